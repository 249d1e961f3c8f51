import { useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "wouter";
import { Icon, type IconName } from "@/ui/Icon";
import { Wordmark } from "@/ui/Wordmark";
import { isAt, places } from "./places";
import type { Overlay } from "./shortcuts";

export function Rail({ onOverlay }: { onOverlay: (overlay: Overlay) => void }) {
  const { t, i18n } = useLingui();
  const [path] = useLocation();
  return (
    <nav
      aria-label={t`Main`}
      className="sticky top-0 hidden h-dvh w-[4.75rem] shrink-0 flex-col items-center gap-1 border-e border-line bg-panel py-2.5 sm:flex"
    >
      <Link href="/dashboard" className="mb-2 rounded p-1">
        <Wordmark compact />
      </Link>
      {places.map((place) => (
        <Link
          key={place.href}
          href={place.href}
          aria-current={isAt(path, place.href) ? "page" : undefined}
          className={item}
          title={`${i18n._(place.label)} (${place.keys})`}
        >
          <Icon name={place.icon} size={20} />
          <span>{i18n._(place.label)}</span>
        </Link>
      ))}
      <div className="mt-auto flex flex-col items-center gap-1">
        <RailButton icon="settings" label={t`Settings`} onClick={() => onOverlay("preferences")} />
        <RailButton icon="help" label={t`Help`} onClick={() => onOverlay("help")} />
      </div>
    </nav>
  );
}

const item =
  "flex w-[4.25rem] flex-col items-center gap-0.5 rounded-md py-2 text-2xs text-muted hover:bg-raised hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent";

function RailButton({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" className={item} onClick={onClick}>
      <Icon name={icon} size={18} />
      <span>{label}</span>
    </button>
  );
}
