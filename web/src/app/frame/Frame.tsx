import { Trans } from "@lingui/react/macro";
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { useLocation } from "wouter";
import { useLive, useTopic } from "@/live/hooks";
import { useAnnouncements } from "./announcements";
import { Banners } from "./Banners";
import { BottomNav } from "./BottomNav";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";
import { useShortcuts, type Overlay } from "./shortcuts";

const CommandPalette = lazy(() => import("../overlays/CommandPalette"));
const HelpSheet = lazy(() => import("../overlays/HelpSheet"));
const PreferencesSheet = lazy(() => import("../overlays/PreferencesSheet"));
const KillSwitchSheet = lazy(() => import("@/features/risk/components/KillSwitchSheet"));

/** What stays while pages change: navigation, the live connection, the private topics, and the overlays. */
export function Frame({ children }: { children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const hub = useLive();
  const [path] = useLocation();
  const main = useRef<HTMLDivElement>(null);
  const bars = useRef<HTMLElement>(null);
  const close = () => setOverlay(null);

  useEffect(() => hub.start(), [hub]);
  useTopic({ channel: "portfolio" });
  useTopic({ channel: "orders" });
  useTopic({ channel: "positions" });
  useTopic({ channel: "bots" });
  useTopic({ channel: "signals" });
  useTopic({ channel: "ticker", symbol: "*" });
  useShortcuts(setOverlay);
  useAnnouncements();
  useBarsHeight(bars);
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for a clean-up.
    void window.scrollTo(0, 0);
  }, [path]);

  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:rounded focus:bg-accent focus:px-3 focus:py-2 focus:text-accent-ink"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        <Trans>Skip to content</Trans>
      </a>
      <Rail onOverlay={setOverlay} />
      <div className="flex min-w-0 flex-1 flex-col pb-16 sm:pb-0">
        <header ref={bars} className="sticky top-0 z-30">
          <TopBar onOverlay={setOverlay} />
          <Banners />
        </header>
        <div id="content" ref={main} tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {children}
        </div>
      </div>
      <BottomNav onOverlay={setOverlay} />
      <Suspense>
        {overlay === "palette" && <CommandPalette onClose={close} onOverlay={setOverlay} />}
        {overlay === "help" && <HelpSheet onClose={close} />}
        {overlay === "preferences" && <PreferencesSheet onClose={close} />}
        {overlay === "kill-switch" && <KillSwitchSheet onClose={close} />}
      </Suspense>
    </div>
  );
}

/** Pages that fill the window need to know what is left of it: banners come and go. */
function useBarsHeight(bars: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const node = bars.current;
    if (node === null) return;
    const observer = new ResizeObserver(() =>
      document.documentElement.style.setProperty("--bars", `${node.offsetHeight}px`),
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [bars]);
}
