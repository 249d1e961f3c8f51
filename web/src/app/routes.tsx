import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, type ReactNode } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { instrumentsQuery } from "@/api/queries";
import { ErrorBoundary } from "@/ui/ErrorBoundary";
import { NotFound } from "./NotFound";
import { PageError } from "./PageError";
import { PageSkeleton } from "./frame/BootSkeleton";

const DashboardPage = lazy(() => import("@/features/dashboard/components/DashboardPage"));
const TradePage = lazy(() => import("@/features/trade/components/TradePage"));
const BotsPage = lazy(() => import("@/features/bots/components/list/BotsPage"));
const BotPage = lazy(() => import("@/features/bots/components/detail/BotPage"));
const SignalsPage = lazy(() => import("@/features/signals/components/feed/SignalsPage"));
const SignalPage = lazy(() => import("@/features/signals/components/detail/SignalPage"));
const NewBotPage = lazy(() => import("@/features/bots/components/wizard/NewBotPage"));

export function Pages() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/dashboard" replace />
      </Route>
      <Route path="/dashboard">
        <Page>
          <DashboardPage />
        </Page>
      </Route>
      <Route path="/trade">
        <FirstMarket />
      </Route>
      <Route path="/trading">
        <FirstMarket />
      </Route>
      <Route path="/trade/:symbol">
        {({ symbol }) => (
          <Page>
            <TradePage symbol={symbol} />
          </Page>
        )}
      </Route>
      <Route path="/bots">
        <Page>
          <BotsPage />
        </Page>
      </Route>
      <Route path="/bots/new">
        <Page>
          <NewBotPage />
        </Page>
      </Route>
      <Route path="/bots/:id">
        {({ id }) => (
          <Page>
            <BotPage key={id} id={id} />
          </Page>
        )}
      </Route>
      <Route path="/signals">
        <Page>
          <SignalsPage />
        </Page>
      </Route>
      <Route path="/signals/:id">
        {({ id }) => (
          <Page>
            <SignalPage key={id} id={id} />
          </Page>
        )}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

/** One boundary and one skeleton per page: the frame stays while a page loads or fails. */
function Page({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  return (
    <ErrorBoundary key={path} fallback={(error, reset) => <PageError error={error} onRetry={reset} />}>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function FirstMarket() {
  const instruments = useQuery(instrumentsQuery);
  if (instruments.error !== null)
    return <PageError error={instruments.error} onRetry={() => void instruments.refetch()} />;
  if (instruments.data === undefined) return <PageSkeleton />;
  const first = instruments.data[0];
  return first === undefined ? <NotFound /> : <Redirect to={`/trade/${first.symbol}`} replace />;
}
