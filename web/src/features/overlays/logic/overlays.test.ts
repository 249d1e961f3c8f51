import { describe, expect, it } from "vitest";
import { analyzed, complete, elliott, levels, point, wave } from "@/testing/mock/analysis";
import { plain_words, tellerOf } from "@/testing/teller";
import { choiceOf, choiceText, toggled } from "./choice";
import { noteText } from "./finding";
import { elliottFindings } from "./findings/elliott";
import { drawnOf, overlaysOf, type Answers } from "./overlays";

describe("the choice", () => {
  it("is read back as it was kept, in the order of the panel", () => {
    const on = toggled(toggled([], "levels"), "elliott");
    expect(choiceOf(choiceText(on))).toEqual(["elliott", "levels"]);
    expect(toggled(on, "elliott")).toEqual(["levels"]);
  });

  it.each([null, "", "{", "[]", '{"version":2,"on":["levels"]}', '{"version":1,"on":["clouds"]}'])(
    "%j is nothing",
    (text) => expect(choiceOf(text)).toEqual([]),
  );
});

describe("an overlay that is on", () => {
  const none = { data: undefined, error: null };
  const answers: Answers = { "elliott-wave": none, fibonacci: none, patterns: none, levels: none };
  const { words, price, time } = tellerOf();
  const overlayOf = (change: Partial<Answers>) =>
    overlaysOf({
      on: ["levels"],
      answers: { ...answers, ...change },
      step_ms: 1,
      now: null,
      words,
      price,
      time,
    })[0];
  const error = new Error("away");

  it.each([
    ["waits", {}, { kind: "loading" }],
    ["tells why there is no answer", { levels: { data: undefined, error } }, { kind: "failed", error }],
    [
      "tells that an old answer is not renewed",
      { levels: { data: levels([]), error } },
      { kind: "failed", error },
    ],
    [
      "tells that there is nothing",
      { levels: { data: levels([]), error: null } },
      { kind: "nothing", bars: 100 },
    ],
    [
      "tells how many candles it needs",
      { levels: { data: { ...levels([]), ...analyzed, bars: 12 }, error: null } },
      { kind: "few", needed: 60, bars: 12 },
    ],
  ])("%s", (_, change, state) => expect(overlayOf(change)?.state).toEqual(state));
});

const found = elliottFindings(elliott([wave(), wave({ points: [point(1, 1)] })], [complete()]), tellerOf());

it("another way to see it is drawn while it is picked", () => {
  const aside = found.find((finding) => finding.is_aside)?.id ?? "";
  expect(drawnOf(found, null).map((drawing) => drawing.id)).not.toContain(aside);
  expect(drawnOf(found, aside).map((drawing) => drawing.id)).toContain(aside);
});

it("the tooltip says title, state, score and the first reasons", () => {
  const [first] = found;
  if (first === undefined) throw new Error("nothing found");
  const reasons = Array.from({ length: 8 }, (_, index) => ({ text: `reason ${index}`, score: index / 10 }));
  const lines = noteText({ ...first, title: "Flat", reasons }, plain_words).split("\n");
  expect(lines[0]).toBe("Flat · forming · score(0.8)");
  expect(lines.at(-2)).toBe("• reason 5 (0.50)");
  expect(lines.at(-1)).toBe("more_reasons(2)");
});
