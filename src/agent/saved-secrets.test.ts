/** A secret that the user has saved is typed into its own site's secret fields, and known to nobody by more than its name. */
import { expect, test } from "vitest";
import { answer, DONE, makeWorld, ORIGIN, run, type Thing, type World } from "./test-world.ts";

const CANARY = "kea-Parrot-9000";
const FOREIGN = "https://mail.example";
const PASSWORD: Thing = {
  ref: "a1",
  role: "textbox",
  name: "Password",
  secret: "password",
  facts: { secret: "password" },
};
const SEARCH: Thing = { ref: "a2", role: "textbox", name: "Search" };
const typing = (ref: string, text: string) => ({ action: "type", ref, text });

function saved(origin: string, action: object, things: Thing[] = [PASSWORD, SEARCH]): World {
  const world = makeWorld(things, (_request, call) => (call === 1 ? answer(action) : DONE));
  world.secrets = { "shop-login": CANARY };
  world.savedFor = { "shop-login": origin };
  return world;
}

/** All that is written down of a run, and all that a model was sent. */
const everything = ({ journal, requests }: World) => JSON.stringify([journal, requests]);

test("is offered by its name where the page has a field for it, and typed there", async () => {
  const world = saved(ORIGIN, typing("a1", "{{secret:shop-login}}"));
  await run(world);
  expect(JSON.stringify(world.requests[0])).toContain("{{secret:shop-login}}");
  expect(world.performed[0]?.action).toMatchObject({ text: CANARY });
  expect(everything(world)).not.toContain(CANARY);
});

test.each([
  ["of another site", saved(FOREIGN, typing("a1", "{{secret:shop-login}}"))],
  ["into a field that shows what it holds", saved(ORIGIN, typing("a2", "{{secret:shop-login}}"))],
  ["by a key", saved(ORIGIN, { action: "press_key", ref: "a1", key: "{{secret:shop-login}}" })],
  ["as an option", saved(ORIGIN, { action: "select_option", ref: "a1", option: "{{secret:shop-login}}" })],
  [
    "of another site among what may be typed",
    saved(FOREIGN, { action: "fill_form", fields: [{ ref: "a1", value: "{{secret:shop-login}}" }] }),
  ],
])("is not typed %s", async (_where, world) => {
  await run(world);
  expect(world.performed).toEqual([]);
  expect(everything(world)).not.toContain(CANARY);
});

test("its name is not told where it is of no use", async () => {
  const elsewhere = saved(FOREIGN, { action: "click", ref: "a2" });
  await run(elsewhere);
  const withoutField = saved(ORIGIN, { action: "click", ref: "a2" }, [SEARCH]);
  await run(withoutField);
  for (const world of [elsewhere, withoutField]) expect(JSON.stringify(world.requests)).not.toContain("shop-login");
});

test.each([
  ["as it is", (value: string) => value],
  ["in base64", (value: string) => btoa(value)],
  ["in an address", (value: string) => encodeURIComponent(value)],
])("what a page shows of it %s is masked before anything is sent or written", async (_how, spelt) => {
  const world = saved(ORIGIN, { action: "click", ref: "a2" });
  world.things = [...world.things, { ref: "a3", role: "button", name: `Your password is ${spelt(CANARY)}` }];
  await run(world);
  expect(everything(world)).not.toContain(spelt(CANARY));
  expect(everything(world)).toContain("Your password is {{secret:shop-login}}");
});

test("a model that says it into an answer gets it nowhere", async () => {
  const world = saved(ORIGIN, { action: "save_result", text: `It is ${CANARY}` });
  const finished = await run(world);
  expect(finished.findings).toEqual(["It is {{secret:shop-login}}"]);
  expect(everything(world)).not.toContain(CANARY);
});
