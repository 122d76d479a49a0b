import { expect, test } from "vitest";
import type { ElementFacts } from "../../protocol/snapshot.ts";
import { believable } from "./believable.ts";

const BANK = "https://bank.example";
const EVIL = "https://evil.example";
const live = [BANK, EVIL].map((origin, frameId) => ({
  documentId: `d${frameId}`,
  frameId,
  parentFrameId: frameId - 1,
  origin,
  url: `${origin}/`,
}));
const facts = (origin: string, ref = "b1"): ElementFacts => ({
  ref,
  print: 1,
  role: "textbox",
  name: "Password",
  tag: "input",
  secret: "password",
  submits: false,
  origin,
});

test("a document that calls itself another site is not believed", () => {
  expect(believable(facts(BANK), { documentId: "d1", ref: "b1" }, live)).toBeNull();
  expect(believable(facts(EVIL), { documentId: "d1", ref: "b1" }, live)).toEqual(facts(EVIL));
});

test("nor one that is gone, and none tells of another thing than it was asked for", () => {
  expect(believable(facts(EVIL), { documentId: "d7", ref: "b1" }, live)).toBeNull();
  expect(believable(facts(EVIL, "a1"), { documentId: "d1", ref: "b1" }, live)?.ref).toBe("b1");
  expect(believable(facts(EVIL, ""), { documentId: "d1", ref: null }, live)?.ref).toBe("");
});
