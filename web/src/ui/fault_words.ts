import { useLingui } from "@lingui/react/macro";
import type { ParamFault } from "@/lib/param_fault";

/** What is wrong with a parameter, for people. */
export function useParamFaultWords(): (fault: ParamFault) => string {
  const { t } = useLingui();
  return (fault) => {
    switch (fault.kind) {
      case "required":
        return t`A value is needed`;
      case "not_a_number":
        return t`This is not a number`;
      case "not_whole":
        return t`A whole number is needed`;
      case "below":
        return t`At least ${fault.min}`;
      case "not_above":
        return t`More than ${fault.floor}`;
      case "above":
        return t`At most ${fault.max}`;
      case "not_a_choice":
        return t`Choose one of the list`;
    }
  };
}
