import { useLingui } from "@lingui/react/macro";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { Icon } from "./Icon";

interface SheetProps {
  title: ReactNode;
  onClose: () => void;
  /** `drawer clear` leaves the page behind it to be seen. */
  kind?: "dialog" | "drawer" | "drawer clear" | "palette";
  children: ReactNode;
}

/** The browser's own modal dialog: focus stays inside, Escape closes, the page behind is inert, focus returns. */
export function Sheet({ title, onClose, kind = "dialog", children }: SheetProps) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    const opener = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={`sheet ${kind}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="flex h-full max-h-[inherit] flex-col">
        <header
          className={
            kind === "palette"
              ? "sr-only"
              : "flex items-center justify-between gap-2 border-b border-line px-4 py-2"
          }
        >
          <h2 id={id} className="text-sm">
            {title}
          </h2>
          {kind !== "palette" && (
            <button type="button" className="button quiet small" aria-label={t`Close`} onClick={onClose}>
              <Icon name="close" />
            </button>
          )}
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </div>
    </dialog>
  );
}
