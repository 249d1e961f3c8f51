import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { keys } from "@/api/keys";
import { candlesQuery } from "@/api/queries";
import type { Instrument } from "@/api/types";
import { formatInstant } from "@/lib/clock";
import { timeframe_ms, type Timeframe } from "@/lib/symbol";
import { useClosedCandles } from "@/live/closed_candles";
import { tickerOf } from "@/live/tickers";
import { axisPrice } from "@/ui/chart/format";
import { DrawingLayer } from "@/ui/chart/layers/drawing_layer";
import { elliottQuery, fibonacciQuery, levelsQuery, patternsQuery, type Question } from "../api/analysis";
import { overlay_facts, type OverlayName } from "../logic/choice";
import { overlaysOn, overlaysPanelSet, overlaysWatch } from "../logic/choice_store";
import { noteText, type Finding } from "../logic/finding";
import { spanOf } from "../logic/span";
import { drawnOf, overlaysOf } from "../logic/overlays";
import { useWords } from "./use_words";

/** At 60 times the speed of time a minute's candle closes each second: nobody reads so fast. */
const pace = { settle_ms: 400, gap_ms: 5_000 };

/** What the overlays say of one market, what of it is drawn, and what is looked at. */
export function useOverlays(instrument: Instrument, timeframe: Timeframe) {
  const { id: instrument_id, symbol, tick_size } = instrument;
  const client = useQueryClient();
  const words = useWords();
  const [layer] = useState(() => new DrawingLayer());
  const [picked, setPicked] = useState<string | null>(null);
  const on = useSyncExternalStore(overlaysWatch, overlaysOn);
  const asked = useMemo(() => new Set(on.map((name) => overlay_facts[name].question)), [on]);

  const elliott = useQuery({ ...elliottQuery(symbol, timeframe), enabled: asked.has("elliott-wave") });
  const fibonacci = useQuery({ ...fibonacciQuery(symbol, timeframe), enabled: asked.has("fibonacci") });
  const patterns = useQuery({ ...patternsQuery(symbol, timeframe), enabled: asked.has("patterns") });
  const levels = useQuery({ ...levelsQuery(symbol, timeframe), enabled: asked.has("levels") });
  const candles = useQuery({ ...candlesQuery(symbol, timeframe), enabled: false });

  const overlays = useMemo(
    () =>
      overlaysOf({
        on,
        answers: { "elliott-wave": elliott, fibonacci, patterns, levels },
        step_ms: timeframe_ms[timeframe],
        now: spanOf(candles.data?.candles ?? [], tickerOf(instrument_id)?.last),
        words,
        price: (value) => axisPrice(value, tick_size),
        time: (t) => formatInstant(t, "minute"),
      }),
    // The answers, not the query objects, which are new at each rendering.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [
      on,
      elliott.data,
      elliott.error,
      fibonacci.data,
      fibonacci.error,
      patterns.data,
      patterns.error,
      levels.data,
      levels.error,
      candles.data,
      timeframe,
      instrument_id,
      tick_size,
      words,
    ],
  );
  const findings = useMemo(() => overlays.flatMap((overlay) => overlay.findings), [overlays]);
  const shown = findings.some((finding) => finding.id === picked) ? picked : null;

  useEffect(() => layer.set(drawnOf(findings, shown)), [layer, findings, shown]);
  useEffect(() => layer.focus(shown), [layer, shown]);
  useEffect(() => layer.reveal(shown), [layer, shown]);
  useEffect(() => {
    const byId = (id: string) => findings.find((finding: Finding) => finding.id === id);
    layer.answer({
      note: (id) => {
        const finding = byId(id);
        return finding === undefined ? null : noteText(finding, words);
      },
      onPick: (id) => {
        setPicked(id);
        overlaysPanelSet(true);
      },
    });
  }, [layer, findings, words]);

  const refetch = useCallback(() => {
    for (const question of asked)
      void client.invalidateQueries(
        { queryKey: keys.analysis(question, symbol, timeframe), exact: true },
        { cancelRefetch: false },
      );
  }, [client, asked, symbol, timeframe]);
  const onCandle = useClosedCandles(refetch, `${symbol}|${timeframe}`, asked.size > 0, pace);

  const queries: Record<Question, { refetch: () => unknown }> = {
    "elliott-wave": elliott,
    fibonacci,
    patterns,
    levels,
  };
  return {
    on,
    overlays,
    layer,
    picked: shown,
    pick: (id: string) => setPicked(id === shown ? null : id),
    /** What the pointer or the focus is at in the list; `null` when it left. */
    point: (id: string | null) => layer.focus(id ?? shown),
    retry: (name: OverlayName) => void queries[overlay_facts[name].question].refetch(),
    onCandle,
  };
}

export type OverlaysOnChart = ReturnType<typeof useOverlays>;
