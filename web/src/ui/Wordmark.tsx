export function Wordmark({ compact = false }: { compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2 text-base font-semibold tracking-tight">
      <svg
        width="26"
        height="26"
        viewBox="0 0 32 32"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2.600"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M5 22c7 0 7-6 13-6M5 15.500c8 0 7-8 15-8M13 25.500c6 0 6-5 14-5" />
      </svg>
      <span className={compact ? "sr-only" : ""}>Tradewind</span>
    </span>
  );
}
