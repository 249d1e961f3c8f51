import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";

export interface Tab<K extends string> {
  id: K;
  label: ReactNode;
}

interface TabsProps<K extends string> {
  label: string;
  tabs: Tab<K>[];
  active: K;
  onChange: (id: K) => void;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** Tabs with roving focus (arrows, Home, End). */
export function Tabs<K extends string>({
  label,
  tabs,
  active,
  onChange,
  aside,
  children,
  className = "",
}: TabsProps<K>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const index = tabs.findIndex((tab) => tab.id === active);
    const targets: Record<string, number> = {
      ArrowRight: index + 1,
      ArrowLeft: index - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = tabs.at(target % tabs.length);
    if (next === undefined) return;
    onChange(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  }

  return (
    <section className={`panel flex flex-col ${className}`} aria-label={label}>
      <div className="flex items-center justify-between gap-2 border-b border-line ps-1 pe-3">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          className="flex min-w-0 overflow-x-auto"
          onKeyDown={move}
        >
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              data-tab={tab.id}
              id={`${id}-${tab.id}`}
              aria-selected={tab.id === active}
              aria-controls={`${id}-panel`}
              tabIndex={tab.id === active ? 0 : -1}
              className="min-h-10 border-b-2 border-transparent px-2.5 font-medium whitespace-nowrap text-muted -outline-offset-2 aria-selected:border-accent aria-selected:text-text"
              onClick={() => onChange(tab.id)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${active}`}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        {children}
      </div>
    </section>
  );
}
