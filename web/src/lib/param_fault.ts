/** What can be wrong with a parameter that somebody types. Bounds are told as they are written. */
export type ParamFault =
  | { kind: "required" }
  | { kind: "not_a_number" }
  | { kind: "not_whole" }
  | { kind: "below"; min: string }
  /** Must be above this, not equal. */
  | { kind: "not_above"; floor: string }
  | { kind: "above"; max: string }
  | { kind: "not_a_choice" };
