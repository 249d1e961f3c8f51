import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, type ReactNode } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { metaQuery } from "@/api/queries";
import { meQuery } from "@/features/auth/api/session";
import { ErrorBoundary } from "@/ui/ErrorBoundary";
import { BootSkeleton } from "./frame/BootSkeleton";
import { Frame } from "./frame/Frame";
import { PageError } from "./PageError";
import { Pages } from "./routes";

const LoginPage = lazy(() => import("@/features/auth/components/LoginPage"));

export function App() {
  return (
    <ErrorBoundary fallback={(error, reset) => <PageError error={error} onRetry={reset} />}>
      <Suspense fallback={<BootSkeleton />}>
        <Gate>
          <Frame>
            <Pages />
          </Frame>
        </Gate>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Nobody sees a page without a session, and nobody who has one sees the login. */
function Gate({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery);
  // The demo bar stands above everything: to know of it first spares the page a jump.
  const meta = useQuery(metaQuery);
  const [path] = useLocation();
  const search = useSearch();
  const is_login = path === "/login" || path === "/welcome";
  if (me.isPending || meta.isPending) return <BootSkeleton />;
  if (me.error !== null && me.data === undefined)
    return <PageError error={me.error} onRetry={() => void me.refetch()} />;
  if (me.data === null || me.data === undefined) {
    const next = path === "/" ? "" : `?next=${encodeURIComponent(path + (search && `?${search}`))}`;
    return is_login ? <LoginPage /> : <Redirect to={`/login${next}`} replace />;
  }
  return is_login ? <Redirect to="/dashboard" replace /> : children;
}
