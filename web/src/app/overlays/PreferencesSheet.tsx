import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { keys } from "@/api/keys";
import { meQuery, signOut } from "@/features/auth/api/session";
import { preferences, preferencesSet, preferencesWatch, type Preferences } from "@/lib/preferences";
import { Icon } from "@/ui/Icon";
import { Sheet } from "@/ui/Sheet";

export default function PreferencesSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const me = useQuery(meQuery);
  const chosen = useSyncExternalStore(preferencesWatch, preferences);

  async function leave() {
    await signOut().catch(() => undefined);
    client.clear();
    client.setQueryData(keys.me, null);
    onClose();
  }

  return (
    <Sheet title={t`Settings`} onClose={onClose}>
      <div className="flex flex-col gap-5 p-4">
        <Choice
          name="theme"
          title={t`Theme`}
          chosen={chosen.theme}
          options={[
            ["dark", t`Dark`],
            ["light", t`Light`],
            ["system", t`As the system`],
          ]}
        />
        <Choice
          name="palette"
          title={t`Colours of gain and loss`}
          chosen={chosen.palette}
          options={[
            ["standard", t`Green and red`],
            ["cvd", t`Blue and orange, safe for colour blindness`],
          ]}
        />
        <p className="flex gap-4" aria-hidden="true">
          <span className="text-up">▲ +1.24%</span>
          <span className="text-down">▼ −0.87%</span>
        </p>
        <Choice
          name="clock"
          title={t`Times`}
          chosen={chosen.clock}
          options={[
            ["utc", t`UTC`],
            ["local", t`Local time`],
          ]}
        />
        {me.data && (
          <div className="flex items-center justify-between gap-3 border-t border-line pt-4">
            <span>
              <Trans>
                Signed in as <b>{me.data.username}</b>
              </Trans>
            </span>
            <button type="button" className="button" onClick={() => void leave()}>
              <Icon name="logout" />
              <Trans>Sign out</Trans>
            </button>
          </div>
        )}
      </div>
    </Sheet>
  );
}

interface ChoiceProps<K extends "theme" | "palette" | "clock"> {
  name: K;
  title: string;
  chosen: Preferences[K];
  options: [Preferences[K], string][];
}

function Choice<K extends "theme" | "palette" | "clock">({ name, title, chosen, options }: ChoiceProps<K>) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs text-muted">{title}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {options.map(([value, label]) => (
          <label key={value} className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              name={name}
              className="accent-(--accent)"
              checked={chosen === value}
              onChange={() => preferencesSet({ [name]: value })}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
