import { lazy, Suspense } from "react";
import type { OverlaysOnChart } from "./use_overlays";

const OverlaysPanel = lazy(() => import("./OverlaysPanel"));

/** The place of the panel, there before its code is. */
export function OverlaysSide({ overlays }: { overlays: OverlaysOnChart }) {
  return (
    <div className="flex min-h-0 flex-col border-line max-lg:h-[22rem] max-lg:border-t lg:w-72 lg:border-s">
      <Suspense>
        <OverlaysPanel overlays={overlays} />
      </Suspense>
    </div>
  );
}
