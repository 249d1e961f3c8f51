import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { whenSignedOut } from "@/api/client";
import { keys } from "@/api/keys";
import { ApiProblem } from "@/api/problem";
import { LiveContext } from "@/live/hooks";
import { LiveHub } from "@/live/hub";
import { Announcer } from "@/ui/announce";

const retries_max = 2;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => {
          const is_final = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
          return !is_final && count < retries_max;
        },
      },
    },
  });
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => {
    const made = makeQueryClient();
    whenSignedOut(() => made.setQueryData(keys.me, null));
    return made;
  });
  const [hub] = useState(() => new LiveHub(client));
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <LiveContext value={hub}>
          {children}
          <Announcer />
        </LiveContext>
      </QueryClientProvider>
    </I18nProvider>
  );
}
