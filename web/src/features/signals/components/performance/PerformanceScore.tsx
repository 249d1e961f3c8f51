import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { SignalPerformance } from "@/api/types";
import { formatInstant } from "@/lib/clock";
import { Change, Percent } from "@/ui/Figure";
import { leanText, plainFigure } from "../../logic/figures";
import { reliabilityPoints, verdictOf } from "../../logic/performance";
import { FiguresTable } from "./FiguresTable";
import { PerformanceWords } from "./PerformanceWords";
import { ReliabilityPlot } from "./ReliabilityPlot";

export function PerformanceScore({ score }: { score: SignalPerformance }) {
  const { t } = useLingui();
  const { all, coin_toss } = score;
  const points = reliabilityPoints(score.buckets);
  const coin = coin_toss?.hit_rate_pct ?? null;
  const buckets = score.buckets.filter(({ figures }) => figures.count > 0);
  return (
    <div data-testid="performance-score">
      <dl className="grid grid-cols-3 gap-px border-b border-line bg-line">
        <Fact term={t`Hit rate`} note={<Trans>coin: {coin === null ? "-" : <Percent value={coin} />}</Trans>}>
          <Percent value={all.hit_rate_pct} />
        </Fact>
        <Fact term={t`Brier score`} note={<Trans>coin: 0.25, less is better</Trans>}>
          <span className="num">{plainFigure(all.brier, 3)}</span>
        </Fact>
        <Fact term={t`Profit factor`} note={<Trans>above 1 wins</Trans>}>
          <span className="num">{plainFigure(all.profit_factor, 2)}</span>
        </Fact>
        <Fact
          term={t`Mean return`}
          note={
            <Trans>
              coin: <Change value={coin_toss?.mean_return_pct} />
            </Trans>
          }
        >
          <Change value={all.mean_return_pct} />
        </Fact>
        <Fact term={t`All in a row`} note={<Trans>each with all the money</Trans>}>
          <Change value={score.total_return_pct} />
        </Fact>
        <Fact term={t`Buy and hold`} note={<Trans>the same time</Trans>}>
          <Change value={score.buy_and_hold_pct} />
        </Fact>
      </dl>
      <div className="flex flex-col gap-2 px-3 py-2 text-xs">
        <p>
          <VerdictWords above={coin_toss?.deviations_above ?? null} />
        </p>
        <p className="text-2xs text-muted">
          <Plural value={all.count} one="# signal" other="# signals" />{" "}
          <Trans>
            in {score.bars} candles, {formatInstant(score.from, "day")} to {formatInstant(score.to, "day")},
            after fees of <Percent value={score.fee_pct} />. Past figures promise nothing.
          </Trans>
        </p>
      </div>
      {points.length > 0 && (
        <div className="px-3 pb-2">
          <ReliabilityPlot points={points} coin={coin === null ? null : Number(coin) / 100} />
          <p className="text-2xs text-muted">
            <Trans>
              Larger dots: more signals. The whiskers hold the true rate 19 times of 20. On the slanted line,
              confidence would be a probability. The table has the same.
            </Trans>
          </p>
        </div>
      )}
      <div className="border-t border-line">
        <FiguresTable
          label={t`By confidence`}
          lead={t`Confidence`}
          rows={buckets.map(({ from, to, figures }) => ({
            id: String(from),
            name: `${from.toFixed(2)}–${to.toFixed(2)}`,
            figures,
          }))}
        />
      </div>
      <div className="border-t border-line">
        <FiguresTable
          label={t`By source`}
          lead={t`Source`}
          rows={score.sources.map(({ source, title, figures }) => ({ id: source, name: title, figures }))}
        />
      </div>
      <PerformanceWords />
    </div>
  );
}

function VerdictWords({ above }: { above: number | null }) {
  const deviations = above === null ? "-" : leanText(above);
  switch (verdictOf(above)) {
    case "none":
      return <Trans>There was no signal to compare with a coin.</Trans>;
    case "luck":
      return <Trans>{deviations} deviations from a coin toss: that may well be luck.</Trans>;
    case "better":
      return <Trans>{deviations} deviations above a coin toss: hardly luck alone.</Trans>;
    case "worse":
      return <Trans>{deviations} deviations: a coin toss did better, and hardly by luck.</Trans>;
  }
}

function Fact({ term, note, children }: { term: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="bg-panel px-3 py-2">
      <dt className="text-2xs text-muted">{term}</dt>
      <dd className="font-semibold">{children}</dd>
      <dd className="text-2xs text-muted">{note}</dd>
    </div>
  );
}
