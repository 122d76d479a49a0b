/** An inbox: find a mail, open it, star, delete, answer or forward it. */
import { click, groupOf, named, ofRole, present, readDrawn, type } from "../reading.ts";
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
  return (
    !new RegExp(`\\bto ${name}\\b`, "i").test(utterance) ||
    new RegExp(`(?:by|from|reply to) ${name}\\b`, "i").test(utterance)
  );
}

function receiverIn({ utterance }: Sight, sender: string): string {
  const names = [...utterance.matchAll(/\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b/g)].map(([name]) => name);
  const others = names.filter((name) => name !== sender);
  const told = /\bto ([A-Z][\w-]+)/.exec(utterance)?.[1];
  return told !== undefined && told !== sender ? told : present(others.at(-1), "who gets it");
}

type Wish = "delete" | "star" | "reply" | "forward";

function wishOf(utterance: string): Wish {
  if (/delete|trash|remove|get rid|erase/i.test(utterance)) return "delete";
  if (/forward|send|pass|share/i.test(utterance) && !/reply|repl|respon|answer/i.test(utterance)) return "forward";
  if (/star|important|flag/i.test(utterance)) return "star";
  return "reply";
}

const ICONS: Readonly<Record<Wish, RegExp>> = {
  delete: /trash/,
  star: /star/,
  reply: /reply/,
  forward: /forward/,
};

const textIn = (utterance: string): string =>
  /"([^"]*)"/.exec(utterance)?.[1] ?? groupOf(utterance, /(?:text|with|saying|message|that|:)\s+(\S+)\.?$/);

/** Opens the mail, looks for the icon, and fills in what comes up. */
const handleMail: Solver = (sight) => {
  const { outline, past, results, utterance } = sight;
  const sender = senderIn(sight);
  if (past.length === 0) return [click(sender.ref), { action: "inspect" }];
  const field = ofRole(outline, /^(textbox|searchbox)$/);
  if (field.length > 0) return fillIn(sight, sender.name);
  const wish = wishOf(utterance);
  const icon = readDrawn(results).find(({ text }) => ICONS[wish].test(text.toLowerCase()));
  return [click(present(icon, `the icon to ${wish}`).ref), { action: "inspect" }];
};

function fillIn(sight: Sight, sender: string) {
  const fields = ofRole(sight.outline, /^(textbox|searchbox)$/);
  const send = readDrawn(sight.results).find(({ text }) => /send/i.test(text));
  const isForward = wishOf(sight.utterance) === "forward";
  const text = isForward ? receiverIn(sight, sender) : textIn(sight.utterance);
  const field = isForward ? (fields.find(({ name }) => /to/i.test(name)) ?? fields[0]) : fields.at(-1);
  return [type(present(field, "a field").ref, text), click(send?.ref ?? named(sight.outline, /send/i).ref)];
}

const TASKS =
  "email-inbox email-inbox-delete email-inbox-forward email-inbox-forward-nl email-inbox-forward-nl-turk email-inbox-important email-inbox-nl-turk email-inbox-noscroll email-inbox-reply email-inbox-star-reply";

export const MAIL: Family = Object.fromEntries(TASKS.split(" ").map((task) => [task, handleMail]));
