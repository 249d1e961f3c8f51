/** How somebody is signed in: the demo's one-time link, the guest button, a password, or the cookies of an earlier visit. */
import { queryOptions } from "@tanstack/react-query";
import { csrfToken, get, post } from "@/api/client";
import { keys } from "@/api/keys";
import { ApiProblem } from "@/api/problem";
import type { Me, Tokens } from "@/api/types";
import { demoCode, withoutDemoCode } from "../logic/demo_link";

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: bootSession,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** `null` means nobody is signed in. */
async function bootSession(): Promise<Me | null> {
  const code = demoCode(location.hash);
  if (code !== null) {
    history.replaceState(history.state, "", withoutDemoCode(location.href));
    // A used or old code is no misfortune where the cookies of the first visit are still good.
    await signInGuest(code).catch(() => undefined);
  }
  // The CSRF cookie comes and goes with the session: without it there is nobody to ask for.
  if (csrfToken() === null) return null;
  try {
    return await get("/me");
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401) return null;
    throw problem;
  }
}

export function signInGuest(code?: string): Promise<Tokens> {
  return post("/auth/guest", code === undefined ? {} : { code });
}

export function signIn(username: string, password: string): Promise<Tokens> {
  return post("/auth/login", { username, password });
}

export function signOut(): Promise<unknown> {
  return post("/auth/logout", {});
}
