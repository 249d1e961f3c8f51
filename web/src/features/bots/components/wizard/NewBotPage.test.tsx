import { fireEvent, screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { renderAt } from "@/testing/render";
import { server, signIn } from "@/testing/server";
import NewBotPage from "./NewBotPage";

const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });

async function setUp() {
  signIn();
  const page = renderAt("/bots/new", <NewBotPage />);
  await screen.findByTestId("bot-name");
  return page;
}

interface Sent {
  key: string | null;
  body: unknown;
}
let sent: Sent[] = [];

function record(answer: () => Response) {
  server.use(
    http.post("*/api/v1/bots", async ({ request }) => {
      sent.push({ key: request.headers.get("idempotency-key"), body: await request.json() });
      return answer();
    }),
  );
}

beforeEach(() => {
  sent = [];
});

it("sends what was typed and goes to the new bot", async () => {
  record(() => HttpResponse.json({ success: true, data: { id: "b-9" } }, { status: 201 }));
  const { history } = await setUp();
  type("bot-name", "Test Bot");
  type("symbol-select", "ETH-USDT");
  type("param-short", "5");
  type("amount-input", "100");
  fireEvent.click(screen.getByTestId("create-bot-submit"));
  await waitFor(() => expect(history?.at(-1)).toBe("/bots/b-9?created=1"));
  expect(sent[0]?.body).toEqual({
    name: "Test Bot",
    strategy: "sma-cross",
    params: { short: "5", long: "30", entry: "cross", exits: "ladder", size: "risk" },
    symbol: "ETH-USDT",
    timeframe: "1m",
    base_amount: "100",
  });
});

it("takes parameters, presets and defaults from the strategy's schema", async () => {
  await setUp();
  fireEvent.click(screen.getByRole("button", { name: "Slow 50/200" }));
  expect(screen.getByTestId<HTMLInputElement>("param-long").value).toBe("200");
  type("strategy-select", "breakout");
  expect(screen.getByTestId<HTMLInputElement>("param-period").value).toBe("20");
  expect(screen.queryByTestId("param-long")).toBeNull();
});

it("names a wrong parameter at its field and sends nothing", async () => {
  record(() => HttpResponse.json({ success: true, data: { id: "x" } }));
  await setUp();
  type("bot-name", "Test Bot");
  type("amount-input", "100");
  type("param-short", "0");
  expect(screen.getByText("At least 1")).toBeTruthy();
  expect(screen.getByTestId("param-short").getAttribute("aria-invalid")).toBe("true");
  fireEvent.click(screen.getByTestId("create-bot-submit"));
  expect(await screen.findByText("1 field needs a look")).toBeTruthy();
  expect(sent).toEqual([]);
});

it("shows the server's refusal at the field it names, and repeats an unchanged form under the same key", async () => {
  const refusal = {
    status: 422,
    code: "VALIDATION_ERROR",
    detail: "1 field is invalid",
    errors: [{ pointer: "/params/short", code: "range", message: "must be below long" }],
  };
  record(() => HttpResponse.json(refusal, { status: 422 }));
  await setUp();
  type("bot-name", "Test Bot");
  type("amount-input", "100");
  fireEvent.click(screen.getByTestId("create-bot-submit"));
  await screen.findByText("must be below long");
  fireEvent.click(screen.getByTestId("create-bot-submit"));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[0]?.key).toBe(sent[1]?.key);
  type("param-short", "7");
  fireEvent.click(screen.getByTestId("create-bot-submit"));
  await waitFor(() => expect(sent).toHaveLength(3));
  expect(sent[2]?.key).not.toBe(sent[0]?.key);
});
