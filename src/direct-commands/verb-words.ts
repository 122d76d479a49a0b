/** Words with which a step begins, and how a click is told from a plain one. Entries as in words.ts. */

/** What a step does; each has one parser in `grammar.ts`. */
export type VerbKind =
  | "click"
  | "press"
  | "hold"
  | "hover"
  | "drag"
  | "type"
  | "put"
  | "fill"
  | "set"
  | "clear"
  | "search"
  | "submit"
  | "select"
  | "check"
  | "uncheck"
  | "upload"
  | "open"
  | "back"
  | "reload"
  | "switch"
  | "close"
  | "accept"
  | "dismiss"
  | "answer"
  | "save"
  | "scroll"
  | "wait"
  | "expect";

/** How a click differs from a plain one. */
export interface ClickManner {
  count?: number;
  button?: "right" | "middle";
  modifiers?: ("Alt" | "Control" | "Meta" | "Shift")[];
  /** Milliseconds. */
  hold?: number;
}

/** Verbs and verb phrases; the longest that fits is taken. */
export const VERBS: Readonly<Record<string, VerbKind>> = {
  click: "click",
  "click on": "click",
  tap: "click",
  "tap on": "click",
  push: "click",
  "press on": "click",
  toggle: "click",
  focus: "click",
  "focus on": "click",
  press: "press",
  hit: "press",
  hold: "hold",
  "hold down": "hold",
  "press and hold": "hold",
  "click and hold": "hold",
  "tap and hold": "hold",
  "long press": "hold",
  "long-press": "hold",
  "long press on": "hold",
  hover: "hover",
  "hover on": "hover",
  "hover over": "hover",
  "hover above": "hover",
  mouseover: "hover",
  "mouse over": "hover",
  "point at": "hover",
  "point to": "hover",
  "move the mouse to": "hover",
  "move the mouse over": "hover",
  "move mouse to": "hover",
  "move mouse over": "hover",
  "move the pointer to": "hover",
  "move the pointer over": "hover",
  "move the cursor to": "hover",
  "move the cursor over": "hover",
  drag: "drag",
  "drag and drop": "drag",
  "drag & drop": "drag",
  "drag-and-drop": "drag",
  type: "type",
  "type in": "type",
  enter: "type",
  write: "type",
  input: "type",
  put: "put",
  fill: "fill",
  "fill in": "fill",
  "fill out": "fill",
  set: "set",
  change: "set",
  clear: "clear",
  empty: "clear",
  "search for": "search",
  submit: "submit",
  select: "select",
  choose: "select",
  pick: "select",
  check: "check",
  tick: "check",
  "turn on": "check",
  "switch on": "check",
  enable: "check",
  uncheck: "uncheck",
  untick: "uncheck",
  "turn off": "uncheck",
  "switch off": "uncheck",
  disable: "uncheck",
  upload: "upload",
  attach: "upload",
  open: "open",
  "open up": "open",
  goto: "open",
  "go to": "open",
  "navigate to": "open",
  "browse to": "open",
  visit: "open",
  "am on": "open",
  "i am on": "open",
  "i'm on": "open",
  "go back": "back",
  "navigate back": "back",
  reload: "reload",
  refresh: "reload",
  "switch to": "switch",
  "switch back to": "switch",
  "switch over to": "switch",
  "return to": "switch",
  close: "close",
  accept: "accept",
  confirm: "accept",
  dismiss: "dismiss",
  cancel: "dismiss",
  reject: "dismiss",
  answer: "answer",
  "answer to": "answer",
  reply: "answer",
  "reply to": "answer",
  "respond to": "answer",
  save: "save",
  scroll: "scroll",
  wait: "wait",
  "check that": "expect",
  "check whether": "expect",
  "check if": "expect",
  "make sure": "expect",
  "make sure that": "expect",
  verify: "expect",
  "verify that": "expect",
  assert: "expect",
  "assert that": "expect",
  ensure: "expect",
  "ensure that": "expect",
  "expect to see": "expect",
  "should see": "expect",
  "should not see": "expect",
  "shouldn't see": "expect",
};

/** Words before "click" that make it another click: "double click", "right-click", "ctrl-click". */
export const CLICK_MANNERS: Readonly<Record<string, ClickManner>> = {
  double: { count: 2 },
  triple: { count: 3 },
  right: { button: "right" },
  context: { button: "right" },
  long: { hold: 1000 },
  middle: { button: "middle" },
  left: {},
  ctrl: { modifiers: ["Control"] },
  control: { modifiers: ["Control"] },
  shift: { modifiers: ["Shift"] },
  alt: { modifiers: ["Alt"] },
  option: { modifiers: ["Alt"] },
  cmd: { modifiers: ["Meta"] },
  command: { modifiers: ["Meta"] },
  meta: { modifiers: ["Meta"] },
};

/** The same, said after the thing. */
export const MANNER_ENDINGS: Readonly<Record<string, ClickManner>> = {
  "with the right mouse button": { button: "right" },
  "with the right button": { button: "right" },
  "with the middle mouse button": { button: "middle" },
  "with the middle button": { button: "middle" },
  "while holding shift": { modifiers: ["Shift"] },
  "while holding down shift": { modifiers: ["Shift"] },
  "while holding control": { modifiers: ["Control"] },
  "while holding ctrl": { modifiers: ["Control"] },
  "while holding down ctrl": { modifiers: ["Control"] },
  "while holding alt": { modifiers: ["Alt"] },
  "while holding cmd": { modifiers: ["Meta"] },
  "while holding command": { modifiers: ["Meta"] },
};

/** Join two steps, or two halves of a name: the grammar finds out which. */
export const CONNECTIVES: ReadonlySet<string> = new Set([
  "and",
  "then",
  "&",
  "also",
  "next",
  "afterwards",
  "finally",
  "after that",
  "afterward",
]);

/** Said before a step out of politeness or habit. */
export const FILLERS: ReadonlySet<string> = new Set([
  "please",
  "now",
  "just",
  "kindly",
  "first",
  "firstly",
  "second",
  "third",
  "lastly",
  "to begin",
  "can you",
  "could you",
  "would you",
  "will you",
  "i want you to",
  "i want to",
  "i would like you to",
  "i'd like you to",
  "you should",
  "let's",
  "try to",
  "go ahead and",
  "ok",
  "okay",
  "hey",
  // Steps as testers write them: "Given I am on …", "When I click …".
  "given",
  "when",
  "but",
  "i",
  "we",
  "the user",
]);
