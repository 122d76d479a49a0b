/** The page whose steps are timed: it rests, and says by itself what was pressed last. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Site {
  url: string;
  stop(): Promise<void>;
}

/** Names of the buttons begin so; their numbers follow. */
export const BUTTON = "Press";

/** What the page shows once a button has been pressed. */
export const pressed = (number: number) => `Pressed last: ${number}`;

/** @param steps buttons that are to be pressed one after the other */
export async function serveSite(steps: number): Promise<Site> {
  const page = pageOf(steps);
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function pageOf(steps: number): string {
  const rows = Array.from({ length: steps }, (_, index) => rowOf(index + 1)).join("\n");
  return `<!doctype html><html lang="en"><title>Ledger</title>
<style>body { font: 16px/1.4 sans-serif } td { padding: 4px 12px }</style>
<h1>Ledger</h1><p role="status">Nothing pressed</p><table>${rows}</table>
<script>
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) document.querySelector("[role=status]").textContent = "Pressed last: " + button.value;
});
</script></html>`;
}

function rowOf(number: number): string {
  return `<tr><td>Entry of day ${number}</td><td><a href="#entry-${number}">Read ${number}</a></td>
<td><button value="${number}">${BUTTON} ${number}</button></td></tr>`;
}
