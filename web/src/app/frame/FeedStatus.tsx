import { Trans, useLingui } from "@lingui/react/macro";
import { useFeed, useLive, type Feed } from "@/live/hooks";
import { Dot, type Tone } from "@/ui/Badge";
import { Icon } from "@/ui/Icon";

const tones: Record<Feed["state"], Tone> = {
  live: "up",
  stale: "warn",
  connecting: "warn",
  waiting: "down",
  paused: "neutral",
};

/** Is what I see now? Word, dot, latency; the button beside it holds all movement back. */
export function FeedStatus() {
  const { t } = useLingui();
  const hub = useLive();
  const feed = useFeed();
  const is_paused = feed.state === "paused";
  return (
    <div className="flex items-center">
      <span
        data-testid="feed-status"
        data-state={feed.state}
        className="num flex items-center gap-1.5 text-2xs text-muted"
        title={t`State of the live connection`}
      >
        <Dot tone={tones[feed.state]} pulse={feed.state === "connecting"} />
        <FeedText feed={feed} />
      </span>
      <button
        type="button"
        className="button quiet small ms-0.5"
        aria-pressed={is_paused}
        aria-label={t`Pause live updates`}
        title={t`Pause live updates`}
        onClick={() => hub.setPaused(!is_paused)}
      >
        <Icon name={is_paused ? "play" : "pause"} size={12} />
      </button>
    </div>
  );
}

function FeedText({ feed }: { feed: Feed }) {
  switch (feed.state) {
    case "live":
      return (
        <>
          <Trans>Live</Trans>
          {feed.latency_ms !== null && <span className="hidden min-w-9 sm:inline">{feed.latency_ms} ms</span>}
        </>
      );
    case "stale":
      return <Trans>Stale {feed.stale_s} s</Trans>;
    case "connecting":
      return <Trans>Connecting</Trans>;
    case "waiting":
      return <Trans>Offline</Trans>;
    case "paused":
      return <Trans>Paused</Trans>;
  }
}
