/** `…/#demo=CODE`: the fragment never reaches a server log, and is taken off the address at once. */
export function demoCode(hash: string): string | null {
  const code = new URLSearchParams(hash.replace(/^#/, "")).get("demo");
  return code === null || code === "" ? null : code;
}

export function withoutDemoCode(href: string): string {
  const url = new URL(href);
  const rest = new URLSearchParams(url.hash.replace(/^#/, ""));
  rest.delete("demo");
  url.hash = rest.toString();
  return url.href.replace(/#$/, "");
}
