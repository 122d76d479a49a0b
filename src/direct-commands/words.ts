/**
 * Every word that direct commands know, in one place. The grammar holds the order of things, this file their names.
 * All entries are lower case; entries of several words are separated by one space.
 */
import type { Relation } from "./instruction.ts";

/** What a step does; each has one parser in `grammar.ts`. */
export type VerbKind =
  | "click"
  | "press"
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
  | "open"
  | "scroll"
  | "wait";

/** How a click differs from a plain one. */
export interface ClickManner {
  count?: number;
  button?: "right" | "middle";
  modifiers?: ("Alt" | "Control" | "Meta" | "Shift")[];
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
  open: "open",
  "open up": "open",
  goto: "open",
  "go to": "open",
  "navigate to": "open",
  "browse to": "open",
  visit: "open",
  scroll: "scroll",
  wait: "wait",
};

/** Words before "click" that make it another click: "double click", "right-click", "ctrl-click". */
export const CLICK_MANNERS: Readonly<Record<string, ClickManner>> = {
  double: { count: 2 },
  triple: { count: 3 },
  right: { button: "right" },
  middle: { button: "middle" },
  left: {},
  ctrl: { modifiers: ["Control"] },
  control: { modifiers: ["Control"] },
  shift: { modifiers: ["Shift"] },
  alt: { modifiers: ["Alt"] },
  cmd: { modifiers: ["Meta"] },
  command: { modifiers: ["Meta"] },
  meta: { modifiers: ["Meta"] },
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

/** Words that announce a secret, in many languages; its value follows, or it names the field the value goes into. */
export const SECRET_WORDS: readonly string[] = [
  ...list(`password | passphrase | passcode | pass code | pass phrase | pass word | pass | pwd | passwd | pw | pin |
    pin code | pin number | security code | verification code | access code | one-time code | one time code |
    one-time password | one-time passcode | otp | 2fa code | authentication code | auth code | backup code |
    recovery code | cvv | cvc | cvv2 | cvc2 | card number | credit card number | credit card | debit card number |
    debit card | card no | card verification code | api key | apikey | api-key | api token | access token | access key |
    auth token | bearer token | secret key | private key | secret | token`),
  ...list("passwort | kennwort | geheimzahl | sicherheitscode | prüfnummer | kartennummer | zugangscode | einmalcode"),
  ...list(
    "mot de passe | code secret | code pin | code de sécurité | code de vérification | numéro de carte | clé api",
  ),
  ...list(`contraseña | contrasena | clave | código de seguridad | codigo de seguridad | código de verificación |
    número de tarjeta | numero de tarjeta`),
  ...list("parola d'ordine | parola chiave | codice di sicurezza | codice pin | numero di carta | numero della carta"),
  ...list("senha | palavra-passe | palavra passe | código de segurança | número do cartão"),
  ...list("wachtwoord | pincode | beveiligingscode | kaartnummer | toegangscode"),
  ...list("lösenord | losenord | passord | adgangskode | kodeord | salasana | tunnusluku"),
  ...list("hasło | haslo | hasłem | heslo | пароль | паролем | пин-код | пін-код | лозинка | парола | lozinka | geslo"),
  ...list("şifre | sifre | şifrem | şifresi | parola | parolam | jelszó | jelszo | κωδικός | κωδικός πρόσβασης"),
  ...list("סיסמה | كلمة المرور | كلمة السر | رمز عبور | گذرواژه | رمز | पासवर्ड | รหัสผ่าน | mật khẩu | kata sandi"),
];

/** Words that mean other things as well: without a colon their value must look like one. */
export const WEAK_SECRET_WORDS: ReadonlySet<string> = new Set(
  list("pass | pin | pw | token | secret | clave | parola | credit card | debit card | pass word | رمز | парола"),
);

/** Scripts without spaces between words: the value follows the word, mostly behind a colon or a particle. */
export const SECRET_WORDS_UNSPACED: readonly string[] = list(
  "パスワード | 暗証番号 | セキュリティコード | カード番号 | 密码 | 密碼 | 口令 | 验证码 | 卡号 | 비밀번호 | 암호 | 카드 번호 | 카드번호",
);

/** A user's name shortly before: what follows "pass" is a password then. */
export const CREDENTIAL_CONTEXT =
  /\b(?:user(?:name)?|login|log[ -]?in|sign[ -]?in|e-?mail|account|credentials|benutzer|utilisateur|usuario|utente)\b/i;

/** What may follow a secret's word in the name of its field. */
export const SECRET_FIELD_TAILS: ReadonlySet<string> = new Set(
  list(`field | box | input | textbox | text | area | prompt | dialog | form | and | then | or | on | of | for | to | in |
    at | with | please | again | confirmation | confirm | repeat | number | code | now | feld | champ | campo | veld |
    pole | fält | поле | ein | und | et | y | e | en | och | oraz | и`),
);

/** What follows a secret's word without being its value: the rest of a name, or the rest of the sentence. */
export const NO_VALUES: ReadonlySet<string> = new Set(
  list(`a | an | the | my | your | his | her | this | that | it | its | and | or | but | then | in | into | on | onto |
    at | to | for | of | from | by | with | as | is | are | was | if | when | while | after | before | until | so | too |
    not | now | again | please | here | there | below | above | field | fields | box | boxes | input | textbox | text |
    page | form | dialog | screen | section | tab | menu | item | link | button | icon | checkbox | option | options |
    setting | settings | hint | hints | help | reset | recovery | manager | generator | policy | rules | strength | reminder |
    change | confirmation | confirm | prompt | label | name | number | code | list | row | column | reader | check |
    protected | protection | requirements | requirement | visibility | visible | hidden | shown | gone | correct | wrong |
    incorrect | right | required | valid | invalid | empty | blank | weak | strong | saved | changed | accepted | missing |
    forgotten | lost | known | unknown | needed | asked | set | updated | expired | there | you | i | we | they | he | she |
    what | which | who | where | how | same | something | anything | one | twice | also | next | first | second | last |
    click | press | type | enter | use | using | go | open | submit | select | choose | log | sign | look | ask | wait |
    search | tap | hit | und | oder | dann | ist | in | im | ins | das | der | die | ein | zurücksetzen | ändern | feld |
    vergessen | et | ou | puis | dans | le | la | oublié | champ | y | o | en | el | olvidada | campo | e | poi | nel | il |
    no | na | het | de | veld | vergeten | en | и | в | забыли`),
);
