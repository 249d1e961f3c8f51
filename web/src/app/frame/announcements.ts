import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { formatPrice, formatQuantity } from "@/lib/price";
import { pairText } from "@/lib/symbol";
import { useLive } from "@/live/hooks";
import { announce } from "@/ui/announce";

/** Fills and refusals are told to a screen reader; the announcer gathers them, so that a busy market stays bearable. */
export function useAnnouncements(): void {
  const { t } = useLingui();
  const hub = useLive();
  useEffect(
    () =>
      hub.watch("orders", ({ data: { order, fill } }) => {
        const pair = pairText(order.instrument);
        const bot = order.bot_name ?? "";
        if (fill !== undefined) {
          const quantity = formatQuantity(fill.quantity).text;
          const price = formatPrice(fill.price).full ?? "";
          announce(
            fill.side === "buy"
              ? t`${bot} bought ${quantity} ${pair} at ${price}`
              : t`${bot} sold ${quantity} ${pair} at ${price}`,
          );
        } else if (order.status === "refused") announce(t`An order of ${bot} on ${pair} was refused`);
      }),
    [hub, t],
  );
}
