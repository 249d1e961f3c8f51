import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { makeQueryClient } from "@/app/providers";
import { LiveContext } from "@/live/hooks";
import { LiveHub } from "@/live/hub";
import { Announcer } from "@/ui/announce";

/** A page inside the app's providers, at an address. */
export function renderAt(path: string, children: ReactNode) {
  const client: QueryClient = makeQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const location = memoryLocation({ path, record: true });
  const made = render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <LiveContext value={new LiveHub(client)}>
          <Router hook={location.hook} searchHook={location.searchHook}>
            {children}
          </Router>
          <Announcer />
        </LiveContext>
      </QueryClientProvider>
    </I18nProvider>,
  );
  return { ...made, client, history: location.history };
}
