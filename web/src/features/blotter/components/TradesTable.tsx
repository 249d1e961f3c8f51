import { Trans, useLingui } from "@lingui/react/macro";
import type { ListFilter } from "@/api/keys";
import { tradesQuery } from "@/api/queries";
import type { Trade } from "@/api/types";
import { useTicks } from "@/features/market/logic/use_instrument";
import { formatInstant, formatSpan } from "@/lib/clock";
import { Badge } from "@/ui/Badge";
import type { Column } from "@/ui/DataTable";
import { Change, Money, Pnl, Price } from "@/ui/Figure";
import { Empty } from "@/ui/Panel";
import { exitReasonWord, plainCode } from "../logic/words";
import { BotLink, MarketLink } from "./cells";
import { isShown } from "../logic/columns";
import { PagedTable } from "./PagedTable";

export function TradesTable({ filter, brief = false }: { filter: ListFilter; brief?: boolean }) {
  const { t, i18n } = useLingui();
  const tick = useTicks();
  const columns: Column<Trade>[] = [
    {
      id: "market",
      header: t`Market`,
      cell: (row) => <MarketLink instrument={row.instrument} />,
      lead: true,
    },
    {
      id: "entered",
      header: t`Entered`,
      cell: (row) => <span className="num text-muted">{formatInstant(row.entry_time, "minute")}</span>,
    },
    {
      id: "held",
      header: t`Held`,
      cell: (row) => (
        <span className="num">
          {row.exit_time === null ? <Open /> : formatSpan(row.entry_time, row.exit_time)}
        </span>
      ),
    },
    {
      id: "entry",
      header: t`Entry`,
      cell: (row) => <Price value={row.entry_price} tick={tick(row.instrument)} />,
      align: "end",
    },
    {
      id: "exit",
      header: t`Exit`,
      cell: (row) => <Price value={row.exit_price} tick={tick(row.instrument)} />,
      align: "end",
    },
    { id: "invested", header: t`Invested`, cell: (row) => <Money value={row.invested} />, align: "end" },
    {
      id: "pnl",
      header: t`P&L`,
      align: "end",
      cell: (row) => (
        <span className="inline-flex flex-wrap items-baseline justify-end gap-x-2 lg:flex-nowrap">
          <Pnl value={row.pnl} />
          <span className="text-2xs">
            <Change value={row.pnl_pct} />
          </span>
        </span>
      ),
    },
    {
      id: "reason",
      header: t`Exit reason`,
      cell: (row) => (
        <ExitReason
          reason={row.exit_reason}
          word={(reason) => {
            const known = exitReasonWord(reason);
            return known === null ? plainCode(reason) : i18n._(known);
          }}
        />
      ),
    },
    { id: "bot", header: t`Bot`, cell: (row) => <BotLink id={row.bot_id} name={row.bot_name} /> },
  ];
  return (
    <PagedTable
      label={t`Trades`}
      query={tradesQuery(filter)}
      columns={columns.filter(isShown(filter, brief ? ["entered", "invested"] : []))}
      rowKey={(row) => row.id}
      empty={
        <Empty icon="trade" title={<Trans>No trade yet</Trans>}>
          <Trans>A trade runs from flat to flat: entry, exits, and what was left after fees.</Trans>
        </Empty>
      }
    />
  );
}

function Open() {
  return (
    <Badge tone="accent">
      <Trans>Open</Trans>
    </Badge>
  );
}

function ExitReason({ reason, word }: { reason: string | null; word: (reason: string) => string }) {
  return reason === null ? <span className="text-muted">-</span> : <span>{word(reason)}</span>;
}
