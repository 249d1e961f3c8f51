/**
 * The one door to the REST API: same-origin cookies, CSRF header, idempotency key, envelope, problems,
 * and one silent refresh when the access token has run out.
 */
import { fillPath, type BodyOf, type DataOf, type Method, type PathOf, type QueryOf } from "./contract";
import { ApiProblem, problemOf } from "./problem";
import type { Page, Pagination } from "./types";

export const base_path = "/api/v1";

interface ReadOptions<P extends PathOf<"get">> {
  parts?: Record<string, string>;
  query?: QueryOf<P, "get">;
  signal?: AbortSignal;
}

interface WriteOptions {
  parts?: Record<string, string>;
  /** `true` makes a fresh key; a string repeats an earlier attempt. */
  idempotency_key?: string | true;
  /** For questions that are asked by POST. */
  signal?: AbortSignal;
}

interface Attempt {
  parts?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotency_key?: string | true;
  signal?: AbortSignal;
}

interface Envelope {
  data: unknown;
  pagination?: Pagination | null;
}

/** `unreachable` says nothing about the session: the server may only be restarting. */
export type Refreshed = "renewed" | "refused" | "unreachable";

let refresh_running: Promise<Refreshed> | null = null;
let onSignedOut: () => void = () => undefined;

/** Called when a request is refused as unauthenticated and the session cannot be renewed. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

export async function get<P extends PathOf<"get">>(
  path: P,
  options: ReadOptions<P> = {},
): Promise<DataOf<P, "get">> {
  return (await send("get", path, options)).data as DataOf<P, "get">;
}

export async function getPage<P extends PathOf<"get">>(
  path: P,
  options: ReadOptions<P>,
): Promise<Page<DataOf<P, "get"> extends (infer Row)[] ? Row : never>> {
  const envelope = await send("get", path, options);
  return {
    items: envelope.data as (DataOf<P, "get"> extends (infer Row)[] ? Row : never)[],
    next_cursor: envelope.pagination?.next_cursor ?? null,
  };
}

export async function post<P extends PathOf<"post">>(
  path: P,
  body: BodyOf<P, "post"> | Record<string, never>,
  options: WriteOptions = {},
): Promise<DataOf<P, "post">> {
  return (await send("post", path, { ...options, body })).data as DataOf<P, "post">;
}

export async function patch<P extends PathOf<"patch">>(
  path: P,
  body: BodyOf<P, "patch">,
  options: WriteOptions = {},
): Promise<DataOf<P, "patch">> {
  return (await send("patch", path, { ...options, body })).data as DataOf<P, "patch">;
}

export async function remove<P extends PathOf<"delete">>(
  path: P,
  body: BodyOf<P, "delete">,
  options: WriteOptions = {},
): Promise<DataOf<P, "delete">> {
  const with_body = body === undefined ? options : { ...options, body };
  return (await send("delete", path, with_body)).data as DataOf<P, "delete">;
}

/** One refresh at a time; everybody who needs it waits for the same answer. */
export function refreshSession(): Promise<Refreshed> {
  refresh_running ??= attempt("post", "/auth/refresh", { body: {} })
    .then((response): Refreshed => {
      if (response.ok) return "renewed";
      if (response.status >= 500 || response.status === 429) return "unreachable";
      onSignedOut();
      return "refused";
    })
    .catch((): Refreshed => "unreachable")
    .finally(() => (refresh_running = null));
  return refresh_running;
}

export function csrfToken(cookies: string = document.cookie): string | null {
  const found = /(?:^|;\s*)(?:__Host-)?tw_csrf=([^;]+)/.exec(cookies);
  return found?.[1] === undefined ? null : decodeURIComponent(found[1]);
}

async function send(method: Method, path: string, options: Attempt): Promise<Envelope> {
  const settled =
    options.idempotency_key === true ? { ...options, idempotency_key: crypto.randomUUID() } : options;
  let response = await attempt(method, path, settled);
  if (response.status === 401 && !path.startsWith("/auth/")) {
    if ((await refreshSession()) === "renewed") response = await attempt(method, path, settled);
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return { data: null };
  return (await response.json()) as Envelope;
}

async function attempt(method: Method, path: string, options: Attempt): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (options.body !== undefined) headers["content-type"] = "application/json";
  const csrf = method === "get" ? null : csrfToken();
  if (csrf !== null) headers["x-csrf-token"] = csrf;
  if (typeof options.idempotency_key === "string") headers["idempotency-key"] = options.idempotency_key;
  try {
    return await fetch(urlOf(path, options), {
      method: method.toUpperCase(),
      headers,
      credentials: "same-origin",
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiProblem(0, { title: "No connection", detail: "the server cannot be reached" });
  }
}

function urlOf(path: string, { parts, query = {} }: Attempt): string {
  const url = base_path + fillPath(path, parts);
  const pairs = Object.entries(query).filter(
    (pair): pair is [string, string | number] =>
      (typeof pair[1] === "string" && pair[1] !== "") || typeof pair[1] === "number",
  );
  return pairs.length === 0
    ? url
    : `${url}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`;
}
