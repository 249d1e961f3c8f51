import type { ReactNode } from "react";

export type Tone = "neutral" | "up" | "down" | "warn" | "accent";

const tones: Record<Tone, string> = {
  neutral: "border-line text-muted",
  up: "border-up/40 text-up",
  down: "border-down/50 text-down",
  warn: "border-warn/40 text-warn",
  accent: "border-accent/40 text-accent",
};

export function Badge({
  tone = "neutral",
  children,
  className = "",
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded border px-1.5 text-2xs leading-[1.125rem] font-medium whitespace-nowrap ${tones[tone]} ${className}`}
    >
      {children}
    </span>
  );
}

/** A small dot before a word; the word carries the meaning. */
export function Dot({ tone, pulse = false }: { tone: Tone; pulse?: boolean }) {
  const colours: Record<Tone, string> = {
    neutral: "bg-muted",
    up: "bg-up",
    down: "bg-down",
    warn: "bg-warn",
    accent: "bg-accent",
  };
  return (
    <span
      aria-hidden="true"
      className={`inline-block size-1.5 shrink-0 rounded-full ${colours[tone]} ${pulse ? "motion-safe:animate-pulse" : ""}`}
    />
  );
}
