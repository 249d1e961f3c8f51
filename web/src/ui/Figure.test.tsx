import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Pnl, Price } from "./Figure";

it("reads the whole value to a screen reader where the eye gets the short form", () => {
  const { container } = render(<Price value="0.00000123" />);
  expect(container.querySelector("[aria-hidden]")?.textContent).toBe("0.0₅123");
  expect(container.querySelector(".sr-only")?.textContent).toBe("0.00000123");
  expect(container.querySelector("[data-full]")?.getAttribute("title")).toBe("0.00000123");
});

it("never leaves the direction to colour alone", () => {
  const { container } = render(<Pnl value="-3.2" />);
  expect(screen.getByText("\u22123.20")).toBeTruthy();
  expect(container.querySelector("svg")).not.toBeNull();
});

it("shows a dash for what is unknown", () => {
  render(<Pnl value={null} />);
  expect(screen.getByText("-")).toBeTruthy();
});
