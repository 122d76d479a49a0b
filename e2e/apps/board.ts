/**
 * A page for what only a browser can show: dialogs of its own, links that open tabs, a file field. It keeps notes, which
 * a test reads from the server.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

const NOTES = ["Buy rope", "Paint the hull", "Call the harbour"];

const page = (notes: string[]) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Board</title>
  <h1>Board</h1>
  <ul>${notes.map((note) => `<li>${note} <button onclick="strike(this, '${note}')">Remove ${note}</button></li>`).join("")}</ul>
  <button onclick="addNote()">New note</button>
  <p><a href="/prices" target="_blank">Prices</a> <a href="/log">Log</a></p>
  <form onsubmit="return false"><p><label>Subject <input id="subject"></label></p><p><label>Body <input id="body"></label></p></form>
  <p role="status"></p>
  <script>
    const tell = (text) => { document.querySelector("[role=status]").textContent = text; };
    async function change(path, body) { await fetch(path, { method: "POST", body }); location.reload(); }
    function strike(button, note) {
      if (confirm("Remove " + note + "?")) change("/remove", note); else tell("Kept " + note);
    }
    function addNote() {
      const note = prompt("What does it say?");
      if (note) change("/add", note);
    }
  </script>
</html>`;

const PRICES = `<!doctype html><html lang="en"><title>Prices</title><h1>Prices</h1><table><tr><th>Thing</th><th>Price</th></tr><tr><td>Rope</td><td>12.50</td></tr><tr><td>Paint</td><td>30.00</td></tr></table></html>`;

export interface Board {
  url: string;
  notes: string[];
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return body;
}

export async function startBoard(): Promise<Board> {
  const notes = [...NOTES];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.url === "/add") notes.push(body);
    if (request.url === "/remove") notes.splice(notes.indexOf(body), 1);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(request.url === "/prices" ? PRICES : page(notes));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    notes,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
