import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import type { Indicator } from "@/api/types";
import { Icon } from "@/ui/Icon";
import { catalogueOf, familiesOf } from "../logic/catalogue";
import type { ChosenIndicator } from "../logic/choice";
import { firstSentence } from "../logic/labels";
import { useFamilyWords } from "./family_words";

interface CatalogueProps {
  known: Indicator[];
  typed: string;
  chosen: ChosenIndicator[];
  isFull: boolean;
  onAdd: (name: string, title: string) => void;
}

/** Families to narrow by, and under each its indicators. */
export function Catalogue({ known, typed, chosen, isFull, onAdd }: CatalogueProps) {
  const { t } = useLingui();
  const words = useFamilyWords();
  const [family, setFamily] = useState("");
  const groups = useMemo(() => catalogueOf(known, typed, family), [known, typed, family]);
  return (
    <>
      <div role="group" aria-label={t`Families`} className="flex flex-wrap gap-1">
        {["", ...familiesOf(known)].map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={family === name}
            className="min-h-7 rounded-full border border-line px-2.5 text-xs text-muted hover:text-text aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent max-sm:min-h-11"
            onClick={() => setFamily(name)}
          >
            {name === "" ? <Trans>All</Trans> : words(name)}
          </button>
        ))}
      </div>
      {groups.length === 0 && (
        <p className="py-6 text-center text-muted">
          <Trans>No indicator is called that</Trans>
        </p>
      )}
      {groups.map((group) => (
        <section key={group.family}>
          <h3 className="mb-1 text-xs text-muted">{words(group.family)}</h3>
          <ul className="-mx-2">
            {group.rows.map((indicator) => (
              <li key={indicator.name}>
                <AddButton
                  indicator={indicator}
                  count={chosen.filter((item) => item.name === indicator.name).length}
                  isFull={isFull}
                  onAdd={onAdd}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface AddButtonProps {
  indicator: Indicator;
  count: number;
  isFull: boolean;
  onAdd: CatalogueProps["onAdd"];
}

function AddButton({ indicator, count, isFull, onAdd }: AddButtonProps) {
  const { t } = useLingui();
  const { name, title, description } = indicator;
  return (
    <button
      type="button"
      className="flex min-h-11 w-full items-center gap-3 rounded px-2 py-1.5 text-start hover:bg-raised disabled:opacity-55"
      aria-label={t`Add ${title}`}
      data-testid={`add-${name}`}
      disabled={isFull}
      onClick={() => onAdd(name, title)}
    >
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium">{title}</span>
          <span className="font-mono text-2xs text-muted">{name}</span>
        </span>
        <span className="line-clamp-2 text-xs text-muted">{firstSentence(description)}</span>
      </span>
      {count > 0 && <span className="num text-xs text-accent">×{count}</span>}
      <span className="text-muted">
        <Icon name="plus" size={14} />
      </span>
    </button>
  );
}
