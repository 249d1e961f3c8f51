import { useQuery } from "@tanstack/react-query";
import { instrumentsQuery } from "@/api/queries";
import type { Instrument } from "@/api/types";
import { symbolOf } from "@/lib/symbol";

/** By id or symbol; undefined while loading, `null` when there is none. */
export function useInstrument(instrument_or_symbol: string): Instrument | null | undefined {
  const instruments = useQuery(instrumentsQuery);
  if (instruments.data === undefined) return undefined;
  const wanted = symbolOf(instrument_or_symbol).toUpperCase();
  return instruments.data.find((instrument) => instrument.symbol === wanted) ?? null;
}

/** The tick of each instrument, by id: tables format many markets at once. */
export function useTicks(): (instrument: string) => string | undefined {
  const instruments = useQuery(instrumentsQuery);
  return (instrument) => instruments.data?.find((entry) => entry.id === instrument)?.tick_size;
}
