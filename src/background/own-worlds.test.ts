import { expect, test } from "vitest";
import { OwnWorlds } from "./own-worlds.ts";

const TAB = "7/";

test("script runs in no world that was not made for it", () => {
  const worlds = new OwnWorlds();
  worlds.note(TAB, "Page.createIsolatedWorld", { executionContextId: 12 });
  expect(worlds.allows(TAB, "Runtime.callFunctionOn", { executionContextId: 12 })).toBe(true);
  expect(worlds.allows(TAB, "Runtime.callFunctionOn", { executionContextId: 3 })).toBe(false);
  expect(worlds.allows(TAB, "DOM.resolveNode", { backendNodeId: 5, executionContextId: 3 })).toBe(false);
});

test("without a world the protocol would take the page's own: that is not sent", () => {
  const worlds = new OwnWorlds();
  expect(worlds.allows(TAB, "DOM.resolveNode", { backendNodeId: 5 })).toBe(false);
  expect(worlds.allows(TAB, "Runtime.callFunctionOn", {})).toBe(false);
});

test("a function may be called on what a world of ours gave, and on no other object", () => {
  const worlds = new OwnWorlds();
  worlds.note(TAB, "Runtime.callFunctionOn", { result: { type: "object", objectId: "8.12.1" } });
  worlds.note(TAB, "DOMDebugger.getEventListeners", { result: { objectId: "8.3.1" } });
  expect(worlds.allows(TAB, "Runtime.callFunctionOn", { objectId: "8.12.1" })).toBe(true);
  expect(worlds.allows(TAB, "Runtime.callFunctionOn", { objectId: "8.3.1" })).toBe(false);
});

test("a world belongs to one connection, and to none once it is forgotten", () => {
  const worlds = new OwnWorlds();
  worlds.note(TAB, "Page.createIsolatedWorld", { executionContextId: 12 });
  expect(worlds.allows("7/frame", "DOM.resolveNode", { executionContextId: 12 })).toBe(false);
  worlds.forget(TAB);
  expect(worlds.allows(TAB, "DOM.resolveNode", { executionContextId: 12 })).toBe(false);
});

test.each([[null], [{}], ["?"], [{ result: null }]])("an answer without an id (%j) makes no world ours", (answer) => {
  const worlds = new OwnWorlds();
  worlds.note(TAB, "Page.createIsolatedWorld", answer);
  worlds.note(TAB, "Runtime.callFunctionOn", answer);
  expect(worlds.allows(TAB, "Runtime.callFunctionOn", {})).toBe(false);
});

test("what runs no script needs no world", () => {
  expect(new OwnWorlds().allows(TAB, "Input.insertText", { text: "x" })).toBe(true);
});
