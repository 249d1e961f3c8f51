import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { formatInstant } from "@/lib/clock";
import { formatCompact } from "@/lib/price";
import { DataTable } from "../DataTable";
import { Figure, Price } from "../Figure";
import type { Bar, Reading } from "./types";

const rows_max = 100;
const refresh_ms = 1_000;

interface BarTableProps {
  read: () => Bar[];
  tick: string;
  label: string;
  readings: Reading[];
}

/** The chart in words: the last hundred bars, newest first. */
export function BarTable({ read, tick, label, readings }: BarTableProps) {
  const { t } = useLingui();
  const [bars, setBars] = useState(read);
  const reader = useRef(read);
  useEffect(() => {
    reader.current = read;
  }, [read]);
  useEffect(() => {
    const timer = setInterval(() => setBars(reader.current()), refresh_ms);
    return () => clearInterval(timer);
  }, []);
  const price = (pick: (bar: Bar) => string) => (bar: Bar) => <Price value={pick(bar)} tick={tick} />;
  return (
    <DataTable
      label={t`${label}, as a table`}
      rows={bars.slice(-rows_max).reverse()}
      rowKey={(bar) => String(bar.t)}
      columns={[
        { id: "t", header: t`Time`, cell: (bar) => formatInstant(bar.t, "minute"), lead: true },
        { id: "open", header: t`Open`, cell: price((bar) => bar.open), align: "end" },
        { id: "high", header: t`High`, cell: price((bar) => bar.high), align: "end" },
        { id: "low", header: t`Low`, cell: price((bar) => bar.low), align: "end" },
        { id: "close", header: t`Close`, cell: price((bar) => bar.close), align: "end" },
        {
          id: "volume",
          header: t`Volume`,
          cell: (bar) => <Figure figure={formatCompact(bar.volume)} />,
          align: "end",
        },
        ...readings.map((reading) => ({
          id: reading.id,
          header: reading.label,
          cell: (bar: Bar) => <span className="num">{reading.at(bar.t)}</span>,
          align: "end" as const,
        })),
      ]}
    />
  );
}
