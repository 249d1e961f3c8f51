import { useLingui } from "@lingui/react/macro";
import type { ReliabilityPoint } from "../../logic/performance";
import { confidenceText } from "../../logic/figures";

const [width, height] = [320, 180];
const edge = { left: 34, right: 10, top: 10, bottom: 30 };
const hit_ticks = [0, 0.25, 0.5, 0.75, 1];
const confidence_ticks = [0.5, 0.6, 0.7, 0.8, 0.9, 1];
const [radius_least, radius_most] = [3, 8];

function x(confidence: number): number {
  return edge.left + ((confidence - 0.5) / 0.5) * (width - edge.left - edge.right);
}

function y(share: number): number {
  return edge.top + (1 - share) * (height - edge.top - edge.bottom);
}

interface ReliabilityPlotProps {
  points: ReliabilityPoint[];
  /** How often a coin hit, 0 to 1. */
  coin: number | null;
}

/** Confidence against hits: on the slanted line, signals of 0.7 would hit seven times of ten. */
export function ReliabilityPlot({ points, coin }: ReliabilityPlotProps) {
  const { t } = useLingui();
  const count_max = Math.max(1, ...points.map((point) => point.count));
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const told = points.map(
    (point) =>
      t`${confidenceText(point.from)} to ${confidenceText(point.to)}: ${percent(point.hit_rate)} of ${point.count}`,
  );
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${t`Hit rate by confidence`}. ${told.join("; ")}`}
      className="h-auto w-full text-2xs"
    >
      {hit_ticks.map((tick) => (
        <g key={tick}>
          <line x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={edge.left - 5} y={y(tick) + 3} textAnchor="end" fill="var(--muted)" fontSize="9">
            {percent(tick)}
          </text>
        </g>
      ))}
      {confidence_ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={height - 17} textAnchor="middle" fill="var(--muted)" fontSize="9">
          {tick.toFixed(1)}
        </text>
      ))}
      <text
        x={(edge.left + width - edge.right) / 2}
        y={height - 4}
        textAnchor="middle"
        fill="var(--muted)"
        fontSize="9"
      >
        {t`confidence`}
      </text>
      <line x1={x(0.5)} y1={y(0.5)} x2={x(1)} y2={y(1)} stroke="var(--line-strong)" strokeDasharray="2 3" />
      {coin !== null && (
        <>
          <line x1={x(0.5)} x2={x(1)} y1={y(coin)} y2={y(coin)} stroke="var(--warn)" strokeDasharray="5 3" />
          <text x={x(1)} y={y(coin) + 11} textAnchor="end" fill="var(--warn)" fontSize="9">
            {t`coin ${percent(coin)}`}
          </text>
        </>
      )}
      {points.map((point) => {
        const at = x(point.confidence);
        return (
          <g key={point.from} stroke="var(--accent)">
            <line x1={at} x2={at} y1={y(point.low)} y2={y(point.high)} strokeWidth="1.5" />
            <line x1={at - 4} x2={at + 4} y1={y(point.low)} y2={y(point.low)} />
            <line x1={at - 4} x2={at + 4} y1={y(point.high)} y2={y(point.high)} />
            <circle
              cx={at}
              cy={y(point.hit_rate)}
              r={radius_least + (radius_most - radius_least) * Math.sqrt(point.count / count_max)}
              fill="var(--accent)"
              stroke="var(--panel)"
            />
          </g>
        );
      })}
    </svg>
  );
}
