import { Trans } from "@lingui/react/macro";
import {
  useInfiniteQuery,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
} from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import type { Page } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { Loaded, SkeletonRows } from "@/ui/Panel";

interface PagedTableProps<T> {
  label: string;
  query: UseInfiniteQueryOptions<Page<T>, Error, InfiniteData<Page<T>>, QueryKey, string | null>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  empty: ReactNode;
}

/** A growing list: newest first, older pages on demand. */
export function PagedTable<T>({ label, query, columns, rowKey, empty }: PagedTableProps<T>) {
  const answer = useInfiniteQuery(query);
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.items), [answer.data]);
  return (
    <Loaded
      query={{ data: rows, error: answer.error, isPending: answer.isPending, refetch: answer.refetch }}
      skeleton={<SkeletonRows rows={5} />}
      isEmpty={(all) => all.length === 0}
      empty={empty}
    >
      {(all) => (
        <>
          <DataTable label={label} columns={columns} rows={all} rowKey={rowKey} />
          {answer.hasNextPage && (
            <p className="p-2 text-center">
              <button
                type="button"
                className="button small"
                disabled={answer.isFetchingNextPage}
                onClick={() => void answer.fetchNextPage()}
              >
                <Trans>Show older</Trans>
              </button>
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}
