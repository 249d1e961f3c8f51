import { Trans, useLingui } from "@lingui/react/macro";
import { useTitle } from "@/lib/title";
import { useQuery } from "@tanstack/react-query";
import { instrumentsQuery, portfolioQuery, strategiesQuery } from "@/api/queries";
import { PanelError, SkeletonBlock } from "@/ui/Panel";
import { NewBotForm } from "./NewBotForm";

/** Strategy, market, parameters, amount, review: on one page, so that nothing is hidden behind "next". */
export default function NewBotPage() {
  const { t } = useLingui();
  useTitle(t`New bot`);
  const strategies = useQuery(strategiesQuery);
  const instruments = useQuery(instrumentsQuery);
  const portfolio = useQuery(portfolioQuery);
  const error = strategies.error ?? instruments.error;
  return (
    <main className="mx-auto flex w-full max-w-6xl flex-col gap-3 p-2 sm:p-3" aria-label={t`New bot`}>
      <h1 className="px-1 pt-1 text-base">
        <Trans>New bot</Trans>
      </h1>
      {strategies.data !== undefined && instruments.data !== undefined ? (
        <NewBotForm
          strategies={strategies.data}
          instruments={instruments.data}
          available={portfolio.data?.available_balance}
        />
      ) : error !== null ? (
        <div className="panel">
          <PanelError
            error={error}
            onRetry={() => {
              void strategies.refetch();
              void instruments.refetch();
            }}
          />
        </div>
      ) : (
        <SkeletonBlock className="h-[36rem]" />
      )}
    </main>
  );
}
