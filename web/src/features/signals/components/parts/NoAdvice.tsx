import { Trans } from "@lingui/react/macro";

export function NoAdvice({ className = "" }: { className?: string }) {
  return (
    <p className={`px-1 text-2xs text-muted ${className}`}>
      <Trans>
        No advice: a signal is what fixed rules read from past prices. Accepting one orders nothing.
      </Trans>
    </p>
  );
}
