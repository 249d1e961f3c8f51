import type { ReactNode } from "react";

export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  align?: "start" | "end";
  /** Heads the card on a small screen. */
  lead?: boolean;
  /** Takes the whole width of the card on a small screen. */
  wide?: boolean;
}

interface DataTableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  rowTone?: (row: T) => string;
}

/**
 * A real table; below 640 px each row is a card whose cells bear their column's name.
 * Roles are written out because `display: grid` would otherwise take them away.
 */
export function DataTable<T>({ label, columns, rows, rowKey, rowTone }: DataTableProps<T>) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={label}>
      <table className="grid-table" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                role="columnheader"
                className={column.align === "end" ? "end" : ""}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={rowTone?.(row)}>
              {columns.map((column) => (
                <td
                  key={column.id}
                  role="cell"
                  data-label={column.header}
                  className={[
                    column.align === "end" ? "end" : "",
                    column.lead ? "lead" : "",
                    column.wide ? "wide" : "",
                  ].join(" ")}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
