import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { useTitle } from "@/lib/title";

export function NotFound() {
  const { t } = useLingui();
  useTitle(t`Not found`);
  return (
    <main className="mx-auto flex max-w-lg flex-col items-start gap-3 p-6 pt-16">
      <p className="num text-3xl font-semibold text-muted">404</p>
      <h1 className="text-lg">
        <Trans>There is no page at this address</Trans>
      </h1>
      <Link href="/dashboard" className="button primary">
        <Trans>Go to the dashboard</Trans>
      </Link>
    </main>
  );
}
