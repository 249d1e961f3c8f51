import { useLingui } from "@lingui/react/macro";
import type { SignalDirection } from "@/api/types";
import { Triangle } from "@/ui/Figure";
import { direction_words } from "../../logic/words";

/** Triangle and word; the colour only repeats them. */
export function Direction({ direction, className = "" }: { direction: SignalDirection; className?: string }) {
  const { i18n } = useLingui();
  const is_long = direction === "long";
  return (
    <span className={`font-semibold whitespace-nowrap ${is_long ? "text-up" : "text-down"} ${className}`}>
      <Triangle sign={is_long ? 1 : -1} />
      {i18n._(direction_words[direction])}
    </span>
  );
}
