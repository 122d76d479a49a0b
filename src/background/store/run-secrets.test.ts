import { expect, test, vi } from "vitest";
import { addRunSecret, forgetRunSecrets, readRunSecrets } from "./settings-store.ts";
import { testArea } from "./test-area.ts";

vi.stubGlobal("chrome", { storage: { local: testArea(), session: testArea() } });

test("two values that are learnt at once have a name each, and the same one has one", async () => {
  const [horse, battery, again] = await Promise.all(
    ["correct horse", "battery staple", "correct horse"].map((value) => addRunSecret("r1", value)),
  );
  expect(again).toBe(horse);
  expect(await readRunSecrets("r1")).toEqual({ [String(horse)]: "correct horse", [String(battery)]: "battery staple" });
  await forgetRunSecrets("r1");
  expect(await readRunSecrets("r1")).toEqual({});
});
