import { Trans } from "@lingui/react/macro";
import { useFeed } from "@/live/hooks";
import { Badge, Dot } from "@/ui/Badge";

/** Beside what moves: says when it has stopped moving, and for how long. */
export function StaleChip() {
  const feed = useFeed();
  if (feed.state === "live" || feed.state === "connecting") return null;
  return (
    <Badge tone="warn">
      <Dot tone="warn" />
      {feed.state === "paused" ? <Trans>paused</Trans> : <Trans>stale {feed.stale_s} s</Trans>}
    </Badge>
  );
}
