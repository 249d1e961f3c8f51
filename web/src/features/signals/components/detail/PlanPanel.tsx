import { useLingui } from "@lingui/react/macro";
import type { Signal } from "@/api/types";
import { formatPercent } from "@/lib/price";
import { DataTable, type Column } from "@/ui/DataTable";
import { Figure, Price } from "@/ui/Figure";
import { Panel } from "@/ui/Panel";
import { riskMultiple } from "../../logic/figures";
import { distancePct, rewardMultiple } from "../../logic/plan";

interface PlanRow {
  id: string;
  name: string;
  price: string;
  fraction: number | null;
  multiple: number | null;
  reason: string;
}

/** Where in, where out, and why there. */
export function PlanPanel({ signal, tick }: { signal: Signal; tick: string | undefined }) {
  const { t } = useLingui();
  const { entry_price, stop_loss } = signal;
  const rows: PlanRow[] = [
    {
      id: "entry",
      name: t`Entry`,
      price: entry_price,
      fraction: null,
      multiple: null,
      reason: t`the close at which it was raised`,
    },
    {
      id: "stop",
      name: t`Stop`,
      price: stop_loss,
      fraction: 1,
      multiple: -1,
      reason: signal.stop_reason,
    },
    ...signal.take_profits.map((target, index) => ({
      id: `target-${index}`,
      name: t`Target ${index + 1}`,
      price: target.price,
      fraction: target.fraction,
      multiple: rewardMultiple(entry_price, stop_loss, target.price),
      reason: target.reason,
    })),
  ];
  const columns: Column<PlanRow>[] = [
    { id: "name", header: t`What`, cell: (row) => row.name, lead: true },
    {
      id: "price",
      header: t`Price`,
      align: "end",
      cell: (row) => <Price value={row.price} tick={tick} />,
    },
    {
      id: "distance",
      header: t`From entry`,
      align: "end",
      cell: (row) =>
        row.id === "entry" ? "" : <Figure figure={formatPercent(distancePct(entry_price, row.price))} />,
    },
    {
      id: "multiple",
      header: t`By the risk`,
      align: "end",
      cell: (row) => (row.multiple === null ? "" : <Figure figure={riskMultiple(row.multiple)} />),
    },
    {
      id: "fraction",
      header: t`Closes`,
      align: "end",
      cell: (row) =>
        row.fraction === null ? "" : <span className="num">{`${Math.round(row.fraction * 100)}%`}</span>,
    },
    {
      id: "reason",
      header: t`Why there`,
      cell: (row) => <span className="whitespace-normal">{row.reason}</span>,
      wide: true,
    },
  ];
  return (
    <Panel title={t`The plan`} aside={t`R is what the stop loses`}>
      <DataTable label={t`The plan`} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </Panel>
  );
}
