/** A page that came of a form is loaded again by its address: the form is not sent a second time. */
import { createServer } from "node:http";
import { test as base, expect } from "./fixtures.ts";
import { done } from "./model/answers.ts";

const FORM = `<title>Shop</title><form method="post" action="/order"><button>Buy</button></form>`;

/** A shop, and what it was asked for. */
const test = base.extend<{ seller: { origin: string; visits: string[] } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  seller: async ({}, use) => {
    const visits: string[] = [];
    const server = createServer(({ url = "/", method }, response) => {
      if (url !== "/favicon.ico") visits.push(`${method} ${url}`);
      response.writeHead(200, { "content-type": "text/html" });
      response.end(url === "/" ? FORM : "<title>Thanks</title><p>Thank you.</p>");
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The server has no port.");
    await use({ origin: `http://127.0.0.1:${address.port}`, visits });
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  },
});

for (const fragment of ["", "#thanks"]) {
  test(`what was ordered is not ordered again, at an address ${fragment ? "with" : "without"} a fragment`, async ({
    page,
    seller,
    startModel,
    openAllowed,
  }) => {
    await startModel(({ messages }) => {
      const isLoaded = /page reloaded|url →/.test(messages.at(-1)?.content ?? "");
      return isLoaded ? done("Loaded again.") : { actions: [{ action: "reload" }] };
    });
    const panel = await openAllowed(`${seller.origin}/`);
    await page.locator("form").evaluate((form, action) => form.setAttribute("action", action), `/order${fragment}`);
    await page.getByRole("button", { name: "Buy" }).click();
    await expect(page.getByText("Thank you.")).toBeVisible();
    await panel.start("Load the page again");
    await panel.expectEnd("Done");
    expect(seller.visits).toEqual(["GET /", "POST /order", "GET /order"]);
    await expect(page).toHaveURL(`${seller.origin}/order${fragment}`);
  });
}
