/**
 * A form that nobody has seen before: its labels, choices and their order are drawn anew each time, so that only what
 * reads the page can fill it in. The server keeps what was posted.
 */
import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const LABELS = [
  "Berth",
  "Captain",
  "Cargo",
  "Flag",
  "Harbour",
  "Manifest",
  "Rigging",
  "Signal",
  "Tonnage",
  "Voyage",
  "Anchor",
  "Compass",
  "Pilot",
  "Quay",
  "Ballast",
  "Lantern",
  "Galley",
  "Mooring",
  "Tide",
  "Charter",
];
const CHOICES = [
  "Amber",
  "Birch",
  "Cedar",
  "Dune",
  "Ember",
  "Fern",
  "Granite",
  "Heather",
  "Indigo",
  "Juniper",
  "Kelp",
  "Larch",
  "Marble",
  "Nettle",
  "Onyx",
  "Pebble",
  "Quartz",
  "Rowan",
  "Slate",
  "Thistle",
];

export type FieldKind = "text" | "textarea" | "radio" | "select" | "checkbox" | "date";
const KINDS: FieldKind[] = ["text", "textarea", "radio", "select", "checkbox", "date"];

export interface FormField {
  kind: FieldKind;
  label: string;
  /** Name under which it is posted. */
  name: string;
  /** What can be chosen, for radio and select. */
  choices: string[];
}

export interface FormApp {
  /** Ends in a slash. */
  url: string;
  fields: FormField[];
  /** The field of a kind; each kind occurs once. */
  field(kind: FieldKind): FormField;
  /** Name of the button that sends the form. */
  button: string;
  /** Every form that was posted, oldest first: values by field name. */
  posted(): Record<string, string>[];
  stop(): Promise<void>;
}

/** Some of the words, in an order of chance. */
function draw(words: readonly string[], count: number): string[] {
  const left = [...words];
  return Array.from({ length: count }, () => left.splice(randomInt(left.length), 1).join());
}

function drawFields(): FormField[] {
  const labels = draw(LABELS, KINDS.length);
  const kinds = draw(KINDS, KINDS.length);
  return labels.map((label, index) => {
    const kind = KINDS.find((known) => known === kinds[index]) ?? "text";
    const choices = kind === "radio" || kind === "select" ? draw(CHOICES, 4) : [];
    return { kind, label, name: `field-${randomInt(1_000_000)}`, choices };
  });
}

function renderField({ kind, label, name, choices }: FormField): string {
  switch (kind) {
    case "text":
    case "date":
      return `<p><label>${label} <input type="${kind}" name="${name}"></label></p>`;
    case "checkbox":
      return `<p><label><input type="checkbox" name="${name}" value="yes"> ${label}</label></p>`;
    case "textarea":
      return `<p><label for="${name}">${label}</label><br><textarea id="${name}" name="${name}"></textarea></p>`;
    case "select": {
      const options = choices.map((choice) => `<option>${choice}</option>`).join("");
      return `<p><label>${label} <select name="${name}"><option value="">–</option>${options}</select></label></p>`;
    }
    case "radio": {
      const radios = choices.map(
        (choice) => `<label><input type="radio" name="${name}" value="${choice}"> ${choice}</label>`,
      );
      return `<fieldset><legend>${label}</legend>${radios.join(" ")}</fieldset>`;
    }
  }
}

function renderPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>`;
}

export async function startFormApp(): Promise<FormApp> {
  const fields = drawFields();
  const button = `Send ${draw(LABELS, 1).join().toLowerCase()}`;
  const posted: Record<string, string>[] = [];
  const form = renderPage(
    "Registration",
    `<form method="post">${fields.map(renderField).join("")}<button>${button}</button></form>`,
  );
  const thanks = renderPage("Received", "<p role=status>Your registration has been received.</p>");

  const server = createServer(async (request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (request.method !== "POST") return response.end(form);
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    posted.push(Object.fromEntries(new URLSearchParams(body)));
    return response.end(thanks);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    fields,
    button,
    field(kind) {
      const found = fields.find((field) => field.kind === kind);
      if (!found) throw new Error(`The form has no ${kind}.`);
      return found;
    },
    posted: () => structuredClone(posted),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
