import { Trans, useLingui } from "@lingui/react/macro";
import type { Reasoning } from "@/api/types";
import { Panel } from "@/ui/Panel";
import { confidenceText } from "../../logic/figures";
import { blendOf } from "../../logic/reasoning";
import type { ArgumentsOnChart } from "./ArgumentItem";
import { ReasoningTree } from "./ReasoningTree";
import { LeanWord, SourceBar } from "./SourceBar";

interface ReasoningPanelProps {
  reasoning: Reasoning;
  confidence: number;
  chart?: ArgumentsOnChart;
  className?: string;
}

/** What each source said, and how that adds up to the confidence. */
export function ReasoningPanel({ reasoning, confidence, chart, className = "" }: ReasoningPanelProps) {
  const { t } = useLingui();
  const blend = blendOf(reasoning);
  return (
    <Panel title={t`Why`} className={className} bodyClassName="overflow-y-auto">
      <div className="flex justify-between border-b border-line px-3 py-1 text-2xs text-muted">
        <span>
          <Trans>◄ down</Trans>
        </span>
        <span>
          <Trans>bar = weight × lean</Trans>
        </span>
        <span>
          <Trans>up ►</Trans>
        </span>
      </div>
      <ReasoningTree reasoning={reasoning} chart={chart} />
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-1 border-t border-line px-3 py-2 text-xs">
        <span className="font-medium">
          <Trans>Together</Trans>
        </span>
        <LeanWord lean={blend} />
        <span className="col-span-2 ps-6">
          <SourceBar lean={blend} length={Math.abs(blend)} />
        </span>
        <span className="col-span-2 text-2xs text-muted">
          <Trans>
            Here the whole side is full agreement. Confidence is 0.5 and half of that size:{" "}
            {confidenceText(confidence)}.
          </Trans>
        </span>
      </div>
    </Panel>
  );
}
