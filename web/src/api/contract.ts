/** What the API document says of a path: a wrong path, query or body does not compile. */
import type { paths } from "./schema";

export type Method = "get" | "post" | "patch" | "delete";

export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P]
  ? NonNullable<paths[P][M]>
  : never;

type Json<R> = R extends { content: { "application/json": infer Body } } ? Body : never;

type Answers<R> = R extends { responses: infer All } ? Json<All[keyof All & (200 | 201 | 202)]> : never;

/** What lies in the envelope. */
export type DataOf<P extends PathOf<M>, M extends Method> =
  Answers<Operation<P, M>> extends { data: infer Data } ? Data : never;

export type QueryOf<P extends PathOf<M>, M extends Method> =
  Operation<P, M> extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never;

export type BodyOf<P extends PathOf<M>, M extends Method> =
  Operation<P, M> extends { requestBody?: { content: { "application/json": infer Body } } }
    ? Body
    : undefined;

/** `/bots/{id}/start` with `{id}` filled in. */
export function fillPath(path: string, parts: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`invariant: the path ${path} needs ${name}`);
    return encodeURIComponent(part);
  });
}
