import { describe, expect, it } from "vitest";
import {
  defaultValues,
  faultOf,
  faultsOf,
  fieldsOf,
  inOrderOf,
  paramsOf,
  withPreset,
  type Field,
} from "./schema_form";

const schema = {
  type: "object",
  required: ["short"],
  properties: {
    short: {
      title: "Fast average",
      type: "integer",
      default: 10,
      minimum: 1,
      maximum: 500,
      "x-unit": "bars",
    },
    entry: { type: "string", enum: ["cross", "level"], default: "cross" },
    quantity: { type: "string", minimum: "0.00000001", description: "How much" },
    momentum_filter: { type: "boolean", default: true },
    note: { type: "string" },
  },
};
const fields = fieldsOf(schema);
const field = (name: string) => fields.find((entry) => entry.name === name) as Field;

describe("fields", () => {
  it("knows the kind of each property", () => {
    expect(fields.map((entry) => [entry.name, entry.kind])).toEqual([
      ["short", "integer"],
      ["entry", "choice"],
      ["quantity", "decimal"],
      ["momentum_filter", "flag"],
      ["note", "text"],
    ]);
  });

  it("asks in the order of the strategy, not of the alphabet", () => {
    const properties = {
      aim: {},
      entry: { "x-order": 2 },
      long: { "x-order": 1 },
      short: { "x-order": 0 },
    };
    expect(fieldsOf({ properties }).map((entry) => entry.name)).toEqual(["short", "long", "entry", "aim"]);
  });

  it("shows a bot's parameters in the order of the form", () => {
    const shown = inOrderOf(fields, { entry: "cross", old: "1", short: "5" });
    expect(shown.map(([name]) => name)).toEqual(["short", "entry", "old"]);
  });

  it("takes titles, units and defaults from the schema, or makes a title of the name", () => {
    expect(field("short")).toMatchObject({ title: "Fast average", unit: "bars", fallback: "10" });
    expect(field("momentum_filter").title).toBe("Momentum filter");
    expect(defaultValues(fields)).toMatchObject({
      short: "10",
      entry: "cross",
      quantity: "",
      momentum_filter: "true",
    });
  });

  it("prefers the strategy's defaults to the schema's", () => {
    expect(defaultValues(fieldsOf(schema, { short: 20 }))["short"]).toBe("20");
  });
});

describe("faults", () => {
  it.each([
    ["short", "", { kind: "required" }],
    ["short", "abc", { kind: "not_a_number" }],
    ["short", "1.5", { kind: "not_whole" }],
    ["short", "0", { kind: "below", min: "1" }],
    ["short", "501", { kind: "above", max: "500" }],
    ["short", "500", null],
    ["short", " 10 ", null],
    ["quantity", "", null],
    ["quantity", "0.000000001", { kind: "below", min: "0.00000001" }],
    ["quantity", "0.00000001", null],
    ["entry", "sideways", { kind: "not_a_choice" }],
    ["note", "anything", null],
  ])("%s = %j", (name, typed, expected) => {
    expect(faultOf(field(name), typed)).toEqual(expected);
  });

  it("collects them all", () => {
    expect(Object.keys(faultsOf(fields, { short: "x", entry: "y" }))).toEqual(["short", "entry"]);
  });
});

describe("parameters", () => {
  it("trims, leaves out what is empty, and sends no field of another strategy", () => {
    expect(paramsOf(fields, { short: " 5 ", entry: "level", quantity: "", stray: "1" })).toEqual({
      short: "5",
      entry: "level",
    });
  });

  it("lets a preset change only what it names", () => {
    expect(withPreset({ short: "10", entry: "cross" }, { short: 5 })).toEqual({ short: "5", entry: "cross" });
  });
});
