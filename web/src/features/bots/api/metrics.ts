import { queryOptions } from "@tanstack/react-query";
import { get } from "@/api/client";
import { keys } from "@/api/keys";

export const botMetricsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.botMetrics(id),
    queryFn: ({ signal }) => get("/bots/{id}/metrics", { parts: { id }, signal }),
    refetchInterval: 15_000,
  });
