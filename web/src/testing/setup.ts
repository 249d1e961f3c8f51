import { cleanup } from "@testing-library/react";
import { i18n } from "@lingui/core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { messages } from "../locales/en.po";
import { server } from "./server";

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= NoObserver;
globalThis.scrollTo = () => undefined;
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
})) as unknown as typeof matchMedia;

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => i18n.loadAndActivate({ locale: "en", messages }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  document.cookie = "tw_csrf=; Max-Age=0; Path=/";
});
afterAll(() => server.close());
