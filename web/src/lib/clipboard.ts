/** Copying a shortened number (`0.0₅123`) puts the whole value on the clipboard. */
export function copyFullValues(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || event.clipboardData === null) return;
  const fragment = selection.getRangeAt(0).cloneContents();
  const shortened = fragment.querySelectorAll<HTMLElement>("[data-full]");
  const inside = selection.anchorNode?.parentElement?.closest<HTMLElement>("[data-full]");
  if (shortened.length === 0) {
    if (inside?.dataset["full"] === undefined || selection.toString() !== inside.dataset["shown"]) return;
    event.clipboardData.setData("text/plain", inside.dataset["full"]);
    event.preventDefault();
    return;
  }
  for (const node of shortened) node.textContent = node.dataset["full"] ?? "";
  const cells = fragment.querySelectorAll("td, th, dt, dd");
  for (const cell of cells) cell.append("\t");
  for (const row of fragment.querySelectorAll("tr, li")) row.append("\n");
  event.clipboardData.setData("text/plain", (fragment.textContent ?? "").trim());
  event.preventDefault();
}
