/** Where secrets stand in a text: behind the words that announce them, before the fields they go into, by their shape. */
import {
  CREDENTIAL_CONTEXT,
  NO_VALUES,
  SECRET_FIELD_TAILS,
  SECRET_WORDS,
  SECRET_WORDS_UNSPACED,
  WEAK_SECRET_WORDS,
} from "./secret-words.ts";

export interface Span {
  start: number;
  end: number;
}

/** All secrets of a text, in no order and possibly overlapping. */
export function secretSpans(text: string): Span[] {
  return [
    ...announced(text),
    ...unspaced(text),
    ...putInto(text),
    ...givenTo(text),
    ...usedAs(text),
    ...inPairs(text),
    ...byShape(text),
  ];
}

const LETTER = "[\\p{L}\\p{M}\\p{N}_]";
const escaped = (words: readonly string[]) =>
  [...words]
    .sort((left, right) => right.length - left.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/ /g, "[ \\t]+"))
    .join("|");
/** A secret's word, alone or with a possessive ending ("şifrem", "passwords" is none). */
const SECRET = `(?<!${LETTER}|[-])(?<secret>${escaped(SECRET_WORDS)})(?!${LETTER})`;
const ARTICLES =
  "the|my|your|his|her|their|our|this|a|an|das|dem|den|die|mein|le|la|l['’]|mon|ma|el|los|mi|il|lo|mio|mia|o|minha|meu|het|de|mijn|mitt|min|мой";
const FIELD_WORDS = "field|box|input|textbox|feld|champ|campo|veld|pole|fält|поле";
/** "the second", "new", "login": words that may stand between an article and the secret's word. */
const BETWEEN = `(?:(?:${ARTICLES})[ \\t]*)?(?:(?:${FIELD_WORDS})[ \\t]+)?(?:["'“«„]?)(?:(?!(?:and|or|then|in|into|to|with)\\b)[\\p{L}\\p{M}\\p{N}-]+[ \\t]+){0,2}?`;
const COPULA =
  "(?:['’]s|is|are|was|being|ist|lautet|war|est|es|sera|è|é|sarà|är|er|jest|on|то|это|هو|है|equals?)(?![\\p{L}\\p{M}\\p{N}])|=>|->|→|:=|[:=：＝]|[—–-](?=\\s)";

/** Whether a field of this name takes a secret: the word stands at its end, or before "field", "box" and the like. */
export function mentionsSecret(name: string): boolean {
  const last = [...name.matchAll(new RegExp(SECRET, "giu"))].at(-1);
  if (last === undefined) return SECRET_WORDS_UNSPACED.some((word) => name.includes(word));
  return isFieldTail(name.slice(last.index + last[0].length));
}

function isFieldTail(rest: string): boolean {
  const next = /^["'”»“\s]*([\p{L}\p{M}\p{N}#*(-]+)?/u.exec(rest)?.[1]?.toLowerCase();
  return next === undefined || SECRET_FIELD_TAILS.has(next) || !/^\p{L}/u.test(next);
}

const ANNOUNCED = new RegExp(
  `${SECRET}(?<tail>(?:["”»]|['’](?!s\\b))?(?:[ \\t]+(?:${FIELD_WORDS}))?)` +
    "(?<of>[ \\t]+(?:for|of|to|für|pour|de|para|per|voor)(?:[ \\t]+(?!(?:is|and)\\b)[^\\s:=]+){1,4}?)?" +
    `[ \\t]*(?<copula>${COPULA})?[ \\t]*`,
  "giu",
);

/** "password hunter2", "password: hunter2", "the password for bob is 'a b'". */
function announced(text: string): Span[] {
  return [...text.matchAll(ANNOUNCED)].flatMap((match) => {
    const { secret = "", tail = "", of, copula } = match.groups ?? {};
    const value = valueAt(text, match.index + match[0].length, secret);
    const announcement = { text, index: match.index, secret, isField: tail.trim() !== "" };
    if (value === undefined || (copula === undefined && of !== undefined)) return [];
    return (copula === undefined ? followsBare(announcement, value) : followsCopula(copula, text, value))
      ? [value]
      : [];
  });
}

interface Announcement {
  text: string;
  index: number;
  secret: string;
  /** "password field": more likely the field than the announcement of a value. */
  isField: boolean;
}

/** "password hunter2": the next word, unless it goes on with a name or the sentence. */
function followsBare({ text, index, secret, isField }: Announcement, value: Value): boolean {
  if (!/\s$/.test(text.slice(0, value.outerStart))) return false;
  if (isField && !value.isQuoted && !INTO_BEFORE.test(text.slice(0, index))) return false;
  if (value.isQuoted) return !NAMED_BEFORE.test(text.slice(0, index));
  const word = wordOf(text, value);
  if (NO_VALUES.has(word)) return false;
  if (!WEAK_SECRET_WORDS.has(secret.toLowerCase())) return true;
  return /\d/.test(word) || CREDENTIAL_CONTEXT.test(text.slice(Math.max(0, index - 60), index));
}

/** "password is hunter2" but not "password is wrong"; after a colon anything is a value. */
function followsCopula(copula: string, text: string, value: Value): boolean {
  return value.isQuoted || !/\p{L}/u.test(copula) || !NO_VALUES.has(wordOf(text, value));
}

function wordOf(text: string, value: Value): string {
  return text
    .slice(value.start, value.end)
    .toLowerCase()
    .replace(/[!?]+$/, "");
}

/** "in the password field hunter2". */
const INTO_BEFORE = /\b(?:in|into|inside|to)\b[^.,;\n]{0,30}$/i;
/** "click Forgot password “x”" names a thing. */
const NAMED_BEFORE = /\b(?:click|press|tap|open|select|choose)\b[^.,;\n]{0,40}$/i;

/** パスワードはhunter2, 密码是hunter2, 비밀번호는 hunter2. */
function unspaced(text: string): Span[] {
  const particle = "(?:[\\s:：=＝]|は|を|が|に|是|为|為|는|은|를|을)*";
  const value = "(?<value>[\\x21-\\x7e]+|「[^」\\n]+」|『[^』\\n]+』|“[^”\\n]+”)";
  const after = new RegExp(`(?:${escaped(SECRET_WORDS_UNSPACED)})${particle}${value}`, "gu");
  const before = new RegExp(
    `${value}\\s*(?:を|는|를|을)?\\s*(?:${escaped(SECRET_WORDS_UNSPACED)})(?:に|欄に|フィールドに|에)`,
    "gu",
  );
  return [...text.matchAll(after), ...text.matchAll(before)].flatMap((match) => {
    const raw = match.groups?.value ?? "";
    const start = match.index + match[0].indexOf(raw);
    const bare = raw.replace(/^[「『“]|[」』”]$/gu, "");
    return [{ start: start + raw.indexOf(bare), end: start + raw.indexOf(bare) + bare.length }];
  });
}

const PUTTING =
  "type|enter|write|put|input|paste|insert|use|fill|key[ \\t]+in|gib|gebe|tippe|schreibe|trage|saisis|saisir|saisissez|entre|entrez|écris|tape|tapez|escribe|introduce|ingresa|pon|scrivi|inserisci|digita|digite|insira|escreva|typ|voer|vul|schrijf|wpisz|skriv|ange|yaz|введи|введите|напиши|впиши";
const INTO_WORDS = "to|in[ \\t]+to|into|inside|in|im|ins|dans|en|nel|nella|no|na|w|i|till|в";

/** "type hunter2 into the Password field", "enter bob in Username and hunter2 in Password". */
function putInto(text: string): Span[] {
  const pattern = new RegExp(`(?<=\\s|["'”»])(?:${INTO_WORDS})[ \\t]+${BETWEEN}${SECRET}`, "giu");
  return [...text.matchAll(pattern)].flatMap((match) => {
    if (!isFieldTail(text.slice(match.index + match[0].length))) return [];
    return valueBefore(text, match.index);
  });
}

/** The words between the nearest verb of putting and here; only the last of several values. */
function valueBefore(text: string, end: number): Span[] {
  const lineStart = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf(";", end - 1)) + 1;
  const line = text.slice(lineStart, end);
  const verb = [...line.matchAll(new RegExp(`(?<!${LETTER})(?:${PUTTING})(?:[ \\t]+in)?(?=\\s)[ \\t]*`, "giu"))].at(-1);
  if (verb === undefined) return [];
  const verbEnd = lineStart + verb.index + verb[0].length;
  const earlier = [
    ...text.slice(verbEnd, end).matchAll(/\s(?:in|into|dans|en|im)\s.*?(?:,|\sand\b|\sund\b|\set\b|\sy\b|\se\b)\s*/giu),
  ].at(-1);
  const start = earlier === undefined ? verbEnd : verbEnd + earlier.index + earlier[0].length;
  const quoted = valueAt(text, start);
  if (quoted?.isQuoted) return [quoted];
  const value = text.slice(start, end).trim();
  // Another step in between: "type a in Name, click Show in Password settings".
  return value === "" || /\b(?:click|press|tap|hit|open|select)\s/i.test(value)
    ? []
    : [{ start, end: start + value.length }];
}

/** "fill Password with hunter2", "set my password to hunter2". */
function givenTo(text: string): Span[] {
  const verbs =
    "fill(?:[ \\t]+(?:in|out))?|set|change|update|reset|make|replace|setze|ändere|fülle|remplis|remplace|pon|cambia|rellena|imposta|compila|preencha|mude|stel|vul|zet";
  const pattern = new RegExp(
    `(?<!${LETTER})(?:${verbs}|and|,)[ \\t]+${BETWEEN}${SECRET}["'”»]?(?:[ \\t]+(?:${FIELD_WORDS}))?[ \\t]+(?:with|to|as|mit|auf|avec|par|con|a|com|para|met|op|på|til|z|на)[ \\t]+`,
    "giu",
  );
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = valueAt(text, match.index + match[0].length, match.groups?.secret);
    return value === undefined ? [] : [value];
  });
}

/** "hunter2 as the password", "use hunter2 for my PIN". */
function usedAs(text: string): Span[] {
  const link = `(?:(?:as|als|comme|como|come|som|jako|olarak)|(?<for>for|für|pour|para|per|voor))[ \\t]+${BETWEEN}${SECRET}`;
  const pattern = new RegExp(`(?<=\\s|["'”»’])${link}`, "giu");
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = wordBefore(text, match.index);
    if (value === undefined || !isFieldTail(text.slice(match.index + match[0].length))) return [];
    const before = text.slice(Math.max(0, value.outerStart - 20), value.outerStart);
    const isUsed = new RegExp(`(?<!${LETTER})(?:${PUTTING}|using|with|and|choose)[ \\t]+$`, "iu").test(before);
    return match.groups?.for === undefined || isUsed ? [value] : [];
  });
}

const LAST_VALUE = /(?:"([^"\n]+)"|'([^'\n]+)'|“([^”\n]+)”|«([^»\n]+)»|`([^`\n]+)`|([^\s"“«`]+))\s*$/u;

function wordBefore(text: string, end: number): Value | undefined {
  const match = LAST_VALUE.exec(text.slice(0, end));
  const value = match?.slice(1).find((group) => group !== undefined);
  if (match === null || value === undefined || NO_VALUES.has(value.toLowerCase())) return undefined;
  const start = match.index + match[0].indexOf(value);
  return { start, end: start + value.length, outerStart: match.index, isQuoted: match[6] === undefined };
}

/** "log in as bob / hunter2", "sign in with bob:hunter2". */
function inPairs(text: string): Span[] {
  const pattern =
    /\b(?:log(?:ged)?[ \t-]?in|sign[ \t-]?in|login|credentials|anmelden|einloggen|connecte[rz]?[ \t-]?\p{L}*)\b[^\n.]{0,30}?(?:\b(?:as|with|using|als|mit|avec|con|com|met)\b|:)[ \t]+["'“]?[^\s:/"'“”]+["'”]?(?:[ \t]+\/[ \t]+|[:/](?!\/))["'“]?/giu;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = valueAt(text, match.index + match[0].length);
    return value === undefined || NO_VALUES.has(text.slice(value.start, value.end).toLowerCase()) ? [] : [value];
  });
}

/** Keys of well-known services, tokens and card numbers are secrets whatever is said about them. */
const SHAPES: readonly RegExp[] = [
  /(?<![\w-])(?:sk|pk|rk)[-_](?:[a-z]+[-_])*[A-Za-z0-9_-]{16,}/g,
  /(?<!\w)(?:ghp|gho|ghu|ghs|ghr|glpat|xox[abprs])[-_][A-Za-z0-9_-]{16,}/g,
  /(?<!\w)github_pat_\w{20,}/g,
  /(?<!\w)(?:AKIA|ASIA)[A-Z0-9]{16}(?!\w)/g,
  /(?<!\w)AIza[\w-]{30,}/g,
  /(?<!\w)eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g,
];
const DIGIT_RUN = /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d])/g;

function byShape(text: string): Span[] {
  const keys = SHAPES.flatMap((shape) => [...text.matchAll(shape)]);
  const cards = [...text.matchAll(DIGIT_RUN)].filter(([digits]) => isCardNumber(digits.replace(/\D/g, "")));
  return [...keys, ...cards].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Luhn's check, which every payment card passes and one number in ten by chance. */
function isCardNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

interface Value extends Span {
  /** Where its opening quote stands. */
  outerStart: number;
  isQuoted: boolean;
}

const QUOTED_VALUE =
  /^(?:"([^"\n]+)"|'([^'\n]+)'(?![\p{L}\p{N}])|“([^”\n]+)”|‘([^’\n]+)’|«([^»\n]+)»|„([^“”\n]+)[“”]|`([^`\n]+)`|「([^」\n]+)」|『([^』\n]+)』)/u;

/** The value that begins here: what is in quotes, else up to the next space, or the next clause for a passphrase. */
function valueAt(text: string, position: number, secret = ""): Value | undefined {
  const rest = text.slice(position);
  const quoted = QUOTED_VALUE.exec(rest)
    ?.slice(1)
    .find((group) => group !== undefined);
  if (quoted !== undefined) {
    const start = position + 1;
    return { start, end: start + quoted.length, outerStart: position, isQuoted: true };
  }
  const pattern = /phrase$/i.test(secret) ? PHRASE_VALUE : /^\S+/;
  // The marks that end a sentence are not of the value; "!" and "?" may well be.
  const bare = pattern.exec(rest)?.[0].replace(/[.,;:)\]}"'”»\s]+$/u, "") ?? "";
  if (bare === "" || rest.startsWith("{{secret:")) return undefined;
  return { start: position, end: position + bare.length, outerStart: position, isQuoted: false };
}

const PHRASE_VALUE = /^\S.*?(?=[,;\n]|\.\s|\.?$|\s(?:and|then)\s)/m;
