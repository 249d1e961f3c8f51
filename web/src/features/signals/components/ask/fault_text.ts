import { useLingui } from "@lingui/react/macro";
import { useParamFaultWords } from "@/ui/fault_words";
import type { Fault } from "../../logic/ask";

export function useFaultText(): (fault: Fault | undefined) => string | null {
  const { t } = useLingui();
  const words = useParamFaultWords();
  return (fault) => {
    if (fault === undefined) return null;
    return fault.kind === "all_zero" ? t`At least one source must count` : words(fault);
  };
}
