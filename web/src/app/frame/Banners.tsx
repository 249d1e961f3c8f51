import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { killSwitchQuery, metaQuery } from "@/api/queries";
import { useFeed, useLive } from "@/live/hooks";

export function Banners() {
  return (
    <>
      <DemoBar />
      <KillSwitchBar />
      <OfflineBar />
    </>
  );
}

function DemoBar() {
  const meta = useQuery(metaQuery);
  if (meta.data?.demo !== true) return null;
  const { market } = meta.data;
  return (
    <p
      data-testid="demo-bar"
      className="flex flex-wrap items-center justify-center gap-x-2 border-b border-line bg-warn-soft px-3 py-0.5 text-center text-2xs text-warn backdrop-blur-sm"
    >
      <strong className="font-semibold">
        {market.kind === "replay" ? (
          <Trans>DEMO - recorded data, paper money</Trans>
        ) : (
          <Trans>DEMO - synthetic data</Trans>
        )}
      </strong>
      <span className="hidden sm:inline">
        {market.label} ·{" "}
        {Number(market.speed) === 1 ? (
          <Trans>real time</Trans>
        ) : (
          <Trans>{market.speed} market seconds a second</Trans>
        )}
      </span>
    </p>
  );
}

function KillSwitchBar() {
  const state = useQuery(killSwitchQuery);
  const engaged = state.data?.engaged.find((entry) => entry.scope === "account");
  if (engaged === undefined) return null;
  return (
    <p
      role="status"
      className="border-b border-down bg-panel px-3 py-1 text-center text-xs font-medium text-down"
    >
      <Trans>Kill switch engaged: no bot may enter. Stops and take-profits still work.</Trans>
    </p>
  );
}

function OfflineBar() {
  const hub = useLive();
  const feed = useFeed();
  if (feed.state !== "waiting") return null;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-3 border-b border-line bg-raised px-3 py-1 text-xs"
    >
      <Trans>Connection lost. What you see is old. Next attempt in {feed.retry_s} s.</Trans>
      <button type="button" className="button small" onClick={hub.retryNow}>
        <Trans>Connect now</Trans>
      </button>
    </div>
  );
}
