import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "wouter";
import { useTitle } from "@/lib/title";
import { Icon } from "@/ui/Icon";
import { filterOf, searchOf } from "../../logic/filter";
import { NoAdvice } from "../parts/NoAdvice";
import { SignalFeed } from "./SignalFeed";

const ScanSheet = lazy(() => import("../ask/ScanSheet"));

export default function SignalsPage() {
  const { t } = useLingui();
  useTitle(t`Signals`);
  const [search, setSearch] = useSearchParams();
  const [sheet, setSheet] = useState<"scan" | null>(null);
  const filter = filterOf(search);
  return (
    <main className="flex flex-col gap-3 p-2 sm:p-3">
      <div className="flex flex-wrap items-center gap-3 px-1 pt-1">
        <h1 className="text-base">
          <Trans>Signals</Trans>
        </h1>
        <span className="ms-auto flex flex-wrap gap-2">
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
      <SignalFeed
        filter={filter}
        onFilter={(next) => setSearch(searchOf(next), { replace: true })}
        onScan={() => setSheet("scan")}
      />
      <NoAdvice />
      <Suspense>{sheet === "scan" && <ScanSheet onClose={() => setSheet(null)} />}</Suspense>
    </main>
  );
}
