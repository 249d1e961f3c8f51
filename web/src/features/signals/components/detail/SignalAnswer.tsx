import { Trans, useLingui } from "@lingui/react/macro";
import type { Signal, SignalAnswerWord } from "@/api/types";
import { Icon } from "@/ui/Icon";
import { useSignalAnswer } from "../../api/signals";

/** What the user makes of it: written down, nothing is ordered. */
export function SignalAnswer({ signal }: { signal: Signal }) {
  const { t } = useLingui();
  const answer = useSignalAnswer(signal.id);
  const { status } = signal;
  const is_open = status === "active" || status === "accepted" || status === "rejected";
  if (!is_open)
    return (
      <p className="text-xs text-muted">
        <Trans>It has ended: it can no longer be accepted or rejected.</Trans>
      </p>
    );
  const say = (word: SignalAnswerWord) => {
    if (!answer.isPending && word !== status) answer.mutate(word);
  };
  return (
    <div role="group" aria-label={t`Your answer`} className="flex flex-wrap items-center gap-2">
      <button
        type="button"
        data-testid="signal-accept"
        aria-pressed={status === "accepted"}
        aria-disabled={answer.isPending}
        className={choice}
        onClick={() => say("accepted")}
      >
        <Icon name="check" size={14} />
        {status === "accepted" ? <Trans>Accepted</Trans> : <Trans>Accept</Trans>}
      </button>
      <button
        type="button"
        data-testid="signal-reject"
        aria-pressed={status === "rejected"}
        aria-disabled={answer.isPending}
        className={choice}
        onClick={() => say("rejected")}
      >
        <Icon name="close" size={14} />
        {status === "rejected" ? <Trans>Rejected</Trans> : <Trans>Reject</Trans>}
      </button>
      {status !== "active" && (
        <button
          type="button"
          data-testid="signal-take-back"
          aria-disabled={answer.isPending}
          className="button quiet aria-disabled:opacity-55"
          onClick={() => say("active")}
        >
          <Trans>Take back</Trans>
        </button>
      )}
      <span role="status" className="text-xs text-muted">
        {answer.isPending && <Trans>Saving…</Trans>}
      </span>
      {answer.error !== null && (
        <span role="alert" className="text-xs text-down">
          <Trans>Not saved:</Trans> {answer.error.message}
        </span>
      )}
    </div>
  );
}

const choice =
  "button aria-disabled:opacity-55 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent";
