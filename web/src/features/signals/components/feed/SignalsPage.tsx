import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "wouter";
import { useTitle } from "@/lib/title";
import { Icon } from "@/ui/Icon";
import { filterOf, searchOf } from "../../logic/feed/filter";
import { NoAdvice } from "../parts/NoAdvice";
import { PerformancePanel } from "../performance/PerformancePanel";
import { SignalFeed } from "./SignalFeed";

const ScanSheet = lazy(() => import("../ask/ScanSheet"));
const AskSheet = lazy(() => import("../ask/AskSheet"));

export default function SignalsPage() {
  const { t } = useLingui();
  useTitle(t`Signals`);
  const [search, setSearch] = useSearchParams();
  const [sheet, setSheet] = useState<"scan" | "ask" | null>(null);
  const filter = filterOf(search);
  const close = () => setSheet(null);
  return (
    <main className="flex flex-col gap-3 p-2 sm:p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-1 pt-1">
        <h1 className="text-base">
          <Trans>Signals</Trans>
        </h1>
        <a href="#performance" className="text-xs text-muted underline hover:text-text xl:hidden">
          <Trans>How right were they?</Trans>
        </a>
        <span className="flex flex-wrap gap-2 sm:ms-auto">
          <button type="button" className="button" data-testid="signals-ask" onClick={() => setSheet("ask")}>
            <Icon name="help" size={14} />
            <Trans>Ask about a market</Trans>
          </button>
          <button
            type="button"
            className="button primary"
            data-testid="signals-scan"
            onClick={() => setSheet("scan")}
          >
            <Icon name="search" size={14} />
            <Trans>Scan markets</Trans>
          </button>
        </span>
      </div>
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <SignalFeed
          filter={filter}
          onFilter={(next) => setSearch(searchOf(next), { replace: true })}
          onScan={() => setSheet("scan")}
        />
        <div id="performance" className="min-w-0 scroll-mt-24">
          <PerformancePanel symbol={filter.symbol} />
        </div>
      </div>
      <NoAdvice />
      <Suspense>
        {sheet === "scan" && <ScanSheet onClose={close} />}
        {sheet === "ask" && <AskSheet symbol={filter.symbol} onClose={close} />}
      </Suspense>
    </main>
  );
}
