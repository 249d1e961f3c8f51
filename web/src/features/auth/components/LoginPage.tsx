import { Trans, useLingui } from "@lingui/react/macro";
import { useTitle } from "@/lib/title";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type SyntheticEvent } from "react";
import { useLocation, useSearchParams } from "wouter";
import { keys } from "@/api/keys";
import { metaQuery } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { Wordmark } from "@/ui/Wordmark";
import { signIn, signInGuest } from "../api/session";
import { safeNext } from "../logic/next";

export default function LoginPage() {
  const { t } = useLingui();
  useTitle(t`Sign in`);
  const client = useQueryClient();
  const meta = useQuery(metaQuery);
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const id = useId();

  const entered = {
    onSuccess: async () => {
      await client.resetQueries({ queryKey: keys.me });
      navigate(safeNext(search.get("next")), { replace: true });
    },
  };
  const guest = useMutation({ mutationFn: () => signInGuest(), ...entered });
  const login = useMutation({ mutationFn: () => signIn(username, password), ...entered });
  const error = login.error ?? guest.error;
  const is_busy = login.isPending || guest.isPending;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    login.mutate();
  }

  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="flex w-full max-w-sm flex-col gap-5">
        <header className="flex flex-col items-center gap-2 text-center">
          <Wordmark />
          <h1 className="text-xl">
            <Trans>Trade with reasons</Trans>
          </h1>
          <p className="text-muted">
            <Trans>Bots on paper money that explain every order, and every order they did not place.</Trans>
          </p>
        </header>
        <section className="panel flex flex-col gap-4 p-5">
          <button
            type="button"
            className="button primary min-h-11 text-sm"
            disabled={is_busy}
            onClick={() => guest.mutate()}
          >
            <Icon name="play" size={14} />
            <Trans>Try demo</Trans>
          </button>
          <p className="flex items-center gap-3 text-2xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            <Trans>or sign in</Trans>
          </p>
          <form className="flex flex-col gap-3" onSubmit={submit}>
            <label className="flex flex-col gap-1" htmlFor={`${id}-user`}>
              <span className="text-xs text-muted">
                <Trans>Username</Trans>
              </span>
              <input
                id={`${id}-user`}
                className="control min-h-10"
                autoComplete="username"
                required
                value={username}
                onChange={(event) => setUsername(event.target.value)}
              />
            </label>
            <label className="flex flex-col gap-1" htmlFor={`${id}-password`}>
              <span className="text-xs text-muted">
                <Trans>Password</Trans>
              </span>
              <input
                id={`${id}-password`}
                className="control min-h-10"
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </label>
            {error !== null && (
              <p role="alert" className="text-down">
                {error.message}
              </p>
            )}
            <button type="submit" className="button min-h-10" disabled={is_busy}>
              {login.isPending ? <Trans>Signing in…</Trans> : <Trans>Sign in</Trans>}
            </button>
          </form>
        </section>
        <p className="text-center text-2xs text-muted" title={t`Version of the server`}>
          {meta.data?.demo === true ? (
            <Trans>Demo: synthetic data, paper money.</Trans>
          ) : (
            <Trans>Every account starts on paper.</Trans>
          )}{" "}
          {meta.data && `v${meta.data.version}`}
        </p>
      </div>
    </main>
  );
}
