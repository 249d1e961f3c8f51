import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { server } from "@/testing/server";
import { csrfToken, get, getPage, post, whenSignedOut } from "./client";
import { ApiProblem } from "./problem";

const ok = (data: unknown, more: object = {}) => HttpResponse.json({ success: true, data, ...more });
const unauthenticated = () => HttpResponse.json({ code: "UNAUTHENTICATED", status: 401 }, { status: 401 });

it.each([
  ["tw_csrf=abc", "abc"],
  ["a=1; __Host-tw_csrf=x%2Fy", "x/y"],
  ["not_tw_csrf=1", null],
  ["", null],
])("reads the CSRF token of %j", (cookies, token) => expect(csrfToken(cookies)).toBe(token));

it("sends the CSRF header, and a fresh key or the given one", async () => {
  document.cookie = "tw_csrf=token; Path=/";
  const seen: [string, string | null, string | null][] = [];
  server.use(
    http.all("*/api/v1/auth/logout", ({ request }) => {
      seen.push([
        request.method,
        request.headers.get("x-csrf-token"),
        request.headers.get("idempotency-key"),
      ]);
      return ok(null);
    }),
  );

  await post("/auth/logout", {}, { idempotency_key: true });
  await post("/auth/logout", {}, { idempotency_key: "k1" });
  expect(seen[0]?.[1]).toBe("token");
  expect(seen[0]?.[2]).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen[1]?.[2]).toBe("k1");
});

it("refreshes once for many refused requests, and repeats them with the same key", async () => {
  let is_fresh = false;
  let refreshes = 0;
  const keys: (string | null)[] = [];
  server.use(
    http.post("*/api/v1/auth/refresh", () => {
      refreshes += 1;
      is_fresh = true;
      return ok({});
    }),
    http.get("*/api/v1/meta", () => (is_fresh ? ok("a") : unauthenticated())),
    http.post("*/api/v1/bots/:id/start", ({ request }) => {
      keys.push(request.headers.get("idempotency-key"));
      return is_fresh ? ok("b") : unauthenticated();
    }),
  );
  const answers = await Promise.all([
    get("/meta"),
    get("/meta"),
    post("/bots/{id}/start", {}, { parts: { id: "1" }, idempotency_key: true }),
  ]);
  expect(answers).toEqual(["a", "a", "b"]);
  expect(refreshes).toBe(1);
  expect(new Set(keys).size).toBe(1);
});

it("tells when the session is over", async () => {
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  server.use(http.post("*/api/v1/auth/refresh", unauthenticated), http.get("*/api/v1/meta", unauthenticated));
  await expect(get("/meta")).rejects.toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  expect(signedOut).toHaveBeenCalledOnce();
});

it("keeps code, request id and field messages of a refusal", async () => {
  const body = {
    status: 422,
    code: "VALIDATION_ERROR",
    detail: "1 field is invalid",
    request_id: "r1",
    errors: [{ pointer: "/params/short", message: "too small" }],
  };
  server.use(
    http.post("*/api/v1/bots", () =>
      HttpResponse.json(body, { status: 422, headers: { "content-type": "application/problem+json" } }),
    ),
  );
  const problem = await post("/bots", {}).catch((error: unknown) => error as ApiProblem);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({
    code: "VALIDATION_ERROR",
    request_id: "r1",
    message: "1 field is invalid",
  });
  expect((problem as ApiProblem).fieldMessage("/params/short")).toBe("too small");
});

it("survives an answer that is no JSON, and no answer at all", async () => {
  server.use(
    http.get(
      "*/api/v1/me",
      () => new HttpResponse("<h1>proxy</h1>", { status: 502, headers: { "content-type": "text/html" } }),
    ),
  );
  server.use(http.get("*/api/v1/meta", () => HttpResponse.error()));
  await expect(get("/me")).rejects.toMatchObject({ status: 502 });
  await expect(get("/meta")).rejects.toMatchObject({ status: 0, code: "NETWORK" });
});

it("reads the cursor of a page and leaves empty filters out of the address", async () => {
  let asked = "";
  server.use(
    http.get("*/api/v1/orders", ({ request }) => {
      asked = new URL(request.url).search;
      return ok([{ id: "1" }], { pagination: { limit: 1, has_next: true, next_cursor: "c2" } });
    }),
  );
  const page = await getPage("/orders", { query: { symbol: "BTC-USDT", status: "", limit: 1 } });
  expect(page).toEqual({ items: [{ id: "1" }], next_cursor: "c2" });
  expect(asked).toBe("?symbol=BTC-USDT&limit=1");
});
