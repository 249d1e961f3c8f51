import { useEffect, useRef, useState, type ReactNode } from "react";

const hold_ms = 1_500;
const second_press_ms = 3_000;

interface HoldButtonProps {
  label: string;
  hint: string;
  armedHint: string;
  disabled?: boolean;
  onConfirm: () => void;
  children: ReactNode;
}

/** For acts that must not happen by accident: hold 1.5 s with the pointer, or press Enter twice. */
export function HoldButton({
  label,
  hint,
  armedHint,
  disabled = false,
  onConfirm,
  children,
}: HoldButtonProps) {
  const [progress, setProgress] = useState(0);
  const [is_armed, setArmed] = useState(false);
  const frame = useRef(0);
  const disarm = useRef<ReturnType<typeof setTimeout>>(undefined);

  function release() {
    cancelAnimationFrame(frame.current);
    setProgress(0);
  }

  function hold() {
    if (disabled) return;
    const started = performance.now();
    const tick = () => {
      const part = Math.min(1, (performance.now() - started) / hold_ms);
      setProgress(part);
      if (part < 1) frame.current = requestAnimationFrame(tick);
      else {
        setProgress(0);
        onConfirm();
      }
    };
    frame.current = requestAnimationFrame(tick);
  }

  function press() {
    clearTimeout(disarm.current);
    if (is_armed) {
      setArmed(false);
      return onConfirm();
    }
    setArmed(true);
    disarm.current = setTimeout(() => setArmed(false), second_press_ms);
  }

  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      clearTimeout(disarm.current);
    },
    [],
  );

  return (
    <div>
      <button
        type="button"
        aria-label={label}
        disabled={disabled}
        className="button danger relative w-full overflow-hidden select-none"
        onPointerDown={hold}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
        onKeyDown={(event) => {
          if (event.repeat || (event.key !== "Enter" && event.key !== " ")) return;
          event.preventDefault();
          press();
        }}
      >
        <span
          className="absolute inset-0 origin-left bg-down-soft"
          aria-hidden="true"
          style={{ transform: `scaleX(${progress})` }}
        />
        <span className="relative flex items-center gap-1.5">{children}</span>
      </button>
      <p className="mt-1.5 text-center text-2xs text-muted" aria-live="polite">
        {is_armed ? armedHint : hint}
      </p>
    </div>
  );
}
