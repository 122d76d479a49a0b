import { expect, test } from "vitest";
import type { Attendance } from "../protocol/event.ts";
import type { ConsequenceKind } from "../protocol/question.ts";
import { decideConfirmation } from "./confirmation.ts";

const attended = (confirmed: Attendance["confirmed"]): Attendance => ({ attended: true, confirmed });
const alone = (confirmed: Attendance["confirmed"]): Attendance => ({ attended: false, confirmed });

test.each<[ConsequenceKind, Attendance, string, string]>([
  ["send", attended("none"), "ask", "needs your yes"],
  ["send", attended("ordinary"), "confirmed", "--yes confirms it"],
  ["send", alone("none"), "deny", "beforehand with --yes"],
  ["send", alone("ordinary"), "confirmed", "--yes"],
  ["pay", attended("ordinary"), "ask", "needs your yes"],
  ["pay", alone("ordinary"), "deny", "--yes=all"],
  ["delete", alone("ordinary"), "deny", "--yes=all"],
  ["credentials", alone("ordinary"), "deny", "--yes=all"],
  ["upload", alone("ordinary"), "deny", "--yes=all"],
  ["shortcut", alone("ordinary"), "deny", "--yes=all"],
  ["pay", alone("all"), "confirmed", "--yes=all"],
  ["submit", alone("all"), "confirmed", "--yes=all"],
  ["address", alone("none"), "deny", "--yes"],
])("%s with %o: %s", (kind, attendance, decision, rule) => {
  const decided = decideConfirmation({ kind, title: "Click “X” on shop.example", lines: [] }, attendance);
  expect(decided.decision).toBe(decision);
  expect(decided.rule).toContain(rule);
});
