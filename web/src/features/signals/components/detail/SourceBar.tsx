import { useLingui } from "@lingui/react/macro";
import { Triangle } from "@/ui/Figure";
import { leanText } from "../../logic/figures";
import { sideOf } from "../../logic/reasoning";

/** Left of the middle is down, right is up. `length` is the share of a side. */
export function SourceBar({ lean, length }: { lean: number; length: number }) {
  const side = sideOf(lean);
  const share = `${(length * 50).toFixed(1)}%`;
  return (
    <span aria-hidden="true" className="relative block h-3 rounded-sm bg-raised">
      <span className="absolute inset-y-[-2px] left-1/2 w-px bg-line-strong" />
      {side !== "none" && (
        <span
          className={`absolute inset-y-0 ${side === "up" ? "left-1/2 rounded-e-sm bg-up" : "right-1/2 rounded-s-sm bg-down"}`}
          style={{ width: share }}
        />
      )}
    </span>
  );
}

/** The same in words. */
export function LeanWord({ lean }: { lean: number }) {
  const { t } = useLingui();
  const side = sideOf(lean);
  if (side === "none") return <span className="num text-muted">{t`neither way`}</span>;
  return (
    <span className={`num whitespace-nowrap ${side === "up" ? "text-up" : "text-down"}`}>
      <Triangle sign={side === "up" ? 1 : -1} />
      {side === "up" ? t`up` : t`down`} {leanText(lean)}
    </span>
  );
}
