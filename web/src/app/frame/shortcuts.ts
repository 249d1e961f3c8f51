import { useEffect } from "react";
import { useLocation } from "wouter";

export type Overlay = "palette" | "help" | "preferences" | "kill-switch";

const sequence_ms = 1_000;
const pages: Record<string, string> = {
  d: "/dashboard",
  t: "/trade",
  b: "/bots",
  i: "/signals",
  n: "/bots/new",
};

/** Cmd/Ctrl+K, ?, and g followed by a letter. Single letters do nothing while something is being typed. */
export function useShortcuts(onOverlay: (overlay: Overlay) => void): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    let armed_until = 0;
    function onKey(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return onOverlay("palette");
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") return onOverlay("help");
      if (event.key === "g") {
        armed_until = Date.now() + sequence_ms;
        return;
      }
      const page = pages[event.key];
      if (page !== undefined && Date.now() < armed_until) navigate(page);
      armed_until = 0;
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [navigate, onOverlay]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest("dialog") !== null)
  );
}
