const paths = {
  dashboard: "M3 3h6v8H3zM11 3h6v5h-6zM11 10h6v7h-6zM3 13h6v4H3z",
  trade: "M5 3v3M5 13v4M3.500 6h3v7h-3zM10 2v4M10 11v3M8.500 6h3v5h-3zM15 6v3M15 14v3M13.500 9h3v5h-3z",
  bots: "M10 2v3M5 5h10a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM7.500 9v2M12.500 9v2M1 9v3M19 9v3",
  signals: "M2 10h3.500l2.500-6 4 12 2.500-6H18",
  search: "M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3zM13.500 13.500 17 17",
  help: "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM7.800 7.600a2.300 2.300 0 1 1 3.200 2.200c-.6.3-1 .7-1 1.500v.5M10 14.300v.2",
  settings: "M4 6h7M15 6h1M4 10h1M9 10h7M4 14h5M13 14h3M13 4.500v3M7 8.500v3M11 12.500v3",
  stop: "M6.500 2.500h7l4 4v7l-4 4h-7l-4-4v-7zM10 6v5M10 13.500v.3",
  play: "M6 4l10 6-10 6z",
  pause: "M6 4h2.500v12H6zM11.500 4H14v12h-2.500z",
  square: "M5 5h10v10H5z",
  plus: "M10 4v12M4 10h12",
  close: "M5 5l10 10M15 5 5 15",
  star: "M10 2.500l2.300 4.800 5.200.7-3.800 3.600 1 5.200-4.700-2.600-4.700 2.600 1-5.200L2.500 8l5.200-.7z",
  logout: "M8 3H4v14h4M12 6l4 4-4 4M16 10H8",
  more: "M4 10h.01M10 10h.01M16 10h.01",
  sun: "M10 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM10 1.500v1.500M10 17v1.500M1.500 10H3M17 10h1.500M4 4l1 1M15 15l1 1M4 16l1-1M15 5l1-1",
  moon: "M16.500 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.500 8.500z",
  monitor: "M2.500 4h15v10h-15zM7 17h6",
  indicators: "M3 3v14h14M6 13l3-5 3 3 4.500-7",
  layers: "M10 3l7.500 4-7.500 4-7.500-4zM2.500 10.500l7.500 4 7.500-4M2.500 13.800l7.500 4 7.500-4",
  eye: "M2 10s3-5.500 8-5.500 8 5.500 8 5.500-3 5.500-8 5.500S2 10 2 10zM10 7.800a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400z",
  eye_off:
    "M2 10s3-5.500 8-5.500 8 5.500 8 5.500-3 5.500-8 5.500S2 10 2 10zM10 7.800a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400zM3 17 17 3",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8 8v8",
  check: "M4 10.500 8.500 15 16 6",
  arrow: "M4 10h12M11 5l5 5-5 5",
} as const;

export type IconName = keyof typeof paths;

const filled: readonly IconName[] = ["play", "pause", "square"];

/** Decorative: the word beside it, or the button's label, carries the meaning. */
export function Icon({ name, size = 16, solid = false }: { name: IconName; size?: number; solid?: boolean }) {
  const is_filled = solid || filled.includes(name);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill={is_filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={is_filled ? 0.5 : name === "more" ? 2.5 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      <path d={paths[name]} />
    </svg>
  );
}
