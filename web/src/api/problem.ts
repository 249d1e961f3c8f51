import type { ProblemBody } from "./types";

/** A refusal by the server, or no answer at all (`code` "NETWORK"). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly request_id: string | null;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? "the server gave no reason");
    this.name = "ApiProblem";
    this.status = status;
    this.code = body.code ?? (status === 0 ? "NETWORK" : `HTTP_${status}`);
    this.request_id = body.request_id ?? null;
    this.body = body;
  }

  /** The message for one field of a form, by its JSON pointer (`/params/short`). */
  fieldMessage(pointer: string): string | null {
    return this.body.errors?.find((fault) => fault.pointer === pointer)?.message ?? null;
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const header_id = response.headers.get("x-request-id");
  const fallback: ProblemBody = { title: response.statusText || `HTTP ${response.status}` };
  if (header_id !== null) fallback.request_id = header_id;
  const is_json = (response.headers.get("content-type") ?? "").includes("json");
  if (!is_json) return new ApiProblem(response.status, fallback);
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  return new ApiProblem(response.status, { ...fallback, ...body });
}
