import { useLingui } from "@lingui/react/macro";
import type { Fault } from "../../logic/ask";

export function useFaultText(): (fault: Fault | undefined) => string | null {
  const { t } = useLingui();
  return (fault) => {
    switch (fault?.kind) {
      case undefined:
        return null;
      case "required":
        return t`A value is needed`;
      case "not_a_number":
        return t`This is not a number`;
      case "below":
        return t`At least ${fault.min}`;
      case "above":
        return t`At most ${fault.max}`;
      case "all_zero":
        return t`At least one source must count`;
    }
  };
}
