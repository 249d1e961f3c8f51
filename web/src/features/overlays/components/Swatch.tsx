import type { Drawing } from "@/ui/chart/drawings/types";

/** How it is drawn, in small: dashed what may change, in the colour that it has on the chart. */
export function Swatch({ drawing }: { drawing: Drawing }) {
  const colour = colourOf(drawing);
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" className="mt-px shrink-0">
      {drawing.kind === "candle" ? (
        <path d={glyphs[drawing.bias]} fill={colour} />
      ) : drawing.kind === "level" || drawing.kind === "fib_zone" ? (
        <path d="M1 5h14v6H1z" fill={colour} fillOpacity="0.45" />
      ) : (
        <path
          d={
            drawing.kind === "fib_swing"
              ? "M1 3h14M1 8h14M1 13h14"
              : drawing.kind === "line"
                ? "M1 12 15 4"
                : "M1 12 5 4l4 6 6-7"
          }
          fill="none"
          stroke={colour}
          strokeWidth="1.5"
          strokeDasharray={drawing.is_certain ? undefined : "3 2"}
          strokeOpacity={drawing.is_faint ? 0.7 : 1}
        />
      )}
    </svg>
  );
}

const glyphs = { bullish: "M8 3l5 9H3z", bearish: "M8 13l5-9H3z", neutral: "M8 3l5 5-5 5-5-5z" };

function colourOf(drawing: Drawing): string {
  switch (drawing.kind) {
    case "wave":
    case "plan":
      return "var(--accent)";
    case "fib_swing":
    case "fib_zone":
      return "var(--study-1)";
    case "shape":
      return "var(--study-2)";
    case "line":
      return "var(--study-3)";
    case "level":
      return drawing.role === "support" ? "var(--up)" : "var(--down)";
    case "candle":
      return drawing.bias === "bullish"
        ? "var(--up)"
        : drawing.bias === "bearish"
          ? "var(--down)"
          : "var(--muted)";
  }
}
