import { useId, type ReactNode } from "react";

export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id} className="flex items-center gap-2.5 border-b border-line px-3 py-2 text-[0.8125rem]">
        <span
          aria-hidden="true"
          className="num grid size-5 place-items-center rounded-full bg-accent-soft text-2xs font-semibold text-accent"
        >
          {number}
        </span>
        {title}
      </h2>
      <div className="flex flex-col gap-3 p-3">{children}</div>
    </section>
  );
}
