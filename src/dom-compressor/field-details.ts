/** What tells how a field wants to be filled: its limits, what files it takes, what it suggests. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText, cutText } from "./clean-text.ts";
import { attributeOf, hasAttribute, tagOf } from "./dom-access.ts";
import { inputTypeOf } from "./roles.ts";

const OPTION_LIMIT = 200;
const OPTION_NAME_LIMIT = 80;
const LIMIT_LENGTH = 24;
const ACCEPT_LENGTH = 60;

/** https://html.spec.whatwg.org/#the-min-and-max-attributes */
const LIMITED_TYPES = new Set("date datetime-local month number range time week".split(" "));
const LIMITED_ROLES = new Set(["slider", "spinbutton"]);

type FieldDetails = Pick<SnapshotNode, "limits" | "multiple" | "accepts" | "options">;

/** What of these is not the default. */
export function fieldDetailsOf(element: Element, role: string): FieldDetails {
  const accepts = inputTypeOf(element) === "file" ? acceptsOf(element) : "";
  return {
    ...limitsOf(element, role),
    ...(isMultiple(element, role) ? { multiple: true as const } : {}),
    ...(accepts === "" ? {} : { accepts }),
    ...optionsOf(element),
  };
}

function limitsOf(element: Element, role: string): Pick<SnapshotNode, "limits"> {
  const isNative = LIMITED_TYPES.has(inputTypeOf(element));
  if (!isNative && !LIMITED_ROLES.has(role)) return {};
  const stated = (native: string, aria: string) =>
    cutText(cleanText(attributeOf(element, isNative ? native : aria) ?? ""), LIMIT_LENGTH);
  const least = stated("min", "aria-valuemin");
  const most = stated("max", "aria-valuemax");
  if (least === "" && most === "") return {};
  // From 0 to 100 is what a slider goes by itself.
  if (role === "slider" && (least === "" || least === "0") && most === "100") return {};
  return { limits: { ...(least === "" ? {} : { least }), ...(most === "" ? {} : { most }) } };
}

function isMultiple(element: Element, role: string): boolean {
  if (inputTypeOf(element) === "file" || tagOf(element) === "select") return hasAttribute(element, "multiple");
  return role === "listbox" && attributeOf(element, "aria-multiselectable")?.toLowerCase() === "true";
}

/** `image/png, .pdf, video/*` as `png|pdf|video/*`. https://html.spec.whatwg.org/#attr-input-accept */
function acceptsOf(element: Element): string {
  const tokens = (attributeOf(element, "accept") ?? "").split(",").map((token) => cleanText(token).toLowerCase());
  const kinds = tokens.map((token) => token.replace(/^\./, "").replace(/^[a-z]+\/(?!\*)(?:x-)?/, ""));
  return cutText([...new Set(kinds)].filter((kind) => kind !== "").join("|"), ACCEPT_LENGTH);
}

function optionsOf(element: Element): Pick<SnapshotNode, "options"> {
  const options = optionElementsOf(element);
  if (!options || options.length === 0) return {};
  return { options: options.slice(0, OPTION_LIMIT).map((option) => cutText(option, OPTION_NAME_LIMIT)) };
}

/** Of a suggestion it is the value that comes into the field. */
function optionElementsOf(element: Element): string[] | undefined {
  if (element instanceof HTMLSelectElement) {
    const options = [...element.options].filter((option) => !option.hidden);
    const names = options.map((option) => cleanText(option.label));
    return options.map((option, index) => optionName(option, names[index] ?? "", names));
  }
  if (!(element instanceof HTMLInputElement) || !element.list) return undefined;
  return [...element.list.options].map((option) => cleanText(option.value)).filter((value) => value !== "");
}

/** Options of the same name are told apart by their groups. */
function optionName(option: HTMLOptionElement, name: string, names: readonly string[]): string {
  const group = option.parentElement;
  const isAlone = names.indexOf(name) === names.lastIndexOf(name);
  if (isAlone || !(group instanceof HTMLOptGroupElement)) return name;
  return `${cleanText(group.label)}: ${name}`;
}
