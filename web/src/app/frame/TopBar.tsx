import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { Link } from "wouter";
import { killSwitchQuery, portfolioQuery } from "@/api/queries";
import { preferences, preferencesSet, preferencesWatch, type Preferences } from "@/lib/preferences";
import { Change, Money } from "@/ui/Figure";
import { Icon, type IconName } from "@/ui/Icon";
import { Wordmark } from "@/ui/Wordmark";
import { FeedStatus } from "./FeedStatus";
import type { Overlay } from "./shortcuts";

export function TopBar({ onOverlay }: { onOverlay: (overlay: Overlay) => void }) {
  const { t } = useLingui();
  const portfolio = useQuery(portfolioQuery);
  const kill_switch = useQuery(killSwitchQuery);
  const is_engaged = kill_switch.data?.engaged.some((entry) => entry.scope === "account") === true;
  return (
    <div className="flex h-12 items-center gap-2 border-b border-line bg-panel px-2 sm:gap-3 sm:px-3">
      <Link href="/dashboard" className="sm:hidden">
        <Wordmark compact />
      </Link>
      <span
        className="rounded border-2 border-warn px-1.5 text-2xs leading-4 font-bold tracking-wider text-warn"
        title={t`No real money: every order goes to the simulated exchange`}
      >
        <Trans>PAPER</Trans>
      </span>
      <div
        className="flex min-w-0 items-baseline gap-2"
        title={t`Equity of the paper account, and its change today`}
      >
        <span className="hidden text-2xs text-muted sm:inline">
          <Trans>Equity</Trans>
        </span>
        <Money value={portfolio.data?.total_value} className="text-sm font-semibold" />
        <span className="hidden text-xs sm:inline">
          <Change value={portfolio.data?.daily_pnl_pct} />
        </span>
      </div>
      <div className="ms-auto flex items-center gap-1 sm:gap-2">
        <FeedStatus />
        <button
          type="button"
          className="button small hidden text-muted lg:inline-flex"
          onClick={() => onOverlay("palette")}
        >
          <Icon name="search" size={14} />
          <Trans>Search</Trans>
          <kbd className="rounded border border-line px-1 font-mono text-2xs">Ctrl K</kbd>
        </button>
        <ThemeButton />
        <button
          type="button"
          className={`button danger small ${is_engaged ? "ring-1 ring-down" : ""}`}
          onClick={() => onOverlay("kill-switch")}
          aria-label={t`Kill switch`}
        >
          <Icon name="stop" size={14} />
          <span className="hidden sm:inline">
            {is_engaged ? <Trans>Stopped</Trans> : <Trans>Kill switch</Trans>}
          </span>
        </button>
      </div>
    </div>
  );
}

const next_theme: Record<Preferences["theme"], Preferences["theme"]> = {
  dark: "light",
  light: "system",
  system: "dark",
};
const theme_icon: Record<Preferences["theme"], IconName> = { dark: "moon", light: "sun", system: "monitor" };

function ThemeButton() {
  const { t } = useLingui();
  const { theme } = useSyncExternalStore(preferencesWatch, preferences);
  const names = { dark: t`dark`, light: t`light`, system: t`as the system` };
  const label = t`Theme: ${names[theme]}. Switch to ${names[next_theme[theme]]}`;
  return (
    <button
      type="button"
      data-testid="theme-button"
      className="button quiet small"
      aria-label={label}
      title={label}
      onClick={() => preferencesSet({ theme: next_theme[theme] })}
    >
      <Icon name={theme_icon[theme]} />
    </button>
  );
}
