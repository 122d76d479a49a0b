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
    case "scroll":
      return { text: `Scroll ${action.to === "element" ? `to ${on}` : SCROLL_WORDS[action.to]}` };
    case "navigate":
      return { text: `Open ${action.address ?? on}` };
    case "wait_for":
      return { text: `Wait for ${waited(action, on)}` };
    case "find_text":
      return { text: `Find “${shorten(action.text)}”` };
    case "ask_user":
      return { text: action.question };
    case "done":
      return { text: action.text };
  }
}

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
