import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { post } from "@/api/client";
import type { Assessment, SignalRequest } from "@/api/types";
import type { Timeframe } from "@/lib/symbol";
import { byConfidence, scanParts } from "../logic/scan";

export interface ScanProgress {
  asked: number;
  of: number;
  found: Assessment[];
}

interface ScanQuestion {
  symbols: string[];
  timeframe: Timeframe;
}

/** Asks market after market and shows what is known so far; a new scan, or leaving, ends the one before. */
export function useSignalScan() {
  const client = useQueryClient();
  const [progress, setProgress] = useState<ScanProgress | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const scan = useMutation({
    mutationFn: async ({ symbols, timeframe, signal }: ScanQuestion & { signal: AbortSignal }) => {
      let [asked, found]: [number, Assessment[]] = [0, []];
      setProgress({ asked, of: symbols.length, found });
      for (const part of scanParts(symbols)) {
        const answer = await post("/signals/scan", { symbols: part, timeframe }, { signal });
        asked += part.length;
        found = byConfidence([...found, ...answer]);
        if (signal.aborted) return;
        setProgress({ asked, of: symbols.length, found });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["signals"] }),
  });
  return {
    progress,
    isPending: scan.isPending,
    error: scan.error !== null && scan.error.name !== "AbortError" ? scan.error : null,
    start: (question: ScanQuestion) => {
      running?.abort();
      const next = new AbortController();
      setRunning(next);
      scan.mutate({ ...question, signal: next.signal });
    },
    stop: () => running?.abort(),
  };
}

/** What the sources say of one market now; enough of it is kept as a signal. */
export function useSignalAsk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (question: SignalRequest) => post("/signals/generate", question),
    onSuccess: () => client.invalidateQueries({ queryKey: ["signals"] }),
  });
}
