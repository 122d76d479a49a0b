/**
 * The app in which the runs work: a ledger for each run, whose every effect the server counts. Two of its effects can be
 * seen on the page, one cannot, and one is a form that is sent.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What has happened to one ledger, oldest first. */
export interface Effects {
  /** Presses of Count. */
  counts: number;
  /** Titles that were saved. */
  saves: string[];
  /** Presses of Ring the bell, of which the page shows nothing. */
  rings: number;
  /** Orders that were sent. */
  orders: { colour: string; note: string }[];
}

export interface LedgerApp {
  /** Where a ledger lies; it begins with nothing done. */
  urlOf(ledger: string): string;
  effectsOn(ledger: string): Effects;
  stop(): Promise<void>;
}

/** Names of what can be acted on. */
export const CONTROLS = {
  count: "Count",
  title: "Title",
  save: "Save",
  ring: "Ring the bell",
  colour: "Colour",
  note: "Note",
  order: "Send order",
} as const;

/** What the page says once something has happened. */
export const SHOWN = {
  counted: (counts: number) => `Counted: ${counts}`,
  saved: (title: string) => `Saved: ${title}`,
  ordered: "Order received",
} as const;

export async function startLedgerApp(): Promise<LedgerApp> {
  const ledgers = new Map<string, Effects>();
  const effectsOn = (ledger: string): Effects => {
    const effects = ledgers.get(ledger) ?? { counts: 0, saves: [], rings: 0, orders: [] };
    ledgers.set(ledger, effects);
    return effects;
  };
  const server = createServer(async (request, response) => {
    const [, ledger = "", what = ""] = new URL(request.url ?? "/", "http://ledger").pathname.split("/");
    const effects = effectsOn(ledger);
    if (request.method === "POST") return change(effects, what, await bodyOf(request), response);
    respond(response, what === "received" ? receipt(ledger) : page(ledger, effects));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (ledger) => `http://127.0.0.1:${port}/${ledger}/`,
    effectsOn: (ledger) => structuredClone(effectsOn(ledger)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  return new URLSearchParams(body);
}

function change(effects: Effects, what: string, body: URLSearchParams, response: ServerResponse): void {
  const text = (field: string) => body.get(field) ?? "";
  if (what === "order") {
    effects.orders.push({ colour: text("colour"), note: text("note") });
    return void response.writeHead(303, { location: "received" }).end();
  }
  if (what === "count") effects.counts++;
  if (what === "ring") effects.rings++;
  if (what === "save") effects.saves.push(text("title"));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(effects));
}

function respond(response: ServerResponse, html: string): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
}

const shell = (ledger: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ledger ${ledger}</title><h1>Ledger ${ledger}</h1>${body}</html>`;

const receipt = (ledger: string) => shell(ledger, `<p role="status">${SHOWN.ordered}</p>`);

/** What it shows comes from the server, also after it is loaded anew. */
const page = (ledger: string, { counts, saves }: Effects) =>
  shell(
    ledger,
    `<p id="counted">${SHOWN.counted(counts)}</p>
<button id="count">${CONTROLS.count}</button>
<p id="saved">${SHOWN.saved(saves.at(-1) ?? "nothing")}</p>
<label>${CONTROLS.title} <input id="title"></label> <button id="save">${CONTROLS.save}</button>
<p><button id="ring">${CONTROLS.ring}</button></p>
<form method="post" action="order">
<label>${CONTROLS.colour} <input name="colour"></label> <label>${CONTROLS.note} <input name="note"></label>
<button>${CONTROLS.order}</button></form>
<script>
const at = (id) => document.getElementById(id);
const send = async (what, fields = {}) =>
  (await fetch(what, { method: "POST", body: new URLSearchParams(fields) })).json();
at("count").onclick = async () => {
  at("counted").textContent = "Counting…";
  at("counted").textContent = "Counted: " + (await send("count")).counts;
};
at("save").onclick = async () => {
  at("saved").textContent = "Saving…";
  at("saved").textContent = "Saved: " + (await send("save", { title: at("title").value })).saves.at(-1);
};
at("ring").onclick = () => void send("ring");
</script>`,
  );
