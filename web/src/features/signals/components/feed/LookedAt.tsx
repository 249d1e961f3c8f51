import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { SignalDesk, SignalDeskOver } from "@/api/types";
import { formatInstant } from "@/lib/clock";
import { SkeletonBlock } from "@/ui/Panel";
import { lastLook, shortOf } from "../../logic/feed/desk";
import { confidenceText } from "../../logic/figures";

/** How far the desk has looked: a line for each time frame that signals are raised over. */
export function LookedAt({ desk }: { desk: SignalDesk | undefined }) {
  const { t } = useLingui();
  if (desk === undefined) return <SkeletonBlock className="h-[4.5rem] w-80 max-w-full" />;
  const needed = confidenceText(desk.confidence_min);
  return (
    <table aria-label={t`Where signals were looked for last`} data-testid="looked-at">
      <thead>
        <tr>
          <Head>
            <Trans>Looked at</Trans>
          </Head>
          <Head title={t`When the newest candle closed, in market time`}>
            <Trans>Candle closed</Trans>
          </Head>
          <Head className="max-[22.5rem]:hidden">
            <Trans>Markets</Trans>
          </Head>
          <Head title={t`Signals raised at that candle`}>
            <Trans>Raised</Trans>
          </Head>
          <Head title={t`Signals that had not ended there`}>
            <Trans>Open</Trans>
          </Head>
          <Head title={t`The highest confidence there; a signal needs ${needed}`}>
            <Trans>Highest</Trans>
          </Head>
        </tr>
      </thead>
      <tbody>
        {desk.timeframes.map((over) => (
          <LookedOver key={over.timeframe} over={over} />
        ))}
      </tbody>
    </table>
  );
}

const cell = "pe-2 text-start font-normal whitespace-nowrap last:pe-0 sm:pe-4";

function Head({ className = "", ...rest }: { className?: string; title?: string; children: ReactNode }) {
  return <th scope="col" className={`${cell} ${className}`} {...rest} />;
}

function LookedOver({ over }: { over: SignalDeskOver }) {
  const { timeframe, closed_at, raised, open, confidence_max } = over;
  return (
    <tr data-timeframe={timeframe} className="num">
      <th scope="row" className={`${cell} text-text`}>
        {timeframe}
      </th>
      <td className={cell}>{formatInstant(closed_at, "minute")}</td>
      <td className={`${cell} max-[22.5rem]:hidden`}>
        <Markets over={over} />
      </td>
      <td className={cell}>{closed_at === null ? "-" : raised}</td>
      <td className={cell}>{closed_at === null ? "-" : open}</td>
      <td className={cell}>{confidence_max === null ? "-" : confidenceText(confidence_max)}</td>
    </tr>
  );
}

function Markets({ over: { closed_at, looked, instruments } }: { over: SignalDeskOver }) {
  if (closed_at === null) return "-";
  if (looked === instruments) return looked;
  return (
    <Trans>
      {looked} of {instruments}
    </Trans>
  );
}

/** The last look in words, where there is nothing to show of it. */
export function LastLook({
  desk,
  timeframe,
}: {
  desk: SignalDesk | undefined;
  timeframe?: string | undefined;
}) {
  const look = lastLook(desk, timeframe);
  if (desk === undefined || look === null) return null;
  const short = shortOf(look, desk.confidence_min);
  const when = formatInstant(look.closed_at, "minute");
  const needed = confidenceText(desk.confidence_min);
  return (
    <span data-testid="last-look">
      <Trans>
        Last looked at {look.timeframe} candles at {when}:{" "}
        <Plural value={look.looked} one="# market" other="# markets" />
      </Trans>
      {", "}
      {look.raised > 0 ? (
        <Plural value={look.raised} one="# signal raised." other="# signals raised." />
      ) : short === null ? (
        <Trans>nothing new.</Trans>
      ) : (
        <Trans>
          nothing above {short}; a signal needs {needed}.
        </Trans>
      )}
    </span>
  );
}
