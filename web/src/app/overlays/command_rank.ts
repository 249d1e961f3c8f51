/** Prefix before word start before anywhere; letters of `btc/usdt` match `btcusdt` too. */
export function rankCommands<T extends { label: string }>(commands: T[], typed: string): T[] {
  const wanted = plain(typed);
  if (wanted === "") return commands;
  return commands
    .map((command) => ({ command, rank: rankOf(command.label, wanted) }))
    .filter((entry) => entry.rank > 0)
    .sort((left, right) => right.rank - left.rank)
    .map((entry) => entry.command);
}

function rankOf(label: string, wanted: string): number {
  if (plain(label).startsWith(wanted)) return 3;
  if (label.split(/[\s/-]+/).some((word) => plain(word).startsWith(wanted))) return 2;
  return plain(label).includes(wanted) ? 1 : 0;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
