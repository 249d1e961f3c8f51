import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { candlesQuery } from "@/api/queries";
import type { Instrument, Signal } from "@/api/types";
import type { ChartOverlay } from "@/features/market/components/MarketChart";
import { formatInstant } from "@/lib/clock";
import type { Timeframe } from "@/lib/symbol";
import { DrawingLayer } from "@/ui/chart/layers/drawing_layer";
import { argumentDrawing, drawnArguments, planDrawing, plan_id, untilOf } from "../../logic/drawing";
import { planLines } from "../../logic/plan";
import type { ArgumentsOnChart } from "./ArgumentItem";

const nothing: never[] = [];
const ignore = () => undefined;

/** The signal's plan on the chart, and of its arguments the one that is looked at. */
export function useSignalChart(signal: Signal, instrument: Instrument, timeframe: Timeframe) {
  const { t } = useLingui();
  const [layer] = useState(() => new DrawingLayer());
  const [picked, setPicked] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const { symbol } = instrument;
  const newest = useQuery({ ...candlesQuery(symbol, timeframe), enabled: false });
  const until = untilOf(signal, newest.data?.candles[0]?.t, timeframe);
  const candles = useQuery({ ...candlesQuery(symbol, timeframe, until), enabled: false });
  const anchor = candles.data?.candles.at(-1)?.t ?? null;
  const known = useMemo(() => drawnArguments(signal), [signal]);
  const void_from = t`void from ${formatInstant(signal.expires_at, "minute")}`;
  const ended = t`ended ${formatInstant(signal.outcome?.ended_at, "minute")}`;

  const drawings = useMemo(() => {
    if (anchor === null) return nothing;
    const frame = { anchor, timeframe };
    const shown = known.filter(({ node }) => node === picked || node === pointed);
    const plan = planDrawing(signal, frame, { until: void_from, ended });
    return [plan, ...shown.flatMap((one) => argumentDrawing(one, frame) ?? [])];
  }, [anchor, timeframe, known, picked, pointed, signal, void_from, ended]);

  useEffect(() => layer.set(drawings), [layer, drawings]);
  useEffect(() => layer.focus(pointed ?? picked), [layer, pointed, picked]);

  // At first, and whenever nothing else is kept on the chart, the plan is in sight.
  const is_there = anchor !== null;
  useEffect(() => {
    if (!is_there) return;
    const frame = requestAnimationFrame(() => layer.reveal(picked ?? plan_id));
    return () => cancelAnimationFrame(frame);
  }, [layer, is_there, picked, timeframe, until]);

  const lines = useMemo(
    () => planLines(signal, { entry: t`Entry`, stop: t`Stop`, target: t`TP` }),
    [signal, t],
  );
  const overlay: ChartOverlay = {
    drawn: {
      studies: nothing,
      notes: nothing,
      readings: nothing,
      studyLegend: () => null,
      onCursor: ignore,
      layer,
    },
    lines,
    until,
  };
  const places = useSyncExternalStore(layer.watchPlaces, layer.places);
  const chart: ArgumentsOnChart = {
    picked,
    point: setPointed,
    pick: (node) => setPicked(node === picked ? null : node),
    where: (node) => places.get(node),
  };
  return { overlay, chart };
}
