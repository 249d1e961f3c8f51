import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Words } from "../logic/words";

/** What the calculators say, from the catalogue. */
export function useWords(): Words {
  const { t } = useLingui();
  return useMemo((): Words => {
    const degrees: Record<string, string> = {
      minute: t`Minute`,
      minor: t`Minor`,
      intermediate: t`Intermediate`,
      primary: t`Primary`,
      cycle: t`Cycle`,
      supercycle: t`Supercycle`,
    };
    const structures: Record<string, string> = {
      impulse: t`impulse`,
      leading_diagonal: t`leading diagonal`,
      ending_diagonal: t`ending diagonal`,
      zigzag: t`zigzag`,
      double_zigzag: t`double zigzag`,
      triple_zigzag: t`triple zigzag`,
      regular_flat: t`regular flat`,
      expanded_flat: t`expanded flat`,
      running_flat: t`running flat`,
      contracting_triangle: t`contracting triangle`,
      barrier_triangle: t`barrier triangle`,
      expanding_triangle: t`expanding triangle`,
      double_three: t`double three`,
      triple_three: t`triple three`,
    };
    const sizes: Record<string, string> = { small: t`small`, middle: t`middle`, large: t`large` };
    const sizeOf = (size: string) => sizes[size] ?? size;
    const shape_states = {
      forming: t`forming`,
      confirmed: t`confirmed`,
      target_reached: t`target reached`,
      invalidated: t`failed`,
      expired: t`ran out of time`,
    };
    const level_states = {
      intact: t`holds`,
      broken: t`broken`,
      flipped: t`flipped: holds from the other side`,
    };
    const biases: Record<string, string> = {
      bullish: t`bullish`,
      bearish: t`bearish`,
      neutral: t`neutral`,
    };
    return {
      score: (score) => t`score ${score.toFixed(2)}`,
      more_reasons: (count) => t`${plural(count, { one: "and # more reason", other: "and # more reasons" })}`,
      forming: t`forming`,
      confirmed: t`confirmed`,
      unconfirmed: t`unconfirmed`,
      alternate: t`alternate`,
      degree: (name) => degrees[name] ?? name,
      structure: (kind) => structures[kind] ?? kind.replaceAll("_", " "),
      count: (degree, structure) => t`${degree} ${structure}`,
      also: (structure) => t`the same turns may be a ${structure}`,
      wave_runs: (wave) => t`wave ${wave} runs`,
      complete: t`complete`,
      target: (low, high) => (low === high ? t`target ${low}` : t`target ${low} to ${high}`),
      target_short: t`target`,
      fails_above: (price) => t`fails above ${price}`,
      fails_below: (price) => t`fails below ${price}`,
      target_reason: (price, reason) => t`target ${price}: ${reason}`,
      swing: (size, is_rising) => {
        const name = sizeOf(size);
        return is_rising ? t`Swing up (${name})` : t`Swing down (${name})`;
      },
      from_to: (from, to) => t`${from} to ${to}`,
      retracement: (percent, price) => t`${percent} retracement at ${price}`,
      extension: (percent, price) => t`${percent} extension at ${price}`,
      zone: (low, high) => (low === high ? t`Zone at ${low}` : t`Zone ${low} to ${high}`),
      levels: (count) => t`${plural(count, { one: "# level", other: "# levels" })}`,
      part: (kind, percent, size) => {
        const name = sizeOf(size);
        return kind === "retracement"
          ? t`${percent} retracement of a ${name} swing`
          : t`${percent} extension of a ${name} swing`;
      },
      shape_state: (state) => shape_states[state],
      direction: (direction) =>
        direction === null ? t`may go either way` : direction === "up" ? t`points up` : t`points down`,
      role: (role) => (role === "support" ? t`Support` : t`Resistance`),
      level: (role, price) => (role === "support" ? t`Support ${price}` : t`Resistance ${price}`),
      level_state: (state) => level_states[state],
      touches: (count) => t`${plural(count, { one: "# touch", other: "# touches" })}`,
      line: (role, slope) => {
        if (role === "support") return slope >= 0 ? t`Rising support line` : t`Falling support line`;
        return slope >= 0 ? t`Rising resistance line` : t`Falling resistance line`;
      },
      line_now: (price) => t`now at ${price}`,
      third_touch: t`three touches or more: the line is confirmed`,
      third_touch_missing: t`two touches: a third would confirm the line`,
      bias: (bias) => biases[bias] ?? bias,
      and_more: (title, count) => t`${title} and ${count} more`,
    };
  }, [t]);
}
