/**
 * The words that direct commands know stand here and in the files called after what they name: verbs, targets, keys,
 * secrets. The grammar holds the order of things, these files their names.
 * All entries are lower case; entries of several words are separated by one space.
 */

/** Between the words of a step and the field it is meant for. */
export const INTO: ReadonlySet<string> = new Set(["in", "into", "in to", "inside", "inside of", "within"]);

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
