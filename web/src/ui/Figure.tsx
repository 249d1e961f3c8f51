/** Numbers on the page: short text for the eye; the whole value for title, screen reader and clipboard. */
import {
  formatMoney,
  formatPercent,
  formatPnl,
  formatPrice,
  formatQuantity,
  type Decimal,
  type Formatted,
} from "@/lib/price";

interface FigureProps {
  figure: Formatted;
  /** Colours by sign and adds a triangle, so that colour is never alone. */
  signed?: boolean;
  className?: string;
}

export function Figure({ figure, signed = false, className = "" }: FigureProps) {
  const is_short = figure.full !== null && /[₀-₉]/.test(figure.text);
  const tone = !signed || figure.sign === 0 ? "" : figure.sign > 0 ? "text-up" : "text-down";
  return (
    <span
      className={`num ${tone} ${className}`}
      title={figure.full ?? undefined}
      {...(figure.full !== null && { "data-full": figure.full, "data-shown": figure.text })}
    >
      {signed && figure.sign !== 0 && <Triangle sign={figure.sign} />}
      {is_short ? (
        <>
          <span aria-hidden="true">{figure.text}</span>
          <span className="sr-only">{figure.full}</span>
        </>
      ) : (
        figure.text
      )}
    </span>
  );
}

export function Triangle({ sign }: { sign: -1 | 1 }) {
  return (
    <svg
      width="8"
      height="8"
      viewBox="0 0 8 8"
      aria-hidden="true"
      className="me-1 inline-block align-baseline"
      fill="currentColor"
    >
      <path d={sign > 0 ? "M4 1l3.500 6h-7z" : "M4 7 .5 1h7z"} />
    </svg>
  );
}

export function Price({
  value,
  tick,
  className,
}: {
  value: Decimal;
  tick?: string | undefined;
  className?: string;
}) {
  return <Figure figure={formatPrice(value, tick)} {...(className && { className })} />;
}

export function Money({ value, className }: { value: Decimal; className?: string }) {
  return <Figure figure={formatMoney(value)} {...(className && { className })} />;
}

export function Pnl({ value, className }: { value: Decimal; className?: string }) {
  return <Figure figure={formatPnl(value)} signed {...(className && { className })} />;
}

export function Change({ value, className }: { value: Decimal; className?: string }) {
  return <Figure figure={formatPercent(value)} signed {...(className && { className })} />;
}

export function Percent({ value, className }: { value: Decimal; className?: string }) {
  return <Figure figure={formatPercent(value, { signed: "negative" })} {...(className && { className })} />;
}

export function Quantity({ value, className }: { value: Decimal; className?: string }) {
  return <Figure figure={formatQuantity(value)} {...(className && { className })} />;
}
