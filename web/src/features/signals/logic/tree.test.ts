import { expect, it } from "vitest";
import { moveOf, nodesOf } from "./tree";

const sources = [
  { id: "technical", arguments: ["technical/0", "technical/1"] },
  { id: "volume", arguments: ["volume/0"] },
];
const open = new Set(["technical"]);
const nodes = nodesOf(sources, open);

it("has the arguments of open sources only", () => {
  expect(nodes.map((node) => node.id)).toEqual(["technical", "technical/0", "technical/1", "volume"]);
});

it.each([
  ["ArrowDown", "technical/1", { focus: "volume" }],
  ["ArrowDown", "volume", {}],
  ["ArrowUp", "volume", { focus: "technical/1" }],
  ["Home", "volume", { focus: "technical" }],
  ["End", "technical", { focus: "volume" }],
  ["ArrowRight", "technical", { focus: "technical/0" }],
  ["ArrowRight", "volume", { open: ["volume", true] }],
  ["ArrowRight", "technical/0", {}],
  ["ArrowLeft", "technical/1", { focus: "technical" }],
  ["ArrowLeft", "technical", { open: ["technical", false] }],
  ["ArrowLeft", "volume", {}],
  ["Enter", "technical", { open: ["technical", false] }],
  [" ", "volume", { open: ["volume", true] }],
  ["Enter", "technical/0", { pick: "technical/0" }],
  ["a", "technical", null],
  ["ArrowDown", "nowhere", null],
])("answers %s at %s", (key, at, expected) => {
  expect(moveOf(key, at, nodes, open)).toEqual(expected);
});
