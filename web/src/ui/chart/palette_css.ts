/** Chart colours come from the page's CSS variables, so a theme change is one read. */
/** `--study-1` and so on in `tokens.css`. */
export const study_colours = 8;

export interface ChartPalette {
  panel: string;
  text: string;
  muted: string;
  line: string;
  line_strong: string;
  raised: string;
  accent: string;
  up: string;
  down: string;
  up_soft: string;
  down_soft: string;
  warn: string;
  /** Lines of indicators: as many as there are, then from the first again. */
  studies: string[];
  font: string;
}

export function readPalette(): ChartPalette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    panel: read("--panel"),
    text: read("--text"),
    muted: read("--muted"),
    line: read("--line"),
    line_strong: read("--line-strong"),
    raised: read("--raised"),
    accent: read("--accent"),
    up: read("--up"),
    down: read("--down"),
    up_soft: read("--up-soft"),
    down_soft: read("--down-soft"),
    warn: read("--warn"),
    studies: Array.from({ length: study_colours }, (_, index) => read(`--study-${index + 1}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
}
