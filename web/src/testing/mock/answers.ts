/** What the mock answers with: data, a page of it, or a problem. */

export interface Answer {
  status: number;
  body: unknown;
}

export function ok(data: unknown): Answer {
  return { status: 200, body: { success: true, data, timestamp: new Date().toISOString() } };
}

export function found(row: unknown): Answer {
  return row === undefined ? problem(404, "NOT_FOUND", "there is no such row") : ok(row);
}

export function page(rows: unknown[], query: URLSearchParams): Answer {
  const limit = Number(query.get("limit") ?? 20);
  const start = Number(query.get("cursor") ?? 0);
  const next = start + limit < rows.length ? String(start + limit) : null;
  return {
    status: 200,
    body: {
      success: true,
      data: rows.slice(start, start + limit),
      pagination: { limit, has_next: next !== null, next_cursor: next, total: null },
    },
  };
}

export function problem(status: number, code: string, detail: string): Answer {
  return {
    status,
    body: {
      type: "about:blank",
      title: detail,
      status,
      detail,
      code,
      success: false,
      error: detail,
      request_id: "mock-request",
    },
  };
}
