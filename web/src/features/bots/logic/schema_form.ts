/** A strategy's JSON Schema into form fields, and what was typed back into parameters. Numbers stay text. */
import type { ParamFault } from "@/lib/param_fault";
import { parseDecimal } from "@/lib/price";
import type { ParameterSchema, SchemaProperty } from "@/api/types";

export type FieldKind = "integer" | "decimal" | "choice" | "flag" | "text";

export interface Field {
  name: string;
  title: string;
  description: string | null;
  kind: FieldKind;
  unit: string | null;
  minimum: string | null;
  /** Must be above this, not equal. */
  floor: string | null;
  maximum: string | null;
  choices: string[];
  fallback: string;
  is_required: boolean;
}

export type Values = Record<string, string>;

export function fieldsOf(schema: ParameterSchema, defaults: Record<string, unknown> = {}): Field[] {
  return inOrder(Object.entries(schema.properties ?? {})).map(([name, property]) => ({
    name,
    title: property.title ?? titleOf(name),
    description: property.description ?? null,
    kind: kindOf(property),
    unit: property["x-unit"] ?? null,
    minimum: boundOf(property.minimum),
    floor: boundOf(property.exclusiveMinimum),
    maximum: boundOf(property.maximum),
    choices: property.enum ?? [],
    fallback: plain(defaults[name] ?? property.default),
    is_required: schema.required?.includes(name) === true,
  }));
}

/** As the strategy asks for them; what names no place comes last, as it came. */
function inOrder(properties: [string, SchemaProperty][]): [string, SchemaProperty][] {
  const place = (property: SchemaProperty) => property["x-order"] ?? Number.MAX_SAFE_INTEGER;
  return properties.toSorted(([, left], [, right]) => place(left) - place(right));
}

export function defaultValues(fields: Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, field.fallback]));
}

/** A preset changes only what it names. */
export function withPreset(values: Values, params: Record<string, unknown>): Values {
  return {
    ...values,
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, plain(value)])),
  };
}

export function faultOf(field: Field, typed: string): ParamFault | null {
  const text = typed.trim();
  if (text === "") return field.is_required ? { kind: "required" } : null;
  if (field.kind === "choice") return field.choices.includes(text) ? null : { kind: "not_a_choice" };
  if (field.kind !== "integer" && field.kind !== "decimal") return null;
  const value = parseDecimal(text);
  if (value === null) return { kind: "not_a_number" };
  if (field.kind === "integer" && !value.eq(value.round(0))) return { kind: "not_whole" };
  if (field.floor !== null && value.lte(field.floor)) return { kind: "not_above", floor: field.floor };
  if (field.minimum !== null && value.lt(field.minimum)) return { kind: "below", min: field.minimum };
  if (field.maximum !== null && value.gt(field.maximum)) return { kind: "above", max: field.maximum };
  return null;
}

export function faultsOf(fields: Field[], values: Values): Record<string, ParamFault> {
  const faults: Record<string, ParamFault> = {};
  for (const field of fields) {
    const fault = faultOf(field, values[field.name] ?? "");
    if (fault !== null) faults[field.name] = fault;
  }
  return faults;
}

/** Only what the strategy knows, trimmed; empty optional fields are left to the strategy. */
export function paramsOf(fields: Field[], values: Values): Record<string, string> {
  const params: Record<string, string> = {};
  for (const field of fields) {
    const text = (values[field.name] ?? "").trim();
    if (text !== "") params[field.name] = text;
  }
  return params;
}

/** Parameters in the order of the form; what the form does not know comes last. */
export function inOrderOf(fields: Field[], params: Values): [string, string][] {
  const place = (name: string) => {
    const index = fields.findIndex((field) => field.name === name);
    return index < 0 ? fields.length : index;
  };
  return Object.entries(params).toSorted(([left], [right]) => place(left) - place(right));
}

function kindOf(property: SchemaProperty): FieldKind {
  if (property.enum !== undefined) return "choice";
  if (property.type === "integer") return "integer";
  if (property.type === "number") return "decimal";
  if (property.type === "boolean") return "flag";
  const has_numeric_bounds = property.minimum !== undefined || property.maximum !== undefined;
  return has_numeric_bounds ? "decimal" : "text";
}

function boundOf(bound: number | string | undefined): string | null {
  return bound === undefined ? null : String(bound);
}

function plain(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

function titleOf(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
