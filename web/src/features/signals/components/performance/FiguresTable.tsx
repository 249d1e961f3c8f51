import { useLingui } from "@lingui/react/macro";
import type { SignalFigures } from "@/api/types";
import { formatPercent } from "@/lib/price";
import { DataTable, type Column } from "@/ui/DataTable";
import { Change, Figure } from "@/ui/Figure";
import { plainFigure } from "../../logic/figures";

export interface FiguresRow {
  id: string;
  name: string;
  figures: SignalFigures;
}

/** Who was how right: one row each. */
export function FiguresTable({ label, lead, rows }: { label: string; lead: string; rows: FiguresRow[] }) {
  const { t } = useLingui();
  const columns: Column<FiguresRow>[] = [
    {
      id: "name",
      header: lead,
      lead: true,
      cell: (row) => <span className="num whitespace-normal">{row.name}</span>,
    },
    {
      id: "count",
      header: t`Times`,
      align: "end",
      cell: (row) => <span className="num">{row.figures.count}</span>,
    },
    {
      id: "hits",
      header: t`Hits`,
      align: "end",
      cell: (row) => (
        <Figure figure={formatPercent(row.figures.hit_rate_pct, { signed: "negative", decimals: 0 })} />
      ),
    },
    {
      id: "brier",
      header: t`Brier`,
      align: "end",
      cell: (row) => <span className="num">{plainFigure(row.figures.brier, 3)}</span>,
    },
    {
      id: "factor",
      header: t`P. factor`,
      align: "end",
      cell: (row) => <span className="num">{plainFigure(row.figures.profit_factor, 2)}</span>,
    },
    {
      id: "mean",
      header: t`Mean`,
      align: "end",
      cell: (row) => <Change value={row.figures.mean_return_pct} />,
    },
  ];
  return (
    <div className="text-2xs">
      <DataTable label={label} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </div>
  );
}
