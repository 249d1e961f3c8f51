import { useId, type ReactNode } from "react";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  fault?: string | null;
  unit?: string | null;
  children: (wiring: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": boolean | undefined;
  }) => ReactNode;
}

/** Label, hint and fault around one control, wired for screen readers. */
export function Field({ label, hint, fault = null, unit = null, children }: FieldProps) {
  const id = useId();
  const described = [
    hint !== undefined && hint !== null ? `${id}-hint` : "",
    fault !== null ? `${id}-fault` : "",
  ]
    .join(" ")
    .trim();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 text-xs font-medium">
        {label}
        {unit !== null && <span className="text-2xs font-normal text-muted">{unit}</span>}
      </label>
      {children({
        id,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": fault === null ? undefined : true,
      })}
      {fault !== null && (
        <p id={`${id}-fault`} className="text-2xs text-down">
          {fault}
        </p>
      )}
      {hint !== undefined && hint !== null && (
        <p id={`${id}-hint`} className="text-2xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
