import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import { ApiProblem } from "@/api/problem";
import { ErrorBoundary } from "./ErrorBoundary";
import { Icon, type IconName } from "./Icon";

interface PanelProps {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
  bodyClassName?: string;
  level?: 2 | 3;
}

/** A titled region that fails alone: an exception inside it leaves the other panels working. */
export function Panel({ title, aside, children, className = "", bodyClassName = "", level = 2 }: PanelProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={`panel flex flex-col ${className}`} aria-labelledby={id}>
      <header className="flex min-h-10 items-center justify-between gap-2 border-b border-line px-3 py-1">
        <Heading id={id} className="truncate text-[0.8125rem]">
          {title}
        </Heading>
        {aside !== undefined && (
          <div className="flex shrink-0 items-center gap-2 text-xs text-muted">{aside}</div>
        )}
      </header>
      <div className={`min-h-0 flex-1 ${bodyClassName}`}>
        <ErrorBoundary fallback={(error, reset) => <PanelError error={error} onRetry={reset} />}>
          {children}
        </ErrorBoundary>
      </div>
    </section>
  );
}

interface Answer<T> {
  data: T | undefined;
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  query: Answer<T>;
  skeleton: ReactNode;
  isEmpty?: (value: T) => boolean;
  empty?: ReactNode;
  children: (value: T) => ReactNode;
}

/** Skeleton of the final size, error with retry, empty state with an action, or the content. */
export function Loaded<T>({ query, skeleton, isEmpty, empty, children }: LoadedProps<T>) {
  if (query.data !== undefined) return isEmpty?.(query.data) === true ? empty : children(query.data);
  if (query.error !== null) return <PanelError error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton;
}

export function PanelError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const request_id = error instanceof ApiProblem ? error.request_id : null;
  return (
    <div role="alert" className="flex flex-col items-start gap-2 p-4">
      <p className="font-medium text-down">
        <Trans>This panel could not be loaded</Trans>
      </p>
      <p className="text-muted">{error.message}</p>
      <div className="flex flex-wrap items-center gap-3">
        <button type="button" className="button small" onClick={onRetry}>
          <Trans>Try again</Trans>
        </button>
        {request_id !== null && (
          <span className="text-2xs text-muted">
            <Trans>
              Request <code className="select-all">{request_id}</code>
            </Trans>
          </span>
        )}
      </div>
    </div>
  );
}

export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex h-full min-h-32 flex-col items-center justify-center gap-2 p-6 text-center">
      <span className="text-muted">
        <Icon name={icon} size={22} />
      </span>
      <p className="font-medium">{title}</p>
      {children !== undefined && <p className="max-w-sm text-muted">{children}</p>}
      {action}
    </div>
  );
}

/** Rows the height of a table row. */
export function SkeletonRows({ rows, className = "" }: { rows: number; className?: string }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className={`flex flex-col gap-2 p-3 ${className}`}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton h-6" />
      ))}
    </div>
  );
}

export function SkeletonBlock({ className }: { className: string }) {
  const { t } = useLingui();
  return <div role="status" aria-label={t`Loading`} className={`skeleton ${className}`} />;
}
