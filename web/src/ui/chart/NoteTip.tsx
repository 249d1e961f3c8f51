import { useImperativeHandle, useRef, type Ref } from "react";

export interface NoteTipHandle {
  show: (note: { text: string; x: number; y: number } | null) => void;
}

const gap = 12;

/** Beside the pointer; the same words reach the keyboard through the walk and the table. */
export function NoteTip({ ref }: { ref: Ref<NoteTipHandle> }) {
  const node = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    show(note) {
      const tip = node.current;
      if (tip === null) return;
      tip.hidden = note === null;
      if (note === null) return;
      tip.textContent = note.text;
      const room = tip.parentElement?.clientWidth ?? 0;
      const is_right = note.x > room / 2;
      tip.style.left = `${note.x + (is_right ? -gap - tip.offsetWidth : gap)}px`;
      const over = note.y - gap - tip.offsetHeight;
      tip.style.top = `${over >= 0 ? over : note.y + gap}px`;
    },
  }));
  return (
    <div
      ref={node}
      hidden
      aria-hidden="true"
      data-testid="chart-tip"
      className="pointer-events-none absolute z-20 max-w-72 rounded border border-line bg-raised px-2 py-1 text-2xs whitespace-pre-line shadow-(--shadow) first-line:font-semibold"
    />
  );
}
