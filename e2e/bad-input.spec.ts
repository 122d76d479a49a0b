/**
 * What goes wrong at a model's endpoint while a run is under way: said in a sentence with its remedy, nothing half is
 * done, and the run goes on or ends so that the next task can start at once.
 */
import { test as base, expect } from "./fixtures.ts";
import { breakOffAfter, decline, hangUp, inTurn, type Respond, redirectTo, refuse, say } from "./model/endpoint.ts";
import { refOf, shows } from "./model/outline.ts";
import type { Panel } from "./panel.ts";

/** An answer as a model writes it, of any actions at all. */
const answer = (...actions: object[]) => JSON.stringify({ say: "", check: "", ack: [], actions });

const DONE = say(answer({ action: "done", status: "complete", text: "There was nothing to do." }));

const searchField = (outline: string) => refOf(outline, "searchbox", /.+/);
/** The first one's ref. */
const addButton = (outline: string) => /button Add to cart\[(\w+)\]/.exec(outline)?.[1] ?? "";

const failures = (panel: Panel) => panel.log.locator('[data-event="model.failed"]');

/** The panel has the shop below it, which may be read and changed, and the endpoint as its model. */
const test = base.extend<{ panel: Panel }>({
  panel: async ({ extension, shop, endpoint, openAllowed }, use) => {
    await extension.setModel(endpoint.settings);
    await use(await openAllowed(shop.url));
  },
});

/** Words for people: no traces, no names of ours, no markup. */
async function expectPlainWords(panel: Panel): Promise<void> {
  const said = [...(await failures(panel).allInnerTexts()), await panel.result.innerText()].join("\n");
  expect(said).not.toMatch(/\bat \S+:\d+:\d+|\b\w*(?:Error|Exception)\b|undefined|\[object|TypeError|✖|<\w+>/);
}

/** Faults that asking again does not mend. */
const ENDING: { name: string; respond: Respond; sentence: RegExp }[] = [
  {
    name: "there is no credit left (402)",
    respond: refuse(402, "Insufficient credits"),
    sentence: /^The account at 127\.0\.0\.1:\d+ has no credit left\. Add some there, or choose another model/,
  },
  {
    name: "there is no credit left, in the words of a rate limit",
    respond: (response) => {
      const error = {
        message: "You exceeded your current quota",
        type: "insufficient_quota",
        code: "insufficient_quota",
      };
      response.writeHead(429, { "content-type": "application/json" }).end(JSON.stringify({ error }));
    },
    sentence: /has no credit left\. Add some there, or choose another model/,
  },
  {
    name: "the context is too long",
    respond: refuse(
      400,
      "This model's maximum context length is 4096 tokens. Please reduce the length of the messages.",
    ),
    sentence: /^The page and what was done so far are too long for “plain”\. Choose a model with a larger context/,
  },
  {
    name: "the model refuses",
    respond: decline("I can't help with that."),
    sentence: /^“plain” refused: “I can't help with that\.” Put the task differently, or choose another model\.$/,
  },
  {
    name: "a content filter stops the answer",
    respond: say("", "content_filter"),
    sentence: /^The content filter of 127\.0\.0\.1:\d+ stopped the answer\. Put the task differently/,
  },
  {
    name: "the address sends elsewhere",
    respond: redirectTo("http://127.0.0.1:9/v1/chat/completions"),
    sentence: /^127\.0\.0\.1:\d+ sends on to another address, which Deckhand does not follow.*Base URL/,
  },
  {
    name: "the request is refused for another reason",
    respond: refuse(400, "temperature is not supported"),
    sentence: /refused the request \(400: temperature is not supported\)\. Check Model and Base URL/,
  },
];

test("what asking again does not mend ends the run at once, with the remedy, and the next task starts", async ({
  panel,
  endpoint,
}) => {
  for (const { name, respond, sentence } of ENDING) {
    await test.step(name, async () => {
      endpoint.respond = respond;
      const before = endpoint.requests.length;
      await panel.startNext(`Find out what happens when ${name}`);
      await panel.expectEnd("Failed");
      await expect(panel.result).toHaveText(sentence);
      expect(endpoint.requests.length - before).toBe(1);
      await expectPlainWords(panel);
      await panel.expectReady();
    });
  }
  endpoint.respond = DONE;
  await panel.startNext("See whether there is anything to do");
  await panel.expectEnd("Done");
});

/** Faults that pass; what the log says of each. */
const PASSING: { name: string; respond: Respond; words: RegExp }[] = [
  { name: "a server that is failing", respond: refuse(500, "boom"), words: /overloaded or failing \(500\)/ },
  { name: "a server that is overloaded", respond: refuse(503, "busy"), words: /overloaded or failing \(503\)/ },
  { name: "a server that hangs up", respond: hangUp, words: /cannot be reached\. Check the network/ },
  { name: "an empty answer", respond: say(""), words: /“plain” answered nothing\./ },
];

test("faults that pass are waited out, each said with the time of the next try, and the run goes on", async ({
  panel,
  endpoint,
}) => {
  endpoint.respond = inTurn(...(PASSING.map(({ respond }) => respond) as [Respond]), DONE);
  await panel.start("See whether there is anything to do");
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("There was nothing to do.");
  await expect(failures(panel)).toHaveText(
    PASSING.map(({ words }) => new RegExp(`${words.source}[\\s\\S]*Trying again in \\d+ s`)),
  );
  expect(endpoint.requests).toHaveLength(PASSING.length + 1);
  await expectPlainWords(panel);
  await panel.expectReady();
});

test("a server that goes on failing ends the run after five tries", async ({ panel, endpoint }) => {
  endpoint.respond = refuse(503, "busy", { "retry-after": "0" });
  await panel.start("See whether there is anything to do");
  await panel.expectEnd("Failed");
  await expect(panel.result).toHaveText(/is overloaded or failing \(503\)\. Try again later\.$/);
  expect(endpoint.requests).toHaveLength(5);
  await expectPlainWords(panel);
  await panel.expectReady();
});

/** A date as HTTP writes it, which knows no parts of a second. */
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();

test("a busy endpoint may name a date: the log says how long that is, and Stop ends the wait", async ({
  panel,
  endpoint,
}) => {
  endpoint.respond = (response) => refuse(429, "Slow down", { "retry-after": inSeconds(120) })(response);
  await panel.start("See whether there is anything to do");
  await expect(failures(panel)).toContainText(/limits how often it may be asked \(429\)\.\s*Trying again in 1[12]\d s/);
  await panel.button("Stop").click();
  await panel.expectEnd("Stopped");
  await panel.expectReady();

  endpoint.respond = inTurn((response) => refuse(429, "Slow down", { "retry-after": inSeconds(3) })(response), DONE);
  const before = endpoint.requests.length;
  await panel.startNext("See once more");
  await panel.expectEnd("Done");
  const [first = 0, second = 0, ...more] = endpoint.requests.slice(before);
  expect(second - first).toBeGreaterThanOrEqual(1900);
  expect(more).toEqual([]);
});

test("half an action is never carried out: what the connection cut off is asked for again", async ({
  panel,
  page,
  shop,
  endpoint,
}) => {
  const half = (say: string, action: (outline: string) => string) =>
    breakOffAfter(
      (outline) => `{"say":"${say}","actions":[${action(outline)}`,
      () => expect(panel.page.getByText(say)).toBeVisible(),
    );
  endpoint.respond = inTurn(
    half("Clicking", (outline) => `{"action":"click","ref":"${addButton(outline)}"`),
    half("Typing", (outline) => `{"action":"type","ref":"${searchField(outline)}","text":"mug"`),
    DONE,
  );
  await panel.start("Put a mug into the cart");
  await panel.expectEnd("Done");
  const again = /broke off in the middle[\s\S]*Trying again in \d+ s/;
  await expect(failures(panel)).toHaveText([again, again]);
  expect(await panel.actions()).toEqual([]);
  expect(shop.cart()).toEqual([]);
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await expectPlainWords(panel);
});

test("an answer that is cut behind a whole action keeps that action, and the next turn sees what came of it", async ({
  panel,
  page,
  shop,
  endpoint,
}) => {
  const isTyped = () => expect(page.getByRole("searchbox")).toHaveValue("quokka");
  endpoint.respond = inTurn(
    breakOffAfter(
      (outline) =>
        `{"say":"","actions":[{"action":"type","ref":"${searchField(outline)}","text":"quokka"},{"action":"click","ref":"${addButton(outline)}"`,
      isTyped,
    ),
    say((outline) =>
      answer({ action: "done", status: "complete", text: shows(outline, "quokka") ? "It is there." : "It is not." }),
    ),
  );
  await panel.start("Write a word into the search");
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("It is there.");
  expect(await panel.actions()).toEqual(["type done"]);
  await isTyped();
  expect(shop.cart()).toEqual([]);
  expect(endpoint.messages[1]?.at(-1)?.content).toContain("→ done");
});

/** Answers that cannot be used, and what the model is told of each. */
const UNUSABLE: { name: string; text: string | ((outline: string) => string); finish?: string; told: RegExp }[] = [
  { name: "words instead of JSON", text: "Sure, happy to help!", told: /not a JSON object/ },
  {
    name: "an action that there is not",
    text: answer({ action: "teleport", to: "the checkout" }),
    told: /teleport.*there is no such action, only click, type,/,
  },
  { name: "an action with wrong types", text: answer({ action: "scroll", to: 7 }), told: /"to":7/ },
  { name: "a wait without end", text: answer({ action: "wait_for", seconds: "forever" }), told: /forever/ },
  { name: "no actions", text: answer(), told: /`actions` is empty/ },
  {
    name: "an answer that its length limit cut",
    text: (outline) => `{"say":"On it","actions":[{"action":"click","ref":"${addButton(outline)}"`,
    finish: "length",
    told: /cut off at the model's length limit: answer more briefly/,
  },
];

test("an answer that cannot be used is asked for again, once, with the reason", async ({ panel, shop, endpoint }) => {
  for (const { name, text, finish, told } of UNUSABLE) {
    await test.step(name, async () => {
      endpoint.respond = inTurn(say(text, finish), DONE);
      const before = endpoint.requests.length;
      await panel.startNext(`See what becomes of ${name}`);
      await panel.expectEnd("Done");
      await expect(failures(panel)).toHaveText([/The model's answer could not be used; it is asked again$/]);
      const [, again, ...more] = endpoint.messages.slice(before);
      expect(again?.at(-1)?.content).toMatch(told);
      expect(more).toEqual([]);
      expect(await panel.actions()).toEqual([]);
    });
  }
  expect(shop.cart()).toEqual([]);
});

test("two answers in a row that cannot be used end the run, in words for its user", async ({ panel, endpoint }) => {
  endpoint.respond = say(answer({ action: "teleport" }));
  await panel.start("Go to the checkout");
  await panel.expectEnd("Failed");
  await expect(panel.result).toHaveText(
    /^The model gave an answer that Deckhand cannot use, twice in a row.*Try again, or choose a more capable model/,
  );
  expect(endpoint.requests).toHaveLength(2);
  await expectPlainWords(panel);
  await panel.expectReady();
});

test("a ref that is not on the page is refused and told to the model, which goes on", async ({
  panel,
  page,
  endpoint,
}) => {
  endpoint.respond = inTurn(
    say(answer({ action: "click", ref: "a9999" }, { action: "scroll", to: "bottom" })),
    say((outline) => answer({ action: "type", ref: searchField(outline), text: "mug" })),
    DONE,
  );
  await panel.start("Search for a mug");
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual(["click refused", "scroll skipped", "type done"]);
  await expect(panel.log.locator('[data-action="click"]')).toContainText("there is no a9999 on this page");
  expect(endpoint.messages[1]?.at(-1)?.content).toContain("there is no a9999 on this page");
  await expect(page.getByRole("searchbox")).toHaveValue("mug");
});
