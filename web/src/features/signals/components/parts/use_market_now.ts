import { useQuery } from "@tanstack/react-query";
import { metaQuery } from "@/api/queries";
import { useNow } from "@/live/hooks";
import { marketNow } from "../../logic/market_clock";

const ask_ms = 10_000;
const tick_ms = 1_000;

/** The market's time, to the second; `null` until it is known. One asker per page is enough. */
export function useMarketNow(): number | null {
  const meta = useQuery({ ...metaQuery, refetchInterval: ask_ms });
  const now = useNow(tick_ms);
  return meta.data === undefined ? null : marketNow(meta.data.market, meta.dataUpdatedAt, now);
}
