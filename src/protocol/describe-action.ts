import type { Action } from "./action.ts";

/** An action in words, for the log. Targets are named as the page shows them. */
export function describeAction(action: Action, target: string | undefined): { text: string } {
  const on = target ?? ("ref" in action && action.ref ? action.ref : "");
  switch (action.action) {
    case "click":
      return {
        text: `${action.count === 2 ? "Double-click" : action.button === "right" ? "Right-click" : "Click"} ${on}`,
      };
    case "type":
      return { text: `Type “${shorten(action.text)}” into ${on}${action.submit ? " and press Enter" : ""}` };
    case "fill_form":
      return { text: `Fill ${on}`.replace(/^Fill $/, "Fill the form") };
    case "select_option":
      return { text: `Select “${shorten(action.option)}” in ${on}` };
    case "set_checked":
      return { text: `${action.checked ? "Check" : "Uncheck"} ${on}` };
    case "press_key":
      return { text: `Press ${action.key}${on ? ` in ${on}` : ""}` };
    case "hover":
      return { text: `Point at ${on}` };
    case "drag":
      return { text: `Drag ${target ?? [action.ref, action.to].filter(Boolean).join(" to ")}` };
    case "upload_file":
      return { text: `Upload ${action.files.map((file) => `“${shorten(file)}”`).join(", ")} to ${on}` };
    case "scroll":
      return { text: `Scroll ${action.to === "element" ? `to ${on}` : SCROLL_WORDS[action.to]}` };
    case "navigate":
      return { text: `Open ${action.address ?? on}` };
    case "go_back":
      return { text: "Go back" };
    case "reload":
      return { text: "Load the page again" };
    case "open_tab":
      return { text: `Open ${action.address ?? on} in a new tab` };
    case "switch_tab":
      return { text: `Go on in tab ${action.tab}` };
    case "close_tab":
      return { text: `Close tab ${action.tab}` };
    case "wait_for":
      return { text: `Wait for ${waited(action, on)}` };
    case "find_text":
      return { text: `Find “${shorten(action.text)}”` };
    case "expand":
      return { text: `Look closer at ${on || "the page"}${partOf(action)}` };
    case "read_page":
      return { text: `Read ${on || "the page"}${partOf(action)}` };
    case "extract":
      return { text: `Take data from ${on || "the page"}` };
    case "note":
      return { text: `Note: ${action.text}` };
    case "save_result":
      return { text: `Found: ${shorten(action.text)}` };
    case "answer_dialog":
      return {
        text: `${action.accept ? "Answer OK" : "Answer Cancel"} to the dialog${action.text ? ` with “${shorten(action.text)}”` : ""}`,
      };
    case "ask_user":
      return { text: action.question };
    case "done":
      return { text: action.text };
  }
}

const partOf = ({ part }: { part?: number | undefined }) => (part === undefined || part === 1 ? "" : `, part ${part}`);

const SCROLL_WORDS = {
  down: "down",
  up: "up",
  left: "left",
  right: "right",
  top: "to the top",
  bottom: "to the bottom",
} as const;

function waited(action: Extract<Action, { action: "wait_for" }>, on: string): string {
  const what = action.text
    ? `“${shorten(action.text)}”`
    : action.url
      ? `the address ${action.url}`
      : on || (action.seconds === undefined ? "the page to be quiet" : `${action.seconds} s`);
  return action.gone ? `${what} to be gone` : what;
}

const LONGEST = 80;
const shorten = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
