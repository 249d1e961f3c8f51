import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "wouter";
import { Icon } from "@/ui/Icon";
import { isAt, places } from "./places";
import type { Overlay } from "./shortcuts";

/** Below 640 px the rail becomes a bar within the thumb's reach. */
export function BottomNav({ onOverlay }: { onOverlay: (overlay: Overlay) => void }) {
  const { t, i18n } = useLingui();
  const [path] = useLocation();
  return (
    <nav
      aria-label={t`Main`}
      className="fixed inset-x-0 bottom-0 z-40 grid h-16 grid-cols-5 border-t border-line bg-panel sm:hidden"
    >
      {places.map((place) => (
        <Link
          key={place.href}
          href={place.href}
          aria-current={isAt(path, place.href) ? "page" : undefined}
          className={item}
        >
          <Icon name={place.icon} size={20} />
          {i18n._(place.label)}
        </Link>
      ))}
      <button type="button" className={item} onClick={() => onOverlay("palette")}>
        <Icon name="more" size={20} />
        <Trans>More</Trans>
      </button>
    </nav>
  );
}

const item =
  "flex flex-col items-center justify-center gap-0.5 text-2xs text-muted -outline-offset-2 aria-[current=page]:text-accent";
