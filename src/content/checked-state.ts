/** Whether something that can be ticked is; undefined for what cannot. */
export function checkedStateOf(element: Element): boolean | "mixed" | undefined {
  if (element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio"))
    return element.indeterminate ? "mixed" : element.checked;
  const stated = element.getAttribute("aria-checked") ?? element.getAttribute("aria-pressed");
  if (stated === "mixed") return "mixed";
  return stated === null ? undefined : stated === "true";
}
