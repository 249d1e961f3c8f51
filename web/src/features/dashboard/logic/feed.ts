import type { Order } from "@/api/types";

/**
 * What a feed of transactions tells: fills, refusals, and orders on their way in or out.
 * Stops and targets that rest or are taken back come with every trade; they are in the list of orders.
 */
export function isNews(order: Pick<Order, "status" | "filled_quantity" | "purpose">): boolean {
  if (/[1-9]/.test(order.filled_quantity)) return true;
  switch (order.status) {
    case "refused":
    case "rejected":
    case "expired":
    case "unknown":
      return true;
    case "canceled":
      return false;
    case "new":
    case "sent":
    case "accepted":
    case "partially_filled":
    case "cancel_requested":
    case "filled":
      return order.purpose === "entry" || order.purpose === "signal" || order.purpose === "manual";
  }
}
