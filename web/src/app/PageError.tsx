import { Trans } from "@lingui/react/macro";
import { PanelError } from "@/ui/Panel";

export function PageError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <main className="mx-auto flex max-w-lg flex-col gap-3 p-6 pt-16">
      <h1 className="text-lg">
        <Trans>Something went wrong on this page</Trans>
      </h1>
      <div className="panel">
        <PanelError error={error} onRetry={onRetry} />
      </div>
      <p className="text-muted">
        <Trans>Your bots run on the server and are not touched by this.</Trans>
      </p>
    </main>
  );
}
