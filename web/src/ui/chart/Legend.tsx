import { useLingui } from "@lingui/react/macro";
import { useImperativeHandle, useRef, type Ref } from "react";
import { formatCompact, formatPercent, formatPrice } from "@/lib/price";
import type { Bar } from "./types";

export interface LegendHandle {
  show: (bar: Bar | null) => void;
}

const fields = ["open", "high", "low", "close"] as const;

/** Open, high, low, close of the bar under the crosshair. Written into text nodes: it changes with every mouse move. */
export function Legend({ tick, ref }: { tick: string; ref: Ref<LegendHandle> }) {
  const { t } = useLingui();
  const nodes = useRef<Record<string, HTMLElement | null>>({});
  const titles = { open: t`O`, high: t`H`, low: t`L`, close: t`C` };
  const words = { open: t`Open`, high: t`High`, low: t`Low`, close: t`Close` };

  useImperativeHandle(ref, () => ({
    show(bar) {
      const write = (name: string, text: string) => {
        const node = nodes.current[name];
        if (node) node.textContent = text;
      };
      for (const field of fields) write(field, formatPrice(bar?.[field], tick).text);
      write("volume", formatCompact(bar?.volume).text);
      const change =
        bar === null || Number(bar.open) === 0
          ? null
          : String((Number(bar.close) / Number(bar.open) - 1) * 100);
      const figure = formatPercent(change);
      write("change", figure.text);
      const node = nodes.current["change"];
      if (node) node.className = `num ${figure.sign > 0 ? "text-up" : figure.sign < 0 ? "text-down" : ""}`;
    },
  }));

  return (
    <dl className="num flex flex-wrap gap-x-2.5 text-2xs" aria-hidden="true">
      {fields.map((field) => (
        <div key={field} className="flex gap-1" title={words[field]}>
          <dt className="text-muted">{titles[field]}</dt>
          <dd ref={(node) => void (nodes.current[field] = node)}>-</dd>
        </div>
      ))}
      <div className="flex gap-1" title={t`Volume`}>
        <dt className="text-muted">{t`V`}</dt>
        <dd ref={(node) => void (nodes.current["volume"] = node)}>-</dd>
      </div>
      <dd ref={(node) => void (nodes.current["change"] = node)} />
    </dl>
  );
}
