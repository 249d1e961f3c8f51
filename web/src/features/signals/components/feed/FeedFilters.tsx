import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { instrumentsQuery } from "@/api/queries";
import { pairText, timeframeOf, timeframes } from "@/lib/symbol";
import type { SignalFilter } from "../../logic/feed/filter";
import { direction_words } from "../../logic/words";

interface FeedFiltersProps {
  filter: SignalFilter;
  onFilter: (filter: SignalFilter) => void;
}

export function FeedFilters({ filter, onFilter }: FeedFiltersProps) {
  const { t, i18n } = useLingui();
  const instruments = useQuery(instrumentsQuery);
  /** An empty choice is no filter. */
  const change = (part: { [K in keyof SignalFilter]: SignalFilter[K] | undefined }) =>
    onFilter(
      Object.fromEntries(
        Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined && value !== ""),
      ),
    );
  return (
    <div
      role="group"
      aria-label={t`Filter`}
      className="grid grid-cols-2 gap-2 border-b border-line p-2 md:grid-cols-4"
    >
      <Choice
        label={t`Market`}
        value={filter.symbol}
        all={t`All markets`}
        options={(instruments.data ?? []).map(({ symbol }) => [symbol, pairText(symbol)])}
        onChoose={(symbol) => change({ symbol })}
      />
      <Choice
        label={t`Time frame`}
        value={filter.timeframe}
        all={t`All time frames`}
        options={timeframes.map((option) => [option, option])}
        onChoose={(chosen) => change({ timeframe: timeframeOf(chosen) ?? undefined })}
      />
      <Choice
        label={t`Direction`}
        value={filter.direction}
        all={t`Long and short`}
        options={(["long", "short"] as const).map((option) => [option, i18n._(direction_words[option])])}
        onChoose={(chosen) =>
          change({ direction: chosen === "long" || chosen === "short" ? chosen : undefined })
        }
      />
      <Choice
        label={t`State`}
        value={filter.state}
        all={t`Open and ended`}
        options={[
          ["open", t`Open`],
          ["ended", t`Ended`],
        ]}
        onChoose={(chosen) => change({ state: chosen === "open" || chosen === "ended" ? chosen : undefined })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  all: string;
  options: [string, string][];
  onChoose: (value: string) => void;
}

function Choice({ label, value, all, options, onChoose }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      className="control"
      value={value ?? ""}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{all}</option>
      {value !== undefined && !options.some(([known]) => known === value) && (
        <option value={value}>{value}</option>
      )}
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  );
}
