/**
 * The one door to the REST API: same-origin cookies, CSRF header, idempotency key, envelope, problems,
 * and one silent refresh when the access token has run out.
 */
import { ApiProblem, problemOf } from "./problem";
import type { Page, Pagination } from "./types";

export const base_path = "/api/v1";

type Method = "GET" | "POST" | "PATCH" | "DELETE";
export type Query = Record<string, string | number | null | undefined>;

interface RequestOptions {
  query?: Query;
  body?: unknown;
  /** `true` makes a fresh key; a string repeats an earlier attempt. */
  idempotency_key?: string | true;
  if_match?: string;
  signal?: AbortSignal;
}

interface Envelope {
  data: unknown;
  pagination?: Pagination;
}

let refresh_running: Promise<boolean> | null = null;
let onSignedOut: () => void = () => undefined;

/** Called when a request is refused as unauthenticated and refreshing did not help. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const envelope = await send("GET", path, { ...(query && { query }), ...(signal && { signal }) });
  return envelope.data as T;
}

export async function getPage<T>(path: string, query?: Query, signal?: AbortSignal): Promise<Page<T>> {
  const envelope = await send("GET", path, { ...(query && { query }), ...(signal && { signal }) });
  return { items: envelope.data as T[], next_cursor: envelope.pagination?.next_cursor ?? null };
}

export async function post<T>(path: string, body: unknown = {}, options: RequestOptions = {}): Promise<T> {
  return (await send("POST", path, { ...options, body })).data as T;
}

export async function patch<T>(path: string, body: unknown, version: number): Promise<T> {
  return (await send("PATCH", path, { body, if_match: `"${version}"` })).data as T;
}

export async function remove<T>(path: string, body?: unknown): Promise<T> {
  return (await send("DELETE", path, body === undefined ? {} : { body })).data as T;
}

/** One refresh at a time; everybody who needs it waits for the same answer. */
export function refreshSession(): Promise<boolean> {
  refresh_running ??= attempt("POST", "auth/refresh", { body: {} })
    .then((response) => response.ok)
    .catch(() => false)
    .finally(() => (refresh_running = null));
  return refresh_running;
}

export function csrfToken(cookies: string = document.cookie): string | null {
  const found = /(?:^|;\s*)(?:__Host-)?tw_csrf=([^;]*)/.exec(cookies);
  return found?.[1] === undefined ? null : decodeURIComponent(found[1]);
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Envelope> {
  const settled =
    options.idempotency_key === true ? { ...options, idempotency_key: crypto.randomUUID() } : options;
  let response = await attempt(method, path, settled);
  if (response.status === 401 && !path.startsWith("auth/")) {
    if (await refreshSession()) response = await attempt(method, path, settled);
    if (response.status === 401) onSignedOut();
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return { data: null };
  return (await response.json()) as Envelope;
}

async function attempt(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (options.body !== undefined) headers["content-type"] = "application/json";
  const csrf = method === "GET" ? null : csrfToken();
  if (csrf !== null) headers["x-csrf-token"] = csrf;
  if (typeof options.idempotency_key === "string") headers["idempotency-key"] = options.idempotency_key;
  if (options.if_match !== undefined) headers["if-match"] = options.if_match;
  try {
    return await fetch(urlOf(path, options.query), {
      method,
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

function urlOf(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(
    (pair): pair is [string, string | number] => pair[1] !== null && pair[1] !== undefined && pair[1] !== "",
  );
  if (pairs.length === 0) return `${base_path}/${path}`;
  return `${base_path}/${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`;
}
