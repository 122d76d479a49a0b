/** Tasks on MailDev, a mailbox: mails in frames, buttons that are icons. Judged by what its server holds. */
import { type MailBox, startMailDev } from "./apps/maildev.ts";
import { test as base, expect } from "./fixtures.ts";
import { blocked, click, done } from "./model/answers.ts";
import { readOutline, refOf, shows } from "./model/outline.ts";
import type { Decide } from "./model/scripted-model.ts";
import { openApp } from "./open-app.ts";

const LETTERS = [
  { from: "ann@harbour.test", subject: "Berth seven", html: "<p>Berth seven is free from Monday.</p>" },
  {
    from: "chandler@harbour.test",
    subject: "Your order",
    html: "<h1>Thank you</h1><p>Your order <b>DK-4471</b> leaves the store on Friday.</p>",
  },
  { from: "win@yachts.test", subject: "Win a yacht", html: "<p>You have won a yacht.</p>" },
];

const test = base.extend<{ box: MailBox }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  box: async ({}, use) => {
    const box = await startMailDev(LETTERS);
    await use(box);
    await box.stop();
  },
});

const subjectsOf = async (box: MailBox) => (await box.mails()).map(({ subject }) => subject).sort();

/** A mail's entry in the list says its subject, to whom it is, and when it came. */
const entry = (subject: string) => new RegExp(`^${subject} `);

test("reads a mail in its frame and answers from it", async ({ extension, page, box, startModel }) => {
  await startModel(({ outline }) => {
    const [, order] = /Your order (\S+) leaves/.exec(outline) ?? [];
    return order ? done(`The order is ${order}.`) : click(refOf(outline, "link", entry("Your order")));
  });
  const panel = await openApp(extension, page, box.url, "Your order");
  await panel.startAllowed("What is the number of my order?");
  await panel.expectEnd("Done");
  await expect(panel.result).toContainText("DK-4471");
  const read = (await box.mails()).filter((mail) => mail.read);
  expect(read.map(({ subject }) => subject)).toEqual(["Your order"]);
});

test.describe("deleting one mail of several", () => {
  const deleteYacht: Decide = ({ outline, messages }) => {
    if (/→ denied/.test(messages.at(-1)?.content ?? "")) return blocked("You did not want it deleted.");
    const listed = readOutline(outline).find(({ name }) => entry("Win a yacht").test(name));
    if (!listed) return done("The mail about the yacht is gone.");
    return click(shows(outline, "You have won a yacht.") ? refOf(outline, "link", "Delete") : listed.ref);
  };

  test("deletes it after a yes, and no other", async ({ extension, page, box, startModel }) => {
    await startModel(deleteYacht);
    const panel = await openApp(extension, page, box.url, "Win a yacht");
    await panel.startAllowed("Delete the mail about the yacht");
    await expect(panel.question).toContainText("Delete");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    expect(await subjectsOf(box)).toEqual(["Berth seven", "Your order"]);
  });

  test("deletes nothing after a no", async ({ extension, page, box, startModel }) => {
    await startModel(deleteYacht);
    const panel = await openApp(extension, page, box.url, "Win a yacht");
    await panel.startAllowed("Delete the mail about the yacht");
    await expect(panel.question).toContainText("Click “Delete”");
    await panel.question.getByRole("button", { name: "Deny" }).click();
    await panel.expectEnd("Failed");
    expect(await subjectsOf(box)).toEqual(["Berth seven", "Win a yacht", "Your order"]);
  });

  test("deletes it by direct commands", async ({ extension, page, box }) => {
    const panel = await openApp(extension, page, box.url, "Win a yacht");
    await panel.startAllowed("type yacht in Search, click Win a yacht, click Delete");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await expect.poll(() => subjectsOf(box)).toEqual(["Berth seven", "Your order"]);
  });
});

test("goes through the unread mails, one by one, and says what is in them", async ({
  extension,
  page,
  box,
  startModel,
}) => {
  const facts = [/Berth seven is free from \w+/, /Your order \S+ leaves the store on \w+/, /You have won a \w+/];
  const found: string[] = [];
  await startModel(({ outline }) => {
    found.push(...facts.flatMap((fact) => fact.exec(outline)?.[0] ?? []));
    const next = LETTERS[new Set(found).size];
    return next ? click(refOf(outline, "link", entry(next.subject))) : done([...new Set(found)].join("; "));
  });
  const panel = await openApp(extension, page, box.url, "Win a yacht");
  await panel.startAllowed("What do the unread mails say?");
  await panel.expectEnd("Done");
  await expect(panel.result).toContainText("free from Monday");
  await expect(panel.result).toContainText("DK-4471 leaves the store on Friday");
  await expect(panel.result).toContainText("won a yacht");
  expect((await box.mails()).map(({ read }) => read)).toEqual([true, true, true]);
});
