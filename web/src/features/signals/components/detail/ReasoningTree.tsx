import { useLingui } from "@lingui/react/macro";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import type { Reasoning } from "@/api/types";
import { sourceRows } from "../../logic/reasoning";
import { moveOf, nodesOf } from "../../logic/tree";
import { ArgumentItem, type ArgumentsOnChart } from "./ArgumentItem";
import { SourceItem } from "./SourceItem";

interface ReasoningTreeProps {
  reasoning: Reasoning;
  /** Where the arguments can be drawn; without a chart they are only told. */
  chart?: ArgumentsOnChart | undefined;
}

/** Sources as bars, each with its arguments: a tree with one tab stop and arrow keys. */
export function ReasoningTree({ reasoning, chart }: ReasoningTreeProps) {
  const { t } = useLingui();
  const id = useId();
  const tree = useRef<HTMLUListElement>(null);
  const rows = sourceRows(reasoning);
  const sources = rows.map(({ name, part }) => ({
    id: name,
    arguments: part.arguments.map((_, index) => `${name}/${index}`),
  }));
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(["technical"]));
  const [at, setAt] = useState<string>("technical");
  const nodes = nodesOf(sources, open);

  function setOpened(source: string, is_open: boolean) {
    const next = new Set(open);
    if (is_open) next.add(source);
    else next.delete(source);
    setOpen(next);
    if (!is_open && at.startsWith(`${source}/`)) setAt(source);
  }

  function onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveOf(event.key, at, nodes, open);
    if (move === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.open !== undefined) setOpened(...move.open);
    if (move.pick !== undefined) chart?.pick(move.pick);
    if (move.focus !== undefined)
      tree.current?.querySelector<HTMLElement>(`[data-node="${move.focus}"]`)?.focus();
  }

  return (
    <ul ref={tree} role="tree" aria-label={t`Reasons by source`} onKeyDown={onKey}>
      {rows.map((row) => (
        <SourceItem
          key={row.name}
          id={`${id}-${row.name}`}
          row={row}
          isOpen={open.has(row.name)}
          isStop={at === row.name}
          onToggle={() => setOpened(row.name, !open.has(row.name))}
          onFocus={() => setAt(row.name)}
        >
          {row.part.arguments.map((argument, index) => {
            const node = `${row.name}/${index}`;
            return (
              <ArgumentItem
                key={node}
                id={`${id}-${row.name}-${index}`}
                node={node}
                argument={argument}
                isStop={at === node}
                onFocus={() => setAt(node)}
                chart={chart}
              />
            );
          })}
        </SourceItem>
      ))}
    </ul>
  );
}
