import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { SourceRow } from "../../logic/reasoning";
import { source_words } from "../../logic/words";
import { LeanWord, SourceBar } from "./SourceBar";

interface SourceItemProps {
  id: string;
  row: SourceRow;
  isOpen: boolean;
  /** Whether Tab stops here. */
  isStop: boolean;
  onToggle: () => void;
  onFocus: () => void;
  children: ReactNode;
}

export function SourceItem({ id, row, isOpen, isStop, onToggle, onFocus, children }: SourceItemProps) {
  const { i18n } = useLingui();
  const { name, part, length } = row;
  const weight = Math.round(part.weight_pct);
  return (
    <li
      role="treeitem"
      aria-level={1}
      aria-expanded={isOpen}
      aria-labelledby={`${id}-name`}
      data-node={name}
      data-testid={`source-${name}`}
      tabIndex={isStop ? 0 : -1}
      className="group/source border-b border-line outline-none last:border-0"
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
    >
      <div
        id={`${id}-name`}
        className="grid cursor-pointer grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 px-3 py-2 -outline-offset-2 outline-accent group-focus-visible/source:outline-2 hover:bg-raised"
        onClick={onToggle}
      >
        <svg
          width="10"
          height="10"
          viewBox="0 0 10 10"
          aria-hidden="true"
          className={`text-muted ${isOpen ? "rotate-90" : ""}`}
        >
          <path d="M3 1l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span className="text-[0.8125rem] font-medium">
          {i18n._(source_words[name])}{" "}
          <span className="text-2xs font-normal text-muted">
            <Trans>weighs {weight}%</Trans>
            {" · "}
            <Plural value={part.arguments.length} one="# argument" other="# arguments" />
          </span>
        </span>
        <span className="text-xs">
          <LeanWord lean={part.lean} />
        </span>
        <span className="col-span-2 col-start-2">
          <SourceBar lean={part.lean} length={length} />
        </span>
      </div>
      {isOpen && (
        <ul role="group" className="pb-1.5">
          {part.arguments.length === 0 ? (
            <li role="none" className="px-3 ps-9 text-xs text-muted">
              {part.text}
            </li>
          ) : (
            children
          )}
        </ul>
      )}
    </li>
  );
}
