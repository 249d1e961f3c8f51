import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post, remove } from "@/api/client";
import { keys } from "@/api/keys";
import type { KillSwitches } from "@/api/types";

export function useKillSwitch() {
  const client = useQueryClient();
  const onSuccess = (state: KillSwitches) => {
    client.setQueryData(keys.killSwitch, state);
    for (const key of [keys.bots, ["bot"], keys.portfolio]) void client.invalidateQueries({ queryKey: key });
  };
  const engage = useMutation({
    mutationFn: (reason: string) =>
      post("/risk/kill-switch", { scope: "account", reason }, { idempotency_key: true }),
    onSuccess,
  });
  const release = useMutation({
    mutationFn: (reason: string) => remove("/risk/kill-switch", { scope: "account", reason }),
    onSuccess,
  });
  return { engage, release };
}
