import { useLingui } from "@lingui/react/macro";
import type { AmountFault } from "../../logic/draft";
import type { Fault } from "../../logic/schema_form";

export function useFaultWords() {
  const { t } = useLingui();
  return {
    field(fault: Fault): string {
      switch (fault.kind) {
        case "required":
          return t`A value is needed`;
        case "not_a_number":
          return t`This is not a number`;
        case "not_whole":
          return t`A whole number is needed`;
        case "below":
          return t`At least ${fault.minimum}`;
        case "not_above":
          return t`More than ${fault.floor}`;
        case "above":
          return t`At most ${fault.maximum}`;
        case "not_a_choice":
          return t`Choose one of the list`;
      }
    },
    amount(fault: AmountFault, minimum: string): string {
      switch (fault) {
        case "required":
          return t`An amount is needed`;
        case "not_a_number":
          return t`This is not a number`;
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
