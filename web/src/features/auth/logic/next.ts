/** Where to go after signing in: a path of this app, never another host. */
export function safeNext(next: string | null): string {
  if (next === null || !/^\/(?![/\\])/.test(next) || next.startsWith("/login")) return "/dashboard";
  return next;
}
