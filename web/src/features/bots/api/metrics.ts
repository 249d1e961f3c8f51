import { queryOptions } from "@tanstack/react-query";
import { get } from "@/api/client";
import { keys } from "@/api/keys";
import type { BotMetrics } from "@/api/types";

export const botMetricsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.botMetrics(id),
    queryFn: ({ signal }) => get<BotMetrics>(`bots/${encodeURIComponent(id)}/metrics`, {}, signal),
    refetchInterval: 15_000,
  });
