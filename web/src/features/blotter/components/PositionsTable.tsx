import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ListFilter } from "@/api/keys";
import { positionsQuery } from "@/api/queries";
import type { Position } from "@/api/types";
import { useTicks } from "@/features/market/logic/use_instrument";
import { formatInstant } from "@/lib/clock";
import { DataTable, type Column } from "@/ui/DataTable";
import { Change, Pnl, Price, Quantity } from "@/ui/Figure";
import { Empty, Loaded, SkeletonRows } from "@/ui/Panel";
import { isShown } from "../logic/columns";
import { BotLink, MarketLink } from "./cells";

export function PositionsTable({ filter, brief = false }: { filter: ListFilter; brief?: boolean }) {
  const { t } = useLingui();
  const tick = useTicks();
  const positions = useQuery(positionsQuery(filter));
  const columns: Column<Position>[] = [
    {
      id: "market",
      header: t`Market`,
      cell: (row) => <MarketLink instrument={row.instrument} />,
      lead: true,
    },
    { id: "quantity", header: t`Quantity`, cell: (row) => <Quantity value={row.quantity} />, align: "end" },
    {
      id: "entry",
      header: t`Entry`,
      cell: (row) => <Price value={row.average_entry_price} tick={tick(row.instrument)} />,
      align: "end",
    },
    {
      id: "price",
      header: t`Price`,
      cell: (row) => <Price value={row.current_price} tick={tick(row.instrument)} />,
      align: "end",
    },
    {
      id: "pnl",
      header: t`Open P&L`,
      align: "end",
      cell: (row) => (
        <span className="inline-flex flex-wrap items-baseline justify-end gap-x-2 lg:flex-nowrap">
          <Pnl value={row.unrealized_pnl} />
          <span className="text-2xs">
            <Change value={row.unrealized_pnl_pct} />
          </span>
        </span>
      ),
    },
    {
      id: "stop",
      header: t`Stop`,
      cell: (row) => <Price value={row.stop_loss} tick={tick(row.instrument)} />,
      align: "end",
    },
    {
      id: "target",
      header: t`Next target`,
      cell: (row) => <Price value={nextTarget(row)} tick={tick(row.instrument)} />,
      align: "end",
    },
    { id: "bot", header: t`Bot`, cell: (row) => <BotLink id={row.bot_id} name={row.bot_name} /> },
    {
      id: "opened",
      header: t`Opened`,
      cell: (row) => <span className="num text-muted">{formatInstant(row.opened_at, "minute")}</span>,
    },
  ];
  return (
    <Loaded
      query={positions}
      skeleton={<SkeletonRows rows={4} />}
      isEmpty={(rows) => rows.length === 0}
      empty={
        <Empty icon="trade" title={<Trans>No open position</Trans>}>
          <Trans>A position appears here with the first fill of an entry.</Trans>
        </Empty>
      }
    >
      {(rows) => (
        <DataTable
          label={t`Open positions`}
          columns={columns.filter(isShown(filter, brief ? ["target", "opened"] : []))}
          rows={rows}
          rowKey={(row) => row.id}
        />
      )}
    </Loaded>
  );
}

function nextTarget(position: Position): string | null {
  return position.targets.find((target) => target.hit_at === null)?.price ?? null;
}
