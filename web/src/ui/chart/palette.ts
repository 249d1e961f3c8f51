import { CrosshairMode, type ChartOptions, type DeepPartial } from "lightweight-charts";
import type { ChartPalette } from "./palette_css";

export function chartOptions(palette: ChartPalette): DeepPartial<ChartOptions> {
  return {
    layout: {
      background: { color: palette.panel },
      textColor: palette.muted,
      fontFamily: palette.font,
      fontSize: 11,
      // The library's own logo comes with an inline style element, which the CSP forbids; `Attribution` stands in for it.
      attributionLogo: false,
      panes: { separatorColor: palette.line, separatorHoverColor: palette.raised, enableResize: true },
    },
    grid: {
      vertLines: { color: `${palette.line}80` },
      horzLines: { color: `${palette.line}80` },
    },
    crosshair: {
      mode: CrosshairMode.Normal,
      vertLine: { color: palette.line_strong, labelBackgroundColor: palette.raised, width: 1, style: 3 },
      horzLine: { color: palette.line_strong, labelBackgroundColor: palette.raised, width: 1, style: 3 },
    },
    rightPriceScale: { borderColor: palette.line, minimumWidth: 72 },
    timeScale: {
      borderColor: palette.line,
      timeVisible: true,
      secondsVisible: false,
      rightOffset: 6,
      minBarSpacing: 1.5,
    },
  };
}
