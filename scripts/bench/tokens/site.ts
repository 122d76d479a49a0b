/** The app in which the run is made: five pages of a ledger, shown one after the other in one document. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Site {
  url: string;
  stop(): Promise<void>;
}

const PAGES = 5;
const ROWS = 30;

/** What is pressed, in order: on each page an entry is counted, then the next page is shown; at last the ledger is closed. */
export const PRESSES: readonly string[] = Array.from({ length: PAGES }, (_, index) => index + 1).flatMap((page) => [
  `Count page ${page}`,
  page < PAGES ? `Show page ${page + 1}` : "Close the ledger",
]);

/** What the page says once a button has been pressed. */
export const pressed = (name: string) => `Pressed last: ${name}`;

export async function serveSite(): Promise<Site> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

const PAGE = `<!doctype html><html lang="en"><title>Ledger</title>
<style>body { font: 16px/1.4 sans-serif } td { padding: 2px 12px }</style>
<nav><a href="#">Home</a> <a href="#">Accounts</a> <a href="#">Reports</a> <a href="#">Help</a></nav>
<h1>Ledger</h1><p role="status">Nothing pressed</p><main></main>
<script>
const row = (page, number) => "<tr><td>Entry " + number + " of page " + page + "</td><td>" + (page * 1000 + number * 7) +
  " crowns</td><td><a href='#" + page + "-" + number + "'>Read " + page + "." + number + "</a></td></tr>";
const show = (page) => {
  const next = page < ${PAGES} ? "Show page " + (page + 1) : "Close the ledger";
  document.querySelector("main").innerHTML = "<h2>Page " + page + "</h2><button>Count page " + page + "</button> <button>" +
    next + "</button><table>" + Array.from({ length: ${ROWS} }, (_, index) => row(page, index + 1)).join("") + "</table>";
};
show(1);
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const page = /^Show page (\\d+)$/.exec(button.textContent);
  if (page) show(Number(page[1]));
  document.querySelector("[role=status]").textContent = "Pressed last: " + button.textContent;
});
</script></html>`;
