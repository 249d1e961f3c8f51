import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { IconName } from "@/ui/Icon";

export interface Place {
  href: string;
  label: MessageDescriptor;
  icon: IconName;
  keys: string;
}

export const places: Place[] = [
  { href: "/dashboard", label: msg`Dashboard`, icon: "dashboard", keys: "g d" },
  { href: "/trade", label: msg`Trade`, icon: "trade", keys: "g t" },
  { href: "/bots", label: msg`Bots`, icon: "bots", keys: "g b" },
  { href: "/signals", label: msg`Signals`, icon: "signals", keys: "g i" },
];

export function isAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
