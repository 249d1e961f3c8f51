/** The mock behind `fetch` in unit tests. Each test may overrule single paths with `server.use`. */
import { http, HttpResponse, ws } from "msw";
import { setupServer } from "msw/node";
import { MockServer } from "./mock/server";

const mock = new MockServer();

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** A socket that opens and says nothing. */
const live = ws.link("ws://*/ws");

export const server = setupServer(
  live.addEventListener("connection", () => undefined),
  http.all("*/api/v1/*", async ({ request }) => {
    const answer = mock.answer(request.method, new URL(request.url), await bodyOf(request));
    return HttpResponse.json(answer.body as Record<string, unknown>, { status: answer.status });
  }),
);

export function signIn(): void {
  mock.is_signed_in = true;
  document.cookie = "tw_csrf=token; Path=/";
}

/** Everything the mock has ever served as text: what may appear on a page without passing the catalogue. */
export function servedText(): string {
  return JSON.stringify([
    mock.desk.bots,
    mock.desk.orders,
    mock.desk.trades,
    mock.signals.signals,
    mock.answer("GET", new URL("http://x/api/v1/strategies"), {}),
    mock.answer("GET", new URL("http://x/api/v1/instruments"), {}),
  ]);
}
