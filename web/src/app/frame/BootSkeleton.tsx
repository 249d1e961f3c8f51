import { useLingui } from "@lingui/react/macro";

/** The same boxes as the static skeleton in index.html, so that nothing jumps when React takes over. */
export function BootSkeleton() {
  return (
    <div className="boot" aria-busy="true">
      <div className="boot-rail" />
      <div className="boot-main">
        <div className="boot-bar" />
        <div className="boot-body">
          <div className="boot-panel boot-strip" />
          <div className="boot-panel boot-wide" />
          <div className="boot-panel boot-side" />
        </div>
      </div>
    </div>
  );
}

export function PageSkeleton() {
  const { t } = useLingui();
  return (
    <main className="boot-body" aria-busy="true" aria-label={t`Loading`}>
      <div className="boot-panel boot-strip" />
      <div className="boot-panel boot-wide" />
      <div className="boot-panel boot-side" />
    </main>
  );
}
