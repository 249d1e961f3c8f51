import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { post, remove } from "@/api/client";
import { keys } from "@/api/keys";
import type { Bot, BotCreate } from "@/api/types";

export type BotAction = "start" | "stop" | "pause";

export function useBotAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: BotAction) =>
      post(`/bots/{id}/${action}`, {}, { parts: { id }, idempotency_key: true }),
    onSuccess: (bot) => writeBot(client, bot),
  });
}

export function useBotCreate() {
  const client = useQueryClient();
  return useMutation({
    // The key belongs to the attempt of the user, not to the click: a retry of the same form cannot make a second bot.
    mutationFn: ({ bot, idempotency_key }: { bot: BotCreate; idempotency_key: string }) =>
      post("/bots", bot, { idempotency_key }),
    onSuccess: (bot) => {
      writeBot(client, bot);
      void client.invalidateQueries({ queryKey: keys.portfolio });
    },
  });
}

/** `onGone` is called even where the page of the bot is left before the answer comes. */
export function useBotDelete(id: string, onGone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove("/bots/{id}", undefined, { parts: { id } }),
    onSuccess: () => {
      client.setQueryData<Bot[]>(keys.bots, (bots) => bots?.filter((bot) => bot.id !== id));
      onGone();
    },
  });
}

function writeBot(client: QueryClient, bot: Bot): void {
  client.setQueryData(keys.bot(bot.id), bot);
  client.setQueryData<Bot[]>(keys.bots, (bots) => {
    if (bots === undefined) return undefined;
    return bots.some((other) => other.id === bot.id)
      ? bots.map((other) => (other.id === bot.id ? bot : other))
      : [bot, ...bots];
  });
}
