import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Bot } from "@/api/types";
import { Money, Pnl } from "@/ui/Figure";
import { sumOf } from "../../logic/sum";

export function BotsSummary({ bots }: { bots: Bot[] }) {
  const { t } = useLingui();
  return (
    <dl className="panel grid grid-cols-2 gap-px overflow-hidden bg-line sm:grid-cols-5">
      <Cell term={t`Running`}>
        <span className="num">
          {bots.filter((bot) => bot.state === "running").length}{" "}
          <span className="text-muted">/ {bots.length}</span>
        </span>
      </Cell>
      <Cell term={t`Equity in bots`}>
        <Money value={sumOf(bots, (bot) => bot.equity)} />
      </Cell>
      <Cell term={t`Net profit`}>
        <Pnl value={sumOf(bots, (bot) => bot.net_profit)} />
      </Cell>
      <Cell term={t`Open P&L`}>
        <Pnl value={sumOf(bots, (bot) => bot.unrealized_pnl)} />
      </Cell>
      <Cell term={t`Fees paid`}>
        <Money value={sumOf(bots, (bot) => bot.fees_paid)} />
      </Cell>
    </dl>
  );
}

function Cell({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="bg-panel px-3 py-2 max-sm:last:col-span-2">
      <dt className="text-2xs text-muted">{term}</dt>
      <dd className="text-sm font-semibold">{children}</dd>
    </div>
  );
}
