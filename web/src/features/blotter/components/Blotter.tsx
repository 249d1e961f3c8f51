import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ListFilter } from "@/api/keys";
import { positionsQuery } from "@/api/queries";
import { Tabs } from "@/ui/Tabs";
import { FillsTable } from "./FillsTable";
import { OrdersTable } from "./OrdersTable";
import { PositionsTable } from "./PositionsTable";
import { TradesTable } from "./TradesTable";

type Tab = "positions" | "orders" | "fills" | "trades";

interface BlotterProps {
  filter: ListFilter;
  onOrder: (id: string) => void;
  initial?: Tab;
  className?: string;
}

export function Blotter({ filter, onOrder, initial = "positions", className = "" }: BlotterProps) {
  const { t } = useLingui();
  const [tab, setTab] = useState<Tab>(initial);
  const positions = useQuery(positionsQuery(filter));
  const count = positions.data?.length ?? 0;
  return (
    <Tabs
      label={t`Positions, orders, fills and trades`}
      active={tab}
      onChange={setTab}
      className={className}
      tabs={[
        { id: "positions", label: count > 0 ? t`Positions (${count})` : t`Positions` },
        { id: "orders", label: t`Orders` },
        { id: "fills", label: t`Fills` },
        { id: "trades", label: t`Trades` },
      ]}
    >
      {tab === "positions" && <PositionsTable filter={filter} />}
      {tab === "orders" && <OrdersTable filter={filter} onOrder={onOrder} />}
      {tab === "fills" && <FillsTable filter={filter} onOrder={onOrder} />}
      {tab === "trades" && <TradesTable filter={filter} />}
    </Tabs>
  );
}
