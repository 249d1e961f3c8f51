import { Trans, useLingui } from "@lingui/react/macro";
import { confidenceShare, confidenceText } from "../../logic/figures";

/** The number, and a bar that begins at a coin toss. */
export function Confidence({ value, className = "" }: { value: number; className?: string }) {
  const { t } = useLingui();
  const text = confidenceText(value);
  return (
    <span className={`inline-flex items-center gap-2 ${className}`}>
      <span className="num font-semibold" aria-hidden="true">
        {text}
      </span>
      <span className="sr-only">{t`Confidence ${text}, from 0.5 to 1`}</span>
      <span
        aria-hidden="true"
        title={t`Confidence ${text}, from 0.5 to 1`}
        className="block h-2 min-w-12 flex-1 overflow-hidden rounded-full border border-line-strong bg-page"
      >
        <span
          className="block h-full bg-accent"
          style={{ width: `${(confidenceShare(value) * 100).toFixed(1)}%` }}
        />
      </span>
    </span>
  );
}

/** Said once where confidences are listed. */
export function ConfidenceKey() {
  return (
    <Trans>
      Confidence runs from 0.5 (the sources cancel out: a coin toss) to 1 (all lean one way). It is not a
      probability.
    </Trans>
  );
}
