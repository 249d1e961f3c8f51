import type { ListFilter } from "@/api/keys";

/** A list of one bot need not name the bot in every row, nor its only market. */
export function isShown(
  filter: ListFilter,
  hidden: string[] = [],
): (column: { id: string; lead?: boolean }) => boolean {
  return (column) => !hidden.includes(column.id) && !(filter.bot_id !== undefined && column.id === "bot");
}
