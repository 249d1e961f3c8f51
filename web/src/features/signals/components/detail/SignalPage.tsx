import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { ApiProblem } from "@/api/problem";
import { useInstrument } from "@/features/market/logic/use_instrument";
import type { Signal } from "@/api/types";
import { pairText } from "@/lib/symbol";
import { useTitle } from "@/lib/title";
import { Empty, Loaded, SkeletonBlock } from "@/ui/Panel";
import { signalQuery } from "../../api/signals";
import { NoAdvice } from "../parts/NoAdvice";
import { SignalDetail } from "./SignalDetail";
import { SignalHeader } from "./SignalHeader";

export default function SignalPage({ id }: { id: string }) {
  const { t } = useLingui();
  const signal = useQuery(signalQuery(id));
  const { data, error } = signal;
  useTitle(data === undefined ? t`Signal` : t`Signal: ${pairText(data.instrument)} ${data.timeframe}`);
  const is_unknown = error instanceof ApiProblem && (error.status === 404 || error.status === 422);
  return (
    <main className="flex flex-col gap-2 p-2">
      <Link href="/signals" className="self-start px-1 text-xs text-muted hover:text-text hover:underline">
        <Trans>← All signals</Trans>
      </Link>
      {is_unknown ? (
        <div className="panel">
          <h1 className="sr-only">{t`Signal`}</h1>
          <Empty
            icon="signals"
            title={<Trans>There is no such signal</Trans>}
            action={
              <Link href="/signals" className="button primary">
                <Trans>Show all signals</Trans>
              </Link>
            }
          />
        </div>
      ) : (
        <Loaded query={signal} skeleton={<SignalSkeleton />}>
          {(loaded) => <Content signal={loaded} />}
        </Loaded>
      )}
      <NoAdvice />
    </main>
  );
}

function Content({ signal }: { signal: Signal }) {
  const instrument = useInstrument(signal.instrument);
  return (
    <>
      <SignalHeader signal={signal} />
      {instrument ? <SignalDetail signal={signal} instrument={instrument} /> : <DetailSkeleton />}
    </>
  );
}

function SignalSkeleton() {
  return (
    <>
      <SkeletonBlock className="h-28 max-sm:h-56" />
      <DetailSkeleton />
    </>
  );
}

function DetailSkeleton() {
  return (
    <div className="grid gap-2 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <SkeletonBlock className="h-[55vh] lg:h-[28rem]" />
      <SkeletonBlock className="h-[28rem]" />
    </div>
  );
}
