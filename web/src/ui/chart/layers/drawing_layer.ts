/** Drawings over the candles, as one primitive of the candles' series: one order, one hit test, labels that give way. */
import type {
  AutoscaleInfo,
  CandlestickData,
  IPrimitivePaneView,
  ISeriesApi,
  Logical,
  PrimitiveHoveredItem,
  SeriesAttachedParameter,
  Time,
} from "lightweight-charts";
import { drawingInk, isUnder } from "../drawings/draw";
import { inkDistance, type Ink } from "../drawings/ink/ink";
import { extentOf, indexOf, rangeShowing, whereOf, type Place, type Where } from "../drawings/place";
import { kept, spread } from "../drawings/ink/texts";
import type { Drawing } from "../drawings/types";
import type { ChartPalette } from "../palette_css";
import type { ChartLayer } from "../types";
import { paintInk } from "./canvas";

const hit_distance = 6;
const view_settle_ms = 200;
/** Empty bars at the right edge: usually, and at most where targets lie ahead. */
const room_usual = 6;
const room_max = 26;
/** One bar of them for so many pixels of the chart's width. */
const pixels_per_room = 24;

interface Answers {
  /** What the pointer's tooltip says of a drawing. */
  note: (id: string) => string | null;
  onPick: (id: string) => void;
}

export class DrawingLayer implements ChartLayer {
  #answers: Answers = { note: () => null, onPick: () => undefined };
  #at: SeriesAttachedParameter<Time> | null = null;
  #palette: ChartPalette | null = null;
  #times: readonly number[] = [];
  #drawings: Drawing[] = [];
  #focus: string | null = null;
  #revealed: string | null = null;
  #inked: { id: string; ink: Ink[] }[] = [];
  #places: ReadonlyMap<string, Where> = new Map();
  readonly #watchers = new Set<() => void>();
  #view_timer: ReturnType<typeof setTimeout> | null = null;
  readonly #views: IPrimitivePaneView[] = [
    { zOrder: () => "bottom", renderer: () => this.#renderer((ink) => isUnder(ink)) },
    { zOrder: () => "top", renderer: () => this.#renderer((ink) => !isUnder(ink)) },
  ];

  answer(answers: Answers): void {
    this.#answers = answers;
  }

  set(drawings: Drawing[]): void {
    this.#drawings = drawings;
    this.#makeRoom();
    this.#at?.requestUpdate();
  }

  /** What is looked at steps forward. */
  focus(id: string | null): void {
    if (id === this.#focus) return;
    this.#focus = id;
    this.#at?.requestUpdate();
  }

  /** Brings a drawing into view, its prices too; `null` leaves the prices to the candles again. */
  reveal(id: string | null): void {
    this.#revealed = id;
    const drawing = this.#drawings.find((one) => one.id === id);
    const scale = this.#at?.chart.timeScale();
    const range = scale?.getVisibleLogicalRange() ?? null;
    if (drawing !== undefined && scale !== undefined && range !== null) {
      const next = rangeShowing(drawing, indexOf(this.#times, drawing.anchor), range);
      if (next !== null) scale.setVisibleLogicalRange(next);
    }
    this.#at?.requestUpdate();
  }

  /** Where each drawing is, seen from what the chart shows. */
  places = (): ReadonlyMap<string, Where> => this.#places;

  watchPlaces = (listener: () => void): (() => void) => {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  };

  attached(at: SeriesAttachedParameter<Time>): void {
    this.#at = at;
  }

  detached(): void {
    this.#at = null;
    if (this.#view_timer !== null) clearTimeout(this.#view_timer);
    this.#view_timer = null;
  }

  barsChanged(times: readonly number[]): void {
    this.#times = times;
    this.#at?.requestUpdate();
  }

  paint(palette: ChartPalette): void {
    this.#palette = palette;
    this.#makeRoom();
    this.#at?.requestUpdate();
  }

  noteOf(id: unknown): string | null {
    return typeof id === "string" && this.#has(id) ? this.#answers.note(id) : null;
  }

  pick(id: unknown): boolean {
    if (typeof id !== "string" || !this.#has(id)) return false;
    this.#answers.onPick(id);
    return true;
  }

  updateAllViews(): void {
    const [place, palette] = [this.#place(), this.#palette];
    if (place === null || palette === null) return;
    // What is looked at is drawn last, and its words are placed first.
    const ordered = this.#drawings.toSorted((one, other) => this.#rank(one) - this.#rank(other));
    const focus = this.#drawings.find((drawing) => drawing.id === this.#focus) ?? null;
    this.#inked = ordered.map((drawing) => ({
      id: drawing.id,
      ink: drawingInk(drawing, place, palette, focus)
        .filter(isSane)
        .flatMap((ink): Ink[] => {
          const words = ink.kind === "text" ? kept(ink, place) : ink;
          return words === null ? [] : [words];
        }),
    }));
    const texts = this.#inked.toReversed().flatMap(({ ink }) => ink.filter((one) => one.kind === "text"));
    const placed = spread(texts);
    for (const entry of this.#inked)
      entry.ink = entry.ink.flatMap((one) => (one.kind === "text" ? (placed.get(one) ?? []) : one));
    this.#view_timer ??= setTimeout(() => this.#tellPlaces(), view_settle_ms);
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.#views;
  }

  autoscaleInfo(): AutoscaleInfo | null {
    const drawing = this.#drawings.find((one) => one.id === this.#revealed);
    if (drawing === undefined || drawing.kind === "line") return null;
    const { low, high } = extentOf(drawing);
    const target = drawing.kind === "wave" ? drawing.target : null;
    const prices = [low, high, target?.low ?? low, target?.high ?? high];
    if (!prices.every(Number.isFinite)) return null;
    return { priceRange: { minValue: Math.min(...prices), maxValue: Math.max(...prices) } };
  }

  hitTest(x: number, y: number): PrimitiveHoveredItem | null {
    let best: { id: string; distance: number } | null = null;
    for (const { id, ink } of this.#inked.toReversed()) {
      const distance = Math.min(...ink.map((one) => inkDistance(one, { x, y })));
      if (distance <= hit_distance && (best === null || distance < best.distance)) best = { id, distance };
    }
    return best && { externalId: best.id, zOrder: "top", distance: best.distance, hitTestPriority: 2 };
  }

  #has(id: string): boolean {
    return this.#drawings.some((drawing) => drawing.id === id);
  }

  #rank(drawing: Drawing): number {
    return drawing.id === this.#focus ? 2 : drawing.is_faint ? 0 : 1;
  }

  #place(): Place | null {
    if (this.#at === null || this.#times.length === 0) return null;
    const { chart, series } = this.#at;
    const candles = series as ISeriesApi<"Candlestick">;
    const scale = chart.timeScale();
    const index = (anchor: number, bar: number) => indexOf(this.#times, anchor) + bar;
    return {
      width: scale.width(),
      height: chart.panes()[0]?.getHeight() ?? 0,
      x: (anchor, bar) => scale.logicalToCoordinate(index(anchor, bar) as Logical) ?? Number.NaN,
      y: (price) => series.priceToCoordinate(price) ?? Number.NaN,
      candle: (anchor, bar) => {
        const found = candles.dataByIndex(index(anchor, bar)) as CandlestickData | null;
        return found === null || found.high === undefined ? null : found;
      },
    };
  }

  #renderer(wanted: (ink: Ink) => boolean) {
    return {
      draw: (target: Parameters<NonNullable<ReturnType<IPrimitivePaneView["renderer"]>>["draw"]>[0]) =>
        target.useMediaCoordinateSpace(({ context }) => {
          const palette = this.#palette;
          if (palette === null) return;
          const ink = this.#inked.flatMap((entry) => entry.ink.filter(wanted));
          for (const one of ink) if (one.kind !== "text") paintInk(context, one, palette);
          for (const one of ink) if (one.kind === "text") paintInk(context, one, palette);
        }),
    };
  }

  /** Targets lie where no candle is yet. Only while the newest bar is in sight: nobody is moved who looks elsewhere. */
  #makeRoom(): void {
    const scale = this.#at?.chart.timeScale();
    if (scale === undefined || scale.scrollPosition() < 0) return;
    const ahead = this.#drawings.map(barsAhead);
    // On a small screen most of it stays with the candles.
    const most = Math.min(room_max, Math.max(room_usual, Math.floor(scale.width() / pixels_per_room)));
    const room = Math.min(most, Math.max(room_usual, ...ahead));
    if (scale.options().rightOffset !== room) scale.applyOptions({ rightOffset: room });
  }

  #tellPlaces(): void {
    this.#view_timer = null;
    const range = this.#at?.chart.timeScale().getVisibleLogicalRange() ?? null;
    const prices = this.#at?.series.priceScale().getVisibleRange() ?? null;
    if (range === null || prices === null) return;
    const view = { from: range.from, to: range.to, low: prices.from, high: prices.to };
    const places = new Map(
      this.#drawings.map((drawing) => [
        drawing.id,
        whereOf(drawing, indexOf(this.#times, drawing.anchor), view),
      ]),
    );
    const is_same =
      places.size === this.#places.size && [...places].every(([id, where]) => this.#places.get(id) === where);
    if (is_same) return;
    this.#places = places;
    this.#watchers.forEach((listener) => listener());
  }
}

/** How far into what has not happened yet it reaches, in bars from its anchor. */
function barsAhead(drawing: Drawing): number {
  if (drawing.kind === "plan") return drawing.end === null ? drawing.to : 0;
  return drawing.kind === "wave" && !drawing.is_faint ? (drawing.target?.to ?? 0) : 0;
}

function isSane(ink: Ink): boolean {
  switch (ink.kind) {
    case "line":
      return ink.points.every((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
    case "box":
      return [ink.left, ink.right, ink.top, ink.bottom].every(Number.isFinite);
    case "text":
    case "glyph":
      return Number.isFinite(ink.x) && Number.isFinite(ink.y);
  }
}
