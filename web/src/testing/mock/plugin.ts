/** Puts the mock behind Vite's own servers (`--mode mock`), with the CSP that the real server sends. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin, PreviewServer, ViteDevServer } from "vite";
import { WebSocketServer, type WebSocket } from "ws";
import type { Order } from "../../api/types.ts";
import { instruments } from "./catalogue.ts";
import { MockServer } from "./server.ts";

const tick_ms = 250;
const csp =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws:; frame-ancestors 'none'";

interface Client {
  socket: WebSocket;
  topics: Map<string, { channel: string; symbol?: string; timeframe?: string; seq: number }>;
}

export function mockServer(): Plugin {
  const mock = new MockServer();
  const clients = new Set<Client>();
  const attach = (server: ViteDevServer | PreviewServer) => {
    server.middlewares.use((request, response, next) => void answer(mock, request, response, next));
    const sockets = new WebSocketServer({ noServer: true });
    server.httpServer?.on("upgrade", (request: IncomingMessage, socket, head) => {
      if (request.url !== "/ws") return;
      sockets.handleUpgrade(request, socket as import("node:net").Socket, head as Buffer, (made) =>
        welcome(clients, made),
      );
    });
    setInterval(() => turn(mock, clients), tick_ms).unref();
  };
  return { name: "tradewind:mock", configureServer: attach, configurePreviewServer: attach };
}

async function answer(
  mock: MockServer,
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (process.env["NODE_ENV"] === "production") response.setHeader("content-security-policy", csp);
  if (!url.pathname.startsWith("/api/v1/")) return next();
  let text = "";
  for await (const part of request) text += String(part);
  const body = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  const made = mock.answer(request.method ?? "GET", url, body);
  if (url.pathname.includes("/auth/")) {
    response.setHeader(
      "set-cookie",
      `tw_csrf=mock; Path=/; SameSite=Strict${url.pathname.endsWith("logout") ? "; Max-Age=0" : ""}`,
    );
  }
  response.statusCode = made.status;
  response.setHeader("content-type", made.status < 400 ? "application/json" : "application/problem+json");
  response.end(JSON.stringify(made.body));
}

function welcome(clients: Set<Client>, socket: WebSocket): void {
  const client: Client = { socket, topics: new Map() };
  clients.add(client);
  socket.on("close", () => clients.delete(client));
  socket.send(JSON.stringify({ type: "auth_success", session: "mock", heartbeat_s: 15 }));
  socket.on("message", (data: Buffer) => {
    const message = JSON.parse(data.toString()) as {
      type: string;
      id?: number;
      channel?: string;
      symbol?: string;
      timeframe?: string;
    };
    if (message.type === "ping") return socket.send(JSON.stringify({ type: "pong" }));
    if (message.channel === undefined) return;
    const topic = [message.channel, message.symbol, message.timeframe].filter(Boolean).join(":");
    if (message.type === "unsubscribe") return void client.topics.delete(topic);
    client.topics.set(topic, {
      channel: message.channel,
      seq: 0,
      ...(message.symbol && { symbol: message.symbol }),
      ...(message.timeframe && { timeframe: message.timeframe }),
    });
    socket.send(JSON.stringify({ type: "subscribed", id: message.id, topic, seq: 0 }));
  });
}

function turn(mock: MockServer, clients: Set<Client>): void {
  const is_close = mock.market.tick();
  mock.desk.mark();
  const bot = mock.desk.bots[Math.floor(Math.random() * mock.desk.bots.length)];
  const happening =
    is_close && bot !== undefined && Math.random() < 0.6
      ? mock.desk.act(bot, mock.market.now_ms - 60_000)
      : null;
  for (const client of clients) {
    const send = (channel: string, action: string, data: unknown, topic = channel) => {
      const state = client.topics.get(topic);
      if (state === undefined) return;
      client.socket.send(
        JSON.stringify({
          type: channel,
          channel,
          topic,
          action,
          seq: state.seq + 1,
          prev_seq: state.seq,
          timestamp: mock.market.now_ms,
          data,
        }),
      );
      state.seq += 1;
    };
    for (const instrument of instruments)
      send("ticker", "update", mock.market.ticker(instrument.id), "ticker:*");
    for (const [topic, wanted] of client.topics) {
      if (wanted.channel !== "candles") continue;
      const timeframe = (wanted.timeframe ?? "1m") as "1m";
      const bars = mock.market.candles(`sim:${wanted.symbol}`, timeframe, 2);
      if (is_close && bars[0])
        send("candles", "close", { instrument: `sim:${wanted.symbol}`, timeframe, candle: bars[0] }, topic);
      send(
        "candles",
        "update",
        { instrument: `sim:${wanted.symbol}`, timeframe, candle: bars.at(-1) },
        topic,
      );
    }
    if (is_close) send("portfolio", "update", mock.portfolio());
    for (const position of mock.desk.positions) send("positions", "update", position);
    if (happening === null) continue;
    const order = happening.order as Order | undefined;
    send("bots", "event", { bot: happening.bot, event: happening.event });
    if (order !== undefined)
      send("orders", happening.fill === null ? "reject" : "fill", {
        order,
        ...(happening.fill && { fill: happening.fill }),
      });
    if (happening.position !== null)
      send("positions", happening.position.quantity === "0" ? "closed" : "opened", happening.position);
  }
}
