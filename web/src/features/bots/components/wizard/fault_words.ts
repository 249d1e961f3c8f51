import { useLingui } from "@lingui/react/macro";
import { useParamFaultWords } from "@/ui/fault_words";
import type { AmountFault } from "../../logic/draft";

export function useFaultWords() {
  const { t } = useLingui();
  const field = useParamFaultWords();
  return {
    field,
    amount(fault: AmountFault, minimum: string): string {
      switch (fault) {
        case "required":
          return t`An amount is needed`;
        case "not_a_number":
          return field({ kind: "not_a_number" });
        case "not_positive":
          return t`The amount must be above zero`;
        case "below_minimum":
          return t`This market takes no order below ${minimum}`;
        case "above_available":
          return t`This is more than is available`;
      }
    },
  };
}
