import type { Action, ActionName, ActionOf } from "./action.ts";

/** An action in words, for the log. Targets are named as the page shows them. */
export function describeAction(action: Action, target: string | undefined): string {
  // The table is keyed by the action's own name, which the compiler cannot follow through an index.
  const inWords = WORDS[action.action] as (action: Action, on: string) => string;
  return inWords(action, target ?? refOf(action));
}

/** What stands for a target that has no name. */
function refOf(action: Action): string {
  const refs = action.action === "drag" ? [action.ref, action.to] : ["ref" in action ? action.ref : undefined];
  return refs.filter(Boolean).join(" to ");
}

/** @param on the target, or nothing */
type Words = { [Name in ActionName]: (action: ActionOf<Name>, on: string) => string };

const WORDS: Words = {
  click: ({ count, button }, on) =>
    `${count === 2 ? "Double-click" : button === "right" ? "Right-click" : "Click"} ${on}`,
  type: ({ text, submit }, on) => `Type ${quoted(text)} into ${on}${submit ? " and press Enter" : ""}`,
  fill_form: (_, on) => `Fill ${on || "the form"}`,
  select_option: ({ option }, on) => `Select ${quoted(option)} in ${on}`,
  set_checked: ({ checked }, on) => `${checked ? "Check" : "Uncheck"} ${on}`,
  press_key: ({ key }, on) => `Press ${key}${on && ` in ${on}`}`,
  hover: (_, on) => `Point at ${on}`,
  drag: (_, on) => `Drag ${on}`,
  select_text: ({ text }, on) => (text === undefined ? `Select what is in ${on}` : `Select ${quoted(text)} in ${on}`),
  upload_file: ({ files }, on) => `Upload ${files.map(quoted).join(", ")} to ${on}`,
  scroll: ({ to }, on) => `Scroll ${to === "element" ? `to ${on}` : SCROLL_WORDS[to]}`,
  navigate: ({ address }, on) => `Open ${address ?? on}`,
  go_back: () => "Go back",
  reload: () => "Load the page again",
  open_tab: ({ address }, on) => `Open ${address ?? on} in a new tab`,
  switch_tab: ({ tab }) => `Go on in tab ${tab}`,
  close_tab: ({ tab }) => `Close tab ${tab}`,
  wait_for: (action, on) => `Wait for ${waited(action, on)}`,
  find_text: ({ text }) => `Find ${quoted(text)}`,
  inspect: (_, on) => `Look at what is drawn ${on ? `in ${on}` : "on the page"}`,
  expand: (action, on) => `Look closer at ${on || "the page"}${partOf(action)}`,
  read_page: (action, on) => `Read ${on || "the page"}${partOf(action)}`,
  extract: (_, on) => `Take data from ${on || "the page"}`,
  note: ({ text }) => `Note: ${text}`,
  save_result: ({ text }) => `Found: ${shorten(text)}`,
  answer_dialog: ({ accept, text }) =>
    `Answer ${accept ? "OK" : "Cancel"} to the dialog${text ? ` with ${quoted(text)}` : ""}`,
  ask_user: ({ question }) => question,
  done: ({ text }) => text,
};

const partOf = ({ part }: { part?: number | undefined }) => (part === undefined || part === 1 ? "" : `, part ${part}`);

const SCROLL_WORDS = {
  down: "down",
  up: "up",
  left: "left",
  right: "right",
  top: "to the top",
  bottom: "to the bottom",
} as const;

function waited({ text, url, seconds, gone }: ActionOf<"wait_for">, on: string): string {
  const what = text
    ? quoted(text)
    : url
      ? `the address ${url}`
      : on || (seconds === undefined ? "the page to be quiet" : `${seconds} s`);
  return gone ? `${what} to be gone` : what;
}

const LONGEST = 80;
const shorten = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
const quoted = (text: string) => `“${shorten(text)}”`;
