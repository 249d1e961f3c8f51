/** Keys in the tree of reasons: sources, and under an open one its arguments. */

export interface TreeNode {
  id: string;
  /** Of the source it belongs to; `null` for a source. */
  parent: string | null;
}

export interface TreeMove {
  focus?: string;
  /** To be opened or closed. */
  open?: [id: string, is_open: boolean];
  /** An argument to be kept on the chart, or let go. */
  pick?: string;
}

/** The nodes that can be reached, in order. */
export function nodesOf(
  sources: { id: string; arguments: string[] }[],
  open: ReadonlySet<string>,
): TreeNode[] {
  return sources.flatMap((source) => [
    { id: source.id, parent: null },
    ...(open.has(source.id) ? source.arguments.map((id) => ({ id, parent: source.id })) : []),
  ]);
}

/** As the pattern for trees has it; `null` for keys that do nothing here. */
export function moveOf(
  key: string,
  at: string,
  nodes: TreeNode[],
  open: ReadonlySet<string>,
): TreeMove | null {
  const index = nodes.findIndex((node) => node.id === at);
  const node = nodes[index];
  if (node === undefined) return null;
  const to = (target: TreeNode | undefined): TreeMove => (target === undefined ? {} : { focus: target.id });
  const is_source = node.parent === null;
  switch (key) {
    case "ArrowDown":
      return to(nodes[index + 1]);
    case "ArrowUp":
      return to(nodes[index - 1]);
    case "Home":
      return to(nodes[0]);
    case "End":
      return to(nodes.at(-1));
    case "ArrowRight":
      if (!is_source) return {};
      return open.has(at) ? to(nodes.find((one) => one.parent === at)) : { open: [at, true] };
    case "ArrowLeft":
      if (!is_source) return { focus: node.parent as string };
      return open.has(at) ? { open: [at, false] } : {};
    case "Enter":
    case " ":
      return is_source ? { open: [at, !open.has(at)] } : { pick: at };
    default:
      return null;
  }
}
