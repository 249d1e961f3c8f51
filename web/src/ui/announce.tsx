/** One polite live region: at most one summary in five seconds, so that a busy market does not drown a screen reader. */
import { useEffect, useRef } from "react";

const pause_ms = 5_000;
const waiting: string[] = [];
let region: HTMLElement | null = null;
let spoken_at = 0;
let timer: ReturnType<typeof setTimeout> | null = null;

export function announce(text: string): void {
  waiting.push(text);
  schedule();
}

/** For answers to the user's own key press: said at once. */
export function announceNow(text: string): void {
  if (region !== null) region.textContent = text;
}

function schedule(): void {
  if (timer !== null) return;
  timer = setTimeout(speak, Math.max(50, spoken_at + pause_ms - Date.now()));
}

function speak(): void {
  timer = null;
  const texts = waiting.splice(0);
  if (region === null || texts.length === 0) return;
  const more = texts.length - 3;
  region.textContent = texts.slice(0, 3).join(". ") + (more > 0 ? ` (+${more})` : "");
  spoken_at = Date.now();
}

export function Announcer() {
  const node = useRef<HTMLDivElement>(null);
  useEffect(() => {
    region = node.current;
    return () => {
      region = null;
    };
  }, []);
  return <div ref={node} role="status" aria-live="polite" className="sr-only" />;
}
