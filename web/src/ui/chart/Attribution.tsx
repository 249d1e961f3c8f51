import { useLingui } from "@lingui/react/macro";

/** The notice that lightweight-charts asks for: its own logo cannot be used, as it brings an inline style element. */
export function Attribution() {
  const { t } = useLingui();
  return (
    <a
      href="https://www.tradingview.com/"
      target="_blank"
      rel="noreferrer"
      aria-label={t`Charts by TradingView (opens in a new tab)`}
      className="absolute bottom-8 left-2 z-10 rounded p-1.5 text-muted hover:text-text"
    >
      <svg width="28" height="15" viewBox="0 0 35 19" fill="currentColor" aria-hidden="true">
        <path d="M14 2H2v6h6v9h6V2Zm12 15h-7l6-15h7l-6 15Zm-7-9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z" />
      </svg>
    </a>
  );
}
