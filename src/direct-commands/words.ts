/**
 * Every word that direct commands know, in one place. The grammar holds the order of things, this file their names.
 * All entries are lower case; entries of several words are separated by one space.
 */
import type { Relation } from "./instruction.ts";

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

export const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "my", "this", "that", "its", "their", "your"]);

/** Between the words of a step and the field it is meant for. */
export const INTO: ReadonlySet<string> = new Set(["in", "into", "in to", "inside", "inside of", "within"]);

export const ORDINALS: Readonly<Record<string, number | "last">> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  last: "last",
};

/** "number 2", "no. 2". */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(["number", "no", "nr", "num"]);

/** Numbers in words, where a count of seconds or times is expected. */
export const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};

/**
 * Nouns people use for kinds of things, to the kind as `ROLE_GROUPS` knows it. `box` and `input` are text fields;
 * whoever ticks "the box" is understood all the same, for ticking ignores it.
 */
export const ROLE_NOUNS: Readonly<Record<string, string>> = {
  button: "button",
  btn: "button",
  link: "link",
  hyperlink: "link",
  field: "textbox",
  "text field": "textbox",
  "input field": "textbox",
  box: "textbox",
  "text box": "textbox",
  "input box": "textbox",
  textbox: "textbox",
  input: "textbox",
  "text area": "textbox",
  textarea: "textbox",
  "text input": "textbox",
  bar: "textbox",
  checkbox: "checkbox",
  "check box": "checkbox",
  tickbox: "checkbox",
  "tick box": "checkbox",
  switch: "switch",
  toggle: "switch",
  radio: "radio",
  "radio button": "radio",
  dropdown: "combobox",
  "drop-down": "combobox",
  "drop down": "combobox",
  "dropdown menu": "combobox",
  "dropdown list": "combobox",
  combobox: "combobox",
  "combo box": "combobox",
  "select box": "combobox",
  menu: "menu",
  list: "list",
  tab: "tab",
  "menu item": "menuitem",
  "menu entry": "menuitem",
  option: "option",
  choice: "option",
  heading: "heading",
  header: "heading",
  title: "heading",
  image: "image",
  picture: "image",
  icon: "icon",
  photo: "image",
  row: "row",
  line: "row",
  cell: "cell",
  column: "column",
  item: "item",
  entry: "item",
  card: "item",
  section: "section",
  area: "section",
  panel: "section",
  region: "section",
  group: "section",
  form: "form",
  dialog: "dialog",
  dialogue: "dialog",
  popup: "dialog",
  "pop-up": "dialog",
  modal: "dialog",
  window: "dialog",
  table: "table",
  grid: "table",
  navigation: "navigation",
  sidebar: "section",
  footer: "footer",
  slider: "slider",
};

/** ARIA roles that each kind stands for. `section` and `item` are what pages draw in a hundred ways: any role does. */
export const ROLE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  button: ["button"],
  link: ["link"],
  textbox: ["textbox", "searchbox", "combobox", "spinbutton"],
  checkbox: ["checkbox", "switch", "menuitemcheckbox"],
  switch: ["switch", "checkbox", "menuitemcheckbox", "button"],
  radio: ["radio", "menuitemradio"],
  combobox: ["combobox", "listbox"],
  menu: ["combobox", "listbox", "menu", "menubar", "button", "navigation"],
  list: ["list", "listbox", "combobox"],
  tab: ["tab"],
  menuitem: ["menuitem", "menuitemcheckbox", "menuitemradio"],
  option: ["option", "radio", "menuitem", "menuitemradio", "menuitemcheckbox"],
  heading: ["heading", "banner", "columnheader", "rowheader"],
  image: ["img", "image", "figure", "graphics-document"],
  icon: ["img", "image", "button", "link"],
  row: ["row", "listitem", "treeitem"],
  cell: ["cell", "gridcell", "columnheader", "rowheader"],
  column: ["columnheader"],
  form: ["form", "search"],
  dialog: ["dialog", "alertdialog"],
  table: ["table", "grid", "treegrid"],
  navigation: ["navigation"],
  footer: ["contentinfo"],
  slider: ["slider"],
};

/** Between what is dragged and where it is dropped, where the dropping is said. */
export const DROPS: ReadonlySet<string> = new Set(
  list(`and drop it on | and drop it onto | and drop it in | and drop it into | and drop it to | and drop it over |
    and drop on | and drop onto | and drop in | and drop into | and release it on | and release it over`),
);

/** Dialogs as people call them: the browser's own, and those that a page draws. */
export const DIALOG_NOUNS: ReadonlySet<string> = new Set(
  list(`dialog | dialogue | dialog box | dialogue box | alert | alert box | alert dialog | prompt | prompt box |
    prompt dialog | confirm box | confirm dialog | confirmation | confirmation box | confirmation dialog |
    message box | popup | pop-up | pop up | modal | modal dialog | browser dialog | browser's dialog |
    javascript dialog | native dialog`),
);

/** What the buttons of a dialog mean: OK or Cancel, whatever they are called. */
export const DIALOG_BUTTONS: Readonly<Record<string, boolean>> = {
  ok: true,
  okay: true,
  yes: true,
  accept: true,
  confirm: true,
  leave: true,
  cancel: false,
  no: false,
  dismiss: false,
  close: false,
  stay: false,
};

/** Which of the run's tabs, by its place among them. */
export const TAB_PLACES: Readonly<Record<string, "current" | "new" | "other" | "next" | "previous" | "original">> = {
  "": "current",
  current: "current",
  active: "current",
  new: "new",
  newest: "new",
  latest: "new",
  "newly opened": "new",
  "new browser": "new",
  popup: "new",
  other: "other",
  next: "next",
  previous: "previous",
  prior: "previous",
  original: "original",
  initial: "original",
  starting: "original",
  main: "original",
};

/** "open X in a new tab". */
export const NEW_TAB_ENDINGS: ReadonlySet<string> = new Set(
  list(`in a new tab | in new tab | in a new window | in new window | in another tab | in a separate tab |
    in a second tab | in a new browser tab | in a background tab | in its own tab`),
);
/** "open a new tab with X"; the article has gone. */
export const NEW_TABS: ReadonlySet<string> = new Set(list("new tab | new window | new browser tab | another tab"));

/** What going back and loading again are about when nothing else is said. */
export const PAGE_WORDS: ReadonlySet<string> = new Set(
  list(`page | web page | webpage | site | website | tab | browser | it | again | once | current page | current tab |
    previous page | last page | page before | previous one | previous site | in the browser | in history`),
);

/** Before the name of a file, and for what is attached without naming it. */
export const FILE_NOUNS: ReadonlySet<string> = new Set(list("file | files | document | image | picture | photo"));
export const ATTACHED: ReadonlySet<string> = new Set(
  list("file | files | it | them | attachment | attachments | attached file | attached files | all files"),
);

export const RESULT_ENDINGS: ReadonlySet<string> = new Set(
  list(`as a result | as the result | as result | as a finding | to the results | to the findings | in the results`),
);

/** Names of buttons that send a form, where the page does not tell which one does. */
export const SUBMIT_NAMES: readonly string[] = list(
  `submit | send | save | sign in | log in | login | sign up | register | create account | continue | next | apply |
    search | find | go | ok | post | publish | place order | order | buy | pay | checkout | check out | book | reserve |
    subscribe | update | confirm | finish | done`,
);

/** Words between a kind and a name: "the button called Save". */
export const NAMING: ReadonlySet<string> = new Set([
  "called",
  "named",
  "labelled",
  "labeled",
  "titled",
  "saying",
  "that says",
  "with the text",
  "with text",
  "with the name",
  "with the label",
  "with",
  "containing",
  "that contains",
]);

/** Where a thing is, relative to another. `place` words hardly occur in names; `weak` ones do ("Terms of use"). */
export const RELATIONS: Readonly<Record<string, { relation: Relation; strength: "place" | "weak" | "rare" }>> = {
  "next to": { relation: "next to", strength: "place" },
  "to the right of": { relation: "next to", strength: "place" },
  "to the left of": { relation: "next to", strength: "place" },
  "right of": { relation: "next to", strength: "place" },
  "left of": { relation: "next to", strength: "place" },
  beside: { relation: "next to", strength: "place" },
  near: { relation: "next to", strength: "place" },
  under: { relation: "under", strength: "place" },
  underneath: { relation: "under", strength: "place" },
  below: { relation: "under", strength: "place" },
  beneath: { relation: "under", strength: "place" },
  above: { relation: "above", strength: "place" },
  inside: { relation: "in", strength: "place" },
  within: { relation: "in", strength: "place" },
  "belonging to": { relation: "of", strength: "place" },
  in: { relation: "in", strength: "weak" },
  for: { relation: "for", strength: "weak" },
  of: { relation: "of", strength: "weak" },
  on: { relation: "in", strength: "rare" },
  at: { relation: "in", strength: "rare" },
  by: { relation: "next to", strength: "rare" },
  from: { relation: "of", strength: "rare" },
  with: { relation: "of", strength: "rare" },
  containing: { relation: "of", strength: "rare" },
  after: { relation: "under", strength: "rare" },
  before: { relation: "above", strength: "rare" },
};

/** Keys by what people call them, to `KeyboardEvent.key`. */
export const KEYS: Readonly<Record<string, string>> = {
  enter: "Enter",
  return: "Enter",
  tab: "Tab",
  escape: "Escape",
  esc: "Escape",
  space: "Space",
  spacebar: "Space",
  "space bar": "Space",
  backspace: "Backspace",
  delete: "Delete",
  del: "Delete",
  insert: "Insert",
  home: "Home",
  end: "End",
  "page up": "PageUp",
  pageup: "PageUp",
  pgup: "PageUp",
  "page down": "PageDown",
  pagedown: "PageDown",
  pgdn: "PageDown",
  up: "ArrowUp",
  down: "ArrowDown",
  left: "ArrowLeft",
  right: "ArrowRight",
  "up arrow": "ArrowUp",
  "down arrow": "ArrowDown",
  "left arrow": "ArrowLeft",
  "right arrow": "ArrowRight",
  "arrow up": "ArrowUp",
  "arrow down": "ArrowDown",
  "arrow left": "ArrowLeft",
  "arrow right": "ArrowRight",
  arrowup: "ArrowUp",
  arrowdown: "ArrowDown",
  arrowleft: "ArrowLeft",
  arrowright: "ArrowRight",
};

/** Keys that also label buttons: with an article ("press the Delete") the button is meant. */
export const LABEL_KEYS: ReadonlySet<string> = new Set(["Delete", "Insert", "Home", "End"]);

export const KEY_MODIFIERS: Readonly<Record<string, "Alt" | "Control" | "Meta" | "Shift">> = {
  ctrl: "Control",
  control: "Control",
  strg: "Control",
  alt: "Alt",
  option: "Alt",
  shift: "Shift",
  cmd: "Meta",
  command: "Meta",
  meta: "Meta",
  win: "Meta",
};

export const DIRECTIONS: Readonly<Record<string, "down" | "up" | "left" | "right" | "top" | "bottom">> = {
  down: "down",
  downwards: "down",
  up: "up",
  upwards: "up",
  left: "left",
  right: "right",
  top: "top",
  bottom: "bottom",
  end: "bottom",
  beginning: "top",
  start: "top",
};

/** What a wait ends on, as the words after its subject. */
export const GONE_ENDINGS: readonly string[] = [
  "is gone",
  "are gone",
  "to be gone",
  "disappears",
  "disappear",
  "to disappear",
  "has disappeared",
  "vanishes",
  "to vanish",
  "goes away",
  "to go away",
  "is hidden",
  "is not visible",
  "is no longer visible",
  "is no longer shown",
  "is not shown",
  "does not appear",
];
export const SHOWN_ENDINGS: readonly string[] = [
  "appears",
  "appear",
  "to appear",
  "has appeared",
  "is visible",
  "to be visible",
  "shows up",
  "to show up",
  "shows",
  "is shown",
  "is there",
  "is here",
  "is on the page",
  "is displayed",
  "exists",
  "to load",
  "loads",
  "has loaded",
  "is loaded",
  "is enabled",
  "to be enabled",
  "is ready",
  "to be ready",
];
export const ADDRESS_WORDS: ReadonlySet<string> = new Set(["url", "address", "page address", "location"]);
export const CONTAINS_WORDS: ReadonlySet<string> = new Set([
  "contains",
  "to contain",
  "includes",
  "to include",
  "has",
  "is",
  "to be",
  "changes to",
  "to change to",
]);
/** Units of time in milliseconds. */
export const TIME_UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  second: 1000,
  seconds: 1000,
  min: 60_000,
  minute: 60_000,
  minutes: 60_000,
};

/** "make sure Newsletter is ticked". */
export const CHECKED_ENDINGS: Readonly<Record<string, boolean>> = {
  "is checked": true,
  "is ticked": true,
  "is on": true,
  "is turned on": true,
  "is not checked": false,
  "is not ticked": false,
  "is unchecked": false,
  "is unticked": false,
  "is off": false,
  "is turned off": false,
};

/** Values that switch something on or off: "set Newsletter to off". */
export const SWITCH_VALUES: Readonly<Record<string, boolean>> = {
  on: true,
  yes: true,
  true: true,
  checked: true,
  ticked: true,
  enabled: true,
  off: false,
  no: false,
  false: false,
  unchecked: false,
  unticked: false,
  disabled: false,
};

/** Endings of file names that are top-level domains too: "open readme.md" means a link before it means Moldova. */
export const FILE_LIKE_DOMAINS: ReadonlySet<string> = new Set(["md", "rs", "py", "sh", "pl", "zip", "mov", "ps", "cc"]);

/** Divides a list that is written as one line of words. */
function list(words: string): string[] {
  return words.split("|").map((word) => word.trim());
}

/** Common names of fields: "type bob in Username and hunter2 in Password" fills two. */
export const FIELD_NAMES: ReadonlySet<string> = new Set(
  list(`username | user name | user | login | login name | email | e-mail | email address | e-mail address | name |
    first name | last name | full name | password | phone | phone number | address | city | zip | postcode | subject |
    title | company | street | country | search | from | to | message | comment | description`),
);
