import { useLingui } from "@lingui/react/macro";
import type { SignalArgument } from "@/api/types";
import type { Where } from "@/ui/chart/drawings/place";
import { Icon } from "@/ui/Icon";
import { LeanWord } from "./SourceBar";

/** What the chart can do with an argument. */
export interface ArgumentsOnChart {
  picked: string | null;
  /** Draws it for as long as it is pointed at. */
  point: (node: string | null) => void;
  /** Keeps it drawn and brings it into view; once more lets it go. */
  pick: (node: string) => void;
  where: (node: string) => Where | undefined;
}

interface ArgumentItemProps {
  id: string;
  node: string;
  argument: SignalArgument;
  isStop: boolean;
  onFocus: () => void;
  chart: ArgumentsOnChart | undefined;
}

export function ArgumentItem({ id, node, argument, isStop, onFocus, chart }: ArgumentItemProps) {
  const { t } = useLingui();
  const drawn = argument.drawing.length > 0 ? chart : undefined;
  const is_picked = drawn?.picked === node;
  const where = drawn?.where(node);
  const places: Partial<Record<Where, string>> = {
    earlier: t`← earlier`,
    later: t`later →`,
    above: t`↑ above`,
    below: t`↓ below`,
  };
  return (
    <li
      role="treeitem"
      aria-level={2}
      aria-labelledby={`${id}-text`}
      aria-selected={drawn === undefined ? undefined : is_picked}
      data-node={node}
      data-drawn={drawn !== undefined}
      tabIndex={isStop ? 0 : -1}
      className={`group/argument flex items-start gap-2 py-1 ps-9 pe-3 -outline-offset-2 aria-selected:bg-accent-soft ${drawn === undefined ? "" : "cursor-pointer hover:bg-raised"}`}
      onPointerEnter={() => drawn?.point(node)}
      onPointerLeave={() => drawn?.point(null)}
      onFocus={() => {
        onFocus();
        drawn?.point(node);
      }}
      onBlur={() => drawn?.point(null)}
      onClick={() => drawn?.pick(node)}
    >
      <span id={`${id}-text`} className="min-w-0 flex-1 text-xs">
        {argument.text}
        {drawn !== undefined && (
          <span className="ms-1.5 inline-flex items-baseline gap-1 text-2xs text-accent">
            <span className="self-center">
              <Icon name="layers" size={12} />
            </span>
            {is_picked ? t`on the chart` : t`draws`}
            {where !== undefined && places[where] !== undefined && ` ${places[where]}`}
          </span>
        )}
        <span className="sr-only">, </span>
      </span>
      <span className="shrink-0 text-2xs">
        <LeanWord lean={argument.lean} />
      </span>
    </li>
  );
}
