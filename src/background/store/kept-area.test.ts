import { expect, test } from "vitest";
import { type Area, KeptArea } from "./kept-area.ts";
import { testArea } from "./test-area.ts";

async function areaWith(values: Record<string, unknown>) {
  const browsers = testArea();
  await browsers.set(values);
  return { browsers, kept: new KeptArea(() => browsers) };
}

test("the browser is asked once for what nobody changes", async () => {
  const { browsers, kept } = await areaWith({ sites: { one: "allow" } });
  expect(await Promise.all([kept.get("sites"), kept.get("sites")])).toEqual([{ one: "allow" }, { one: "allow" }]);
  expect(await kept.get("sites")).toEqual({ one: "allow" });
  expect(await kept.get("nothing")).toBeUndefined();
  expect(browsers.reads).toBe(2);
});

test("what was written or removed here is read anew at once", async () => {
  const { kept } = await areaWith({ sites: "before" });
  expect(await kept.get("sites")).toBe("before");
  await kept.set({ sites: "after" });
  expect(await kept.get("sites")).toBe("after");
  await kept.remove("sites");
  expect(await kept.get("sites")).toBeUndefined();
});

test("what another page of ours has written is read anew", async () => {
  const { browsers, kept } = await areaWith({ sites: "before" });
  expect(await kept.get("sites")).toBe("before");
  await browsers.set({ sites: "after" });
  await expect.poll(() => kept.get("sites")).toBe("after");
});

test("a value that was read while it was being changed is not kept", async () => {
  const { browsers, kept } = await areaWith({ sites: "before" });
  let finish = () => {};
  const slow = new KeptArea(() => ({
    ...browsers,
    set: async (values: Record<string, unknown>) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await browsers.set(values);
    },
  }));
  const writing = slow.set({ sites: "after" });
  expect(await slow.get("sites")).toBe("before");
  finish();
  await writing;
  expect(await slow.get("sites")).toBe("after");
  expect(await kept.get("sites")).toBe("after");
});

test("a read that failed is tried again", async () => {
  const { browsers } = await areaWith({ sites: "there" });
  let fails = true;
  const get = (key: string) => (fails ? Promise.reject(new Error("the disk is busy")) : browsers.get(key));
  // The browser's own has overloads that nothing here uses.
  const kept = new KeptArea(() => ({ ...browsers, get }) as unknown as Area);
  await expect(kept.get("sites")).rejects.toThrow("busy");
  fails = false;
  expect(await kept.get("sites")).toBe("there");
});
