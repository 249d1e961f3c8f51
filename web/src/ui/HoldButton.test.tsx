import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HoldButton } from "./HoldButton";

beforeEach(() =>
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame", "performance"],
  }),
);
afterEach(() => vi.useRealTimers());

function setUp() {
  const onConfirm = vi.fn();
  render(
    <HoldButton label="Stop" hint="hold" armedHint="again" onConfirm={onConfirm}>
      Stop
    </HoldButton>,
  );
  return { onConfirm, button: screen.getByRole("button", { name: "Stop" }) };
}
function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

it("acts after it was held for a second and a half, once", () => {
  const { onConfirm, button } = setUp();
  fireEvent.pointerDown(button);
  pass(1_400);
  expect(onConfirm).not.toHaveBeenCalled();
  pass(2_000);
  expect(onConfirm).toHaveBeenCalledOnce();
});

it("does nothing when it is let go early", () => {
  const { onConfirm, button } = setUp();
  fireEvent.pointerDown(button);
  pass(1_000);
  fireEvent.pointerUp(button);
  pass(5_000);
  expect(onConfirm).not.toHaveBeenCalled();
});

it("acts on the second Enter, not on one, nor on a held key, nor on two far apart", () => {
  const { onConfirm, button } = setUp();
  fireEvent.keyDown(button, { key: "Enter" });
  fireEvent.keyDown(button, { key: "Enter", repeat: true });
  expect(screen.getByText("again")).toBeTruthy();
  pass(3_500);
  fireEvent.keyDown(button, { key: "Enter" });
  expect(onConfirm).not.toHaveBeenCalled();
  fireEvent.keyDown(button, { key: "Enter" });
  expect(onConfirm).toHaveBeenCalledOnce();
});
