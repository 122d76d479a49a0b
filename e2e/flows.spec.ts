/** Tasks on Node-RED, an editor of flows on a canvas. Judged by what its server runs and has on disk. */
import { writeFile } from "node:fs/promises";
import type { Action } from "../src/protocol/action.ts";
import { type NodeRed, type NodeRedOptions, startNodeRed } from "./apps/node-red.ts";
import { test as base, expect } from "./fixtures.ts";
import { blocked, click, done } from "./model/answers.ts";
import { lineOf, type Message, type OutlineLine, readOutline, refOf, shows } from "./model/outline.ts";
import type { Decide, ScriptedAnswer } from "./model/scripted-model.ts";
import { openApp } from "./open-app.ts";

const FLOWS = [
  { id: "bilge", type: "tab", label: "Bilge" },
  { id: "radar", type: "tab", label: "Radar" },
  { id: "level", type: "comment", z: "bilge", name: "level above two feet", info: "", x: 180, y: 80, wires: [] },
  { id: "aerial", type: "comment", z: "radar", name: "aerial needs grease", info: "", x: 180, y: 80, wires: [] },
];
const PUMPS = JSON.stringify([{ id: "pumps", type: "tab", label: "Pumps" }]);
const USER = { name: "harbour", password: "lantern7" };

const test = base.extend<{ start: (options?: NodeRedOptions) => Promise<NodeRed> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  start: async ({}, use) => {
    const started: NodeRed[] = [];
    await use(async (options = { flows: FLOWS }) => {
      const app = await startNodeRed(options);
      started.push(app);
      return app;
    });
    for (const app of started) await app.stop();
  },
});

/** Labels of the flows that run. */
const flowsOf = async (app: NodeRed) =>
  (await app.nodes()).filter(({ type }) => type === "tab").map(({ label }) => label);

/** Node-RED looks at a field when a key is let go in it, and a text that is put in has none. */
const typeByKeys = (ref: string, text: string): Action[] => [
  { action: "type", ref, text },
  { action: "press_key", ref, key: "End" },
];

/** Whether an action's result said that Deploy was clicked; the app's own word for it is gone after a moment. */
const hasDeployed = (messages: Message[]) => messages.some(({ content }) => /“Deploy”\) → done/.test(content));

test.describe("signing in", () => {
  const signIn: Decide = ({ outline }) => {
    const name = readOutline(outline).find((thing) => thing.role === "textbox" && thing.name.startsWith("Username"));
    if (!name) return done("Signed in. There are the flows Bilge and Radar.");
    return {
      actions: [
        { action: "type", ref: name.ref, text: USER.name },
        { action: "type", ref: refOf(outline, "textbox", /^Password/), text: USER.password },
        { action: "click", ref: refOf(outline, "button", "Login") },
      ],
    };
  };

  test("signs in after a yes to it", async ({ extension, page, start, startModel }) => {
    const app = await start({ user: USER, flows: FLOWS });
    await startModel(signIn);
    const panel = await openApp(extension, page, app.url, "Username");
    await panel.startAllowed(
      `Sign in as ${USER.name} with the password ${USER.password} and say which flows there are`,
    );
    await expect(panel.question).toContainText("signs you in");
    await expect(panel.question).not.toContainText(USER.password);
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await expect(panel.result).toContainText("Bilge and Radar");
    expect(await app.signedIn()).toEqual([USER.name]);
  });

  test("signs in by direct commands", async ({ extension, page, start }) => {
    const app = await start({ user: USER, flows: FLOWS });
    const panel = await openApp(extension, page, app.url, "Username");
    await panel.startAllowed(`type ${USER.name} in Username, type ${USER.password} in Password, click Login`);
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await expect.poll(() => app.signedIn()).toEqual([USER.name]);
  });

  test("does not sign in after a no", async ({ extension, page, start, startModel }) => {
    const app = await start({ user: USER, flows: FLOWS });
    await startModel((turn) => (turn.turn === 0 ? signIn(turn) : blocked("You did not want to be signed in.")));
    const panel = await openApp(extension, page, app.url, "Username");
    await panel.startAllowed(`Sign in as ${USER.name} with the password ${USER.password}`);
    await expect(panel.question).toContainText("signs you in");
    await panel.question.getByRole("button", { name: "Deny" }).click();
    await panel.expectEnd("Failed");
    expect(await app.signedIn()).toEqual([]);
  });
});

test.describe("the set-up of a first project, page by page", () => {
  /** Fills in a page, and goes on when it is filled in. */
  function fillAndGoOn(outline: string, values: [field: OutlineLine, value: string][]): ScriptedAnswer {
    const missing = values.filter(([field, value]) => !field.text.includes(`value "${value}"`));
    if (missing.length > 0) return { actions: missing.flatMap(([{ ref }, value]) => typeByKeys(ref, value)) };
    const next = lineOf(outline, "button", "Next");
    // What was filled in is looked at after a moment, and until then one cannot go on.
    return next.text.includes("disabled") ? { actions: [{ action: "wait_for", ref: next.ref }] } : click(next.ref);
  }

  /** What each page of it is filled in with. */
  const setUp: Decide = ({ outline }) => {
    if (shows(outline, "Setup your version control client")) {
      const [name, mail] = readOutline(outline).filter(({ role }) => role === "textbox");
      if (!name || !mail) throw new Error(`The page does not ask who it is:\n${outline}`);
      return fillAndGoOn(outline, [
        [name, "mate"],
        [mail, "mate@deckhand.test"],
      ]);
    }
    if (shows(outline, "Create your project files")) return fillAndGoOn(outline, []);
    if (shows(outline, "Create your project")) {
      return fillAndGoOn(outline, [
        [lineOf(outline, "textbox", "Project name"), "harbour-lights"],
        [lineOf(outline, "textbox", "Description"), "Lamps of the north mole"],
      ]);
    }
    if (shows(outline, "Setup encryption")) {
      const create = refOf(outline, "button", "Create project");
      const plain = refOf(outline, "radio", "Disable encryption");
      return {
        actions: [
          { action: "set_checked", ref: plain, checked: true },
          { action: "click", ref: create },
        ],
      };
    }
    if (shows(outline, "You have successfully created")) return click(refOf(outline, "button", "Done"));
    if (shows(outline, "Create Project")) return click(refOf(outline, "button", "Create Project"));
    // Between two pages of it nothing of either may be shown.
    const isCreated = shows(outline, "harbour-lights");
    return isCreated ? done("The project harbour-lights is set up.") : { actions: [{ action: "wait_for" }] };
  };

  test("is gone through to the end", async ({ extension, page, start, startModel }) => {
    const app = await start({ projects: true });
    await startModel(setUp);
    const panel = await openApp(extension, page, app.url, "Create Project");
    await panel.startAllowed(
      "Set up a project harbour-lights, “Lamps of the north mole”, as mate (mate@deckhand.test), without encryption",
    );
    await panel.expectEnd("Done");
    expect(await app.project()).toEqual({
      name: "harbour-lights",
      description: "Lamps of the north mole",
      author: "mate <mate@deckhand.test>",
    });
  });

  test("is gone through by direct commands", async ({ extension, page, start }) => {
    const app = await start({ projects: true });
    const panel = await openApp(extension, page, app.url, "Create Project");
    const who = "type mate in Username, press End, type mate@deckhand.test in Email, press End, click Next";
    const what = "type harbour-lights in Project name, press End, click Next, click Next, choose Disable encryption";
    await panel.startAllowed(`click Create Project, ${who}, ${what}, click Create project, click Done`);
    await panel.expectEnd("Done");
    await expect
      .poll(() => app.project())
      .toMatchObject({ name: "harbour-lights", author: "mate <mate@deckhand.test>" });
  });
});

test.describe("changing a flow", () => {
  /** Opens a flow's properties, does `change` there and deploys. */
  const editFlow =
    (flow: string, change: (outline: string) => ReturnType<Decide>): Decide =>
    ({ outline, messages, turn }) => {
      if (shows(outline, `Edit flow: ${flow}`)) return change(outline);
      if (hasDeployed(messages)) return done("It is deployed.");
      if (turn > 0) return click(refOf(outline, "link", "Deploy"));
      return { actions: [{ action: "click", ref: refOf(outline, "link", flow), count: 2 }] };
    };

  test("renames a flow in its dialog and deploys", async ({ extension, page, start, startModel }) => {
    const app = await start();
    await startModel(
      editFlow("Radar", (outline) => ({
        actions: [
          { action: "type", ref: refOf(outline, "textbox", "Name"), text: "Sonar" },
          { action: "click", ref: refOf(outline, "button", "Done") },
        ],
      })),
    );
    const panel = await openApp(extension, page, app.url, "Radar");
    await panel.startAllowed("Call the flow Radar Sonar and deploy it");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    expect(await flowsOf(app)).toEqual(["Bilge", "Sonar"]);
  });

  test("renames a flow by direct commands", async ({ extension, page, start }) => {
    const app = await start();
    const panel = await openApp(extension, page, app.url, "Radar");
    await panel.startAllowed("double-click the link Radar, type Sonar in Name, click Done, click Deploy");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await expect.poll(() => flowsOf(app)).toEqual(["Bilge", "Sonar"]);
  });

  test("switches a flow off", async ({ extension, page, start, startModel }) => {
    const app = await start();
    await startModel(
      editFlow("Bilge", (outline) => {
        const isOn = readOutline(outline).some(({ role, name }) => role === "button" && name === "Enabled");
        return click(refOf(outline, "button", isOn ? "Enabled" : "Done"));
      }),
    );
    const panel = await openApp(extension, page, app.url, "Bilge");
    await panel.startAllowed("Switch the flow Bilge off");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    expect(await app.nodes()).toContainEqual(expect.objectContaining({ label: "Bilge", disabled: true }));
  });

  test("switches a flow off and deletes another by direct commands", async ({ extension, page, start }) => {
    const app = await start();
    const panel = await openApp(extension, page, app.url, "Bilge");
    await panel.startAllowed(
      "double-click the link Bilge, click Enabled, click Done, double-click the link Radar, click Delete, click Deploy",
    );
    await expect(panel.question).toContainText("Delete");
    await panel.button("Confirm").click();
    await expect(panel.question).toContainText("Deploy");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await expect.poll(() => flowsOf(app)).toEqual(["Bilge"]);
    expect(await app.nodes()).toContainEqual(expect.objectContaining({ label: "Bilge", disabled: true }));
  });

  test("deletes a flow after a yes", async ({ extension, page, start, startModel }) => {
    const app = await start();
    await startModel(editFlow("Radar", (outline) => click(refOf(outline, "button", "Delete"))));
    const panel = await openApp(extension, page, app.url, "Radar");
    await panel.startAllowed("Delete the flow Radar and deploy");
    await expect(panel.question).toContainText("Delete");
    await panel.button("Confirm").click();
    await expect(panel.question).toContainText("Deploy");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    expect(await flowsOf(app)).toEqual(["Bilge"]);
    expect(await app.nodes()).not.toContainEqual(expect.objectContaining({ id: "aerial" }));
  });
});

test("finds the one flow that holds a node, and says which", async ({ extension, page, start, startModel }) => {
  const app = await start();
  await startModel(({ outline, turn }) => {
    if (turn === 0) return { actions: typeByKeys(refOf(outline, "textbox", "Search flows"), "grease") };
    if (!shows(outline, "aerial needs grease")) {
      return { actions: [{ action: "wait_for", text: "aerial needs grease" }] };
    }
    // The tabs above the canvas are links and name every flow; the tree beside it is sifted.
    const tree = outline.split("\n").filter((line) => line.includes("clickable"));
    const left = ["Bilge", "Radar"].filter((flow) => tree.some((line) => line.includes(flow)));
    return done(`It is said in ${left.join(" and ")}.`);
  });
  const panel = await openApp(extension, page, app.url, "Radar");
  await panel.startAllowed("Which flow says that something needs grease?");
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText(/said in Radar\.$/);
});

test.describe("importing", () => {
  /** Opens the dialog, has `choose` give it the flow, imports and deploys. */
  const importFlow =
    (choose: (outline: string) => ScriptedAnswer): Decide =>
    ({ outline, messages }) => {
      if (shows(outline, 'dialog "Import nodes"')) {
        const ready = lineOf(outline, "button", "Import");
        return ready.text.includes("disabled") ? choose(outline) : click(ready.ref);
      }
      if (hasDeployed(messages)) return done("Pumps is there.");
      const things = readOutline(outline);
      if (things.some(({ role, name }) => role === "link" && name === "Pumps")) {
        return click(refOf(outline, "link", "Deploy"));
      }
      const entry = things.find(({ name }) => name.startsWith("Import"));
      if (entry) return click(entry.ref);
      // The main menu has no words; it stands last before the first flow.
      const firstFlow = things.findIndex(({ role, name }) => role === "link" && name === "Bilge");
      return click(things[firstFlow - 1]?.ref ?? "");
    };

  test("imports a flow that is pasted in a dialog", async ({ extension, page, start, startModel }) => {
    const app = await start();
    await startModel(importFlow((outline) => ({ actions: typeByKeys(refOf(outline, "textbox", ""), PUMPS) })));
    const panel = await openApp(extension, page, app.url, "Bilge");
    await panel.startAllowed(`Import this flow and deploy it: ${PUMPS}`);
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    expect(await flowsOf(app)).toEqual(["Bilge", "Radar", "Pumps"]);
  });

  test("imports a flow from an attached file", async ({ extension, page, start, startModel }, testInfo) => {
    const app = await start();
    const file = testInfo.outputPath("pumps.json");
    await writeFile(file, PUMPS);
    await startModel(
      importFlow((outline) => ({
        actions: [
          { action: "upload_file", ref: refOf(outline, /./, "select a file to import"), files: ["pumps.json"] },
        ],
      })),
    );
    const panel = await openApp(extension, page, app.url, "Bilge");
    await panel.attach([file]);
    await panel.startAllowed("Import the flow in the file and deploy it");
    await expect(panel.question).toContainText("pumps.json");
    await panel.button("Confirm").click();
    await expect(panel.question).toContainText("Deploy");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    expect(await flowsOf(app)).toEqual(["Bilge", "Radar", "Pumps"]);
  });

  test("imports an attached file by direct commands", async ({ extension, page, start }, testInfo) => {
    const app = await start();
    const file = testInfo.outputPath("pumps.json");
    await writeFile(file, PUMPS);
    const panel = await openApp(extension, page, app.url, "Bilge");
    await panel.attach([file]);
    await panel.startAllowed(
      "press Control+i, upload pumps.json to select a file to import, click the button Import, click Deploy",
    );
    await expect(panel.question).toContainText("pumps.json");
    await panel.button("Confirm").click();
    await expect(panel.question).toContainText("Deploy");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await expect.poll(() => flowsOf(app)).toEqual(["Bilge", "Radar", "Pumps"]);
  });
});
