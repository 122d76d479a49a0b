/** An inbox: find a mail, open it, star, delete, answer or forward it. */
import { click, type Drawn, groupOf, ofRole, present, readDrawn, type } from "../reading.ts";
import type { Family, Sight, Solver } from "../solver.ts";

/** The person whose mail it is: the first of the names in the task that a mail in the list is from. */
function senderIn({ utterance, past, outline }: Sight): { name: string; ref: string } {
  const list = past[0]?.outline ?? outline;
  const mails = list.split("\n").flatMap((line) => {
    const [, ref = "", name] = /clickable \[(\w+)\]: (\S+) ·/.exec(line) ?? [];
    return name === undefined ? [] : [{ ref, name, at: nameAt(utterance, name) }];
  });
  const asked = mails.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at);
  return present(asked.find(({ name }) => isSender(utterance, name)) ?? asked[0], "a mail by that person");
}

const nameAt = (utterance: string, name: string): number => utterance.search(new RegExp(`\\b${name}\\b`, "i"));

/** Whether the words around a name say that it is the one who wrote, and not the one who is written to. */
function isSender(utterance: string, name: string): boolean {
  if (new RegExp(`\\b${name}'s|(?:by|from|reply to) ${name}\\b|\\b${name} (?:sent|wrote)`, "i").test(utterance))
    return true;
  return !new RegExp(`\\bto ${name}\\b|(?:forward|give|send) ${name}\\b`, "i").test(utterance);
}

function receiverIn({ utterance }: Sight, sender: string): string {
  const names = [...utterance.matchAll(/\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b/g)].map(([name]) => name);
  const others = names.filter((name) => name !== sender && !/^E-?mails?$/i.test(name));
  const told = /\bto ([A-Z][\w-]+)/.exec(utterance)?.[1];
  return told !== undefined && told !== sender ? told : present(others.at(-1), "who gets it");
}

type Wish = "delete" | "star" | "reply" | "forward";

/** Only an answer brings its own words. */
function wishOf(utterance: string): Wish {
  if (QUOTED.test(utterance) || /\brepl|respon|answer/i.test(utterance)) return "reply";
  if (/delete|trash|remove|get rid|erase|discard/i.test(utterance)) return "delete";
  if (/\bstar\b|starred|important|flag|priority|\bmark|label/i.test(utterance)) return "star";
  return "forward";
}

const QUOTED = /"([^"]*)"/;
const textIn = (utterance: string): string => groupOf(utterance, QUOTED);

/** Small pictures without words, from left to right. */
const iconsIn = (results: string): Drawn[] =>
  readDrawn(results)
    .filter(({ picture, text }) => picture !== undefined && text === "")
    .sort((one, other) => one.x - other.x);

/** On an open mail the way back stands at the left, and at the right, as in most mail programs, the star and then the bin. */
function signFor(wish: Wish, sight: Sight): string {
  if (wish === "reply" || wish === "forward") {
    const word = readDrawn(sight.results).find(({ text }) => text.toLowerCase() === wish);
    return present(word, `the word ${wish}`).ref;
  }
  const bar = iconsIn(sight.results).filter(
    ({ y }, _, all) => Math.abs(y - Math.min(...all.map((each) => each.y))) < 8,
  );
  return present(bar.at(wish === "delete" ? -1 : -2), `the icon to ${wish}`).ref;
}

/** Opens the mail, looks for the icon, and fills in what comes up. */
const handleMail: Solver = (sight) => {
  const sender = senderIn(sight);
  if (sight.past.length === 0) return [click(sender.ref), { action: "inspect" }];
  if (ofRole(sight.outline, FIELD).length > 0) return fillIn(sight, sender.name);
  return [click(signFor(wishOf(sight.utterance), sight)), { action: "inspect" }];
};

const FIELD = /^(textbox|searchbox)$/;

/** What is written is sent by the icon at the right of the bar above it. */
function fillIn(sight: Sight, sender: string) {
  const fields = ofRole(sight.outline, FIELD);
  const isForward = wishOf(sight.utterance) === "forward";
  const text = isForward ? receiverIn(sight, sender) : textIn(sight.utterance);
  const field = isForward ? (fields.find(({ name }) => /to/i.test(name)) ?? fields[0]) : fields.at(-1);
  const send = present(iconsIn(sight.results).at(-1), "the icon to send");
  return [type(present(field, "a field").ref, text), click(send.ref)];
}

const TASKS =
  "email-inbox email-inbox-delete email-inbox-forward email-inbox-forward-nl email-inbox-forward-nl-turk email-inbox-important email-inbox-nl-turk email-inbox-noscroll email-inbox-reply email-inbox-star-reply";

export const MAIL: Family = Object.fromEntries(TASKS.split(" ").map((task) => [task, handleMail]));
