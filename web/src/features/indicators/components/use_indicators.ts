import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { keys } from "@/api/keys";
import { ApiProblem } from "@/api/problem";
import type { Timeframe } from "@/lib/symbol";
import { useClosedCandles } from "@/live/closed_candles";
import { indicatorsQuery, indicatorValuesQuery } from "../api/indicators";
import { activeOf, patternNotes, studiesOf } from "../logic/active";
import { choiceChecked } from "../logic/choice";
import { choice, choiceSet, choiceWatch } from "../logic/choice_store";
import { makeCursor } from "../logic/drawing/cursor";
import { requestLine } from "../logic/request";

const pace = { settle_ms: 250, gap_ms: 0 };

/** What is drawn over and under the candles of one market, and how it does. */
export function useIndicators(symbol: string, timeframe: Timeframe) {
  const client = useQueryClient();
  const [cursor] = useState(makeCursor);
  const chosen = useSyncExternalStore(choiceWatch, choice);
  const is_wanted = chosen.length > 0;
  const registry = useQuery({ ...indicatorsQuery, enabled: is_wanted });
  const { kept, unknown } = useMemo(
    () => (registry.data === undefined ? { kept: [], unknown: [] } : choiceChecked(chosen, registry.data)),
    [chosen, registry.data],
  );
  const dropped = useDropped(unknown);

  const line = requestLine(kept);
  const values = useQuery({
    ...indicatorValuesQuery(symbol, timeframe, line),
    enabled: is_wanted && line !== "",
    // The others stay while one is added or changed; not those of another market.
    placeholderData: (before, query) =>
      query?.queryKey[1] === symbol && query.queryKey[2] === timeframe ? before : undefined,
  });
  const shown = is_wanted ? values.data : undefined;

  const active = useMemo(() => activeOf(kept, registry.data ?? [], shown), [kept, registry.data, shown]);
  const times = useMemo(() => shown?.times ?? [], [shown]);
  const studies = useMemo(() => studiesOf(active, times), [active, times]);
  const notes = useMemo(() => patternNotes(active, times), [active, times]);

  const refetch = useCallback(() => {
    void client.invalidateQueries(
      { queryKey: keys.indicatorValues(symbol, timeframe, line), exact: true },
      { cancelRefetch: false },
    );
  }, [client, symbol, timeframe, line]);
  // The same line is refused again; a server that was away may be back.
  const is_refused = values.error instanceof ApiProblem && values.error.status === 422;
  const onCandle = useClosedCandles(
    refetch,
    `${symbol}|${timeframe}`,
    is_wanted && line !== "" && !is_refused,
    pace,
  );

  const failed = registry.error === null ? values : registry;
  return {
    chosen,
    active,
    times,
    studies,
    notes,
    cursor,
    dropped,
    onCandle,
    error: is_wanted ? failed.error : null,
    isRetrying: failed.isFetching,
    retry: () => void failed.refetch(),
  };
}

export type IndicatorsOnChart = ReturnType<typeof useIndicators>;

/** Takes what the server does not know out of the choice, and remembers it until it was read. */
function useDropped(unknown: string[]) {
  const [names, setNames] = useState<string[]>([]);
  const key = unknown.join(",");
  const [seen, setSeen] = useState("");
  if (key !== seen) {
    setSeen(key);
    if (key !== "") setNames(key.split(","));
  }
  useEffect(() => {
    if (key === "") return;
    const gone = new Set(key.split(","));
    choiceSet((items) => items.filter((item) => !gone.has(item.name)));
  }, [key]);
  return { names, dismiss: () => setNames([]) };
}
