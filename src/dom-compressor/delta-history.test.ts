import { expect, test } from "vitest";
import { applyDelta } from "./delta-apply.ts";
import { outlineHistory } from "./delta-history.ts";

const HEAD = 'page "Cart" https://shop.example/cart';
const PAGE = [HEAD, ...Array.from({ length: 30 }, (_, row) => `- Mug ${row} · button Remove[a${row}]`)].join("\n");
const DIALOG = `${HEAD}\ndialog Remove?\n  button Yes[a90], button No[a91]\n… 30 lines of the page behind the dialog; expand`;

const as = (step: number, outline: string, documentId = "d1") => ({
  documentId,
  step,
  outline,
  redact: (text: string) => text,
});

test("a new document is shown whole, and what came since the step before as changes", () => {
  const history = outlineHistory();
  expect(history.show(as(1, PAGE))).toEqual({ text: PAGE, isDelta: false, unchanged: false });
  const next = PAGE.replace("- Mug 3 · button Remove[a3]\n", "");
  const { text } = history.show(as(2, next));
  expect(text).toMatch(/^changes since step 1 .*\n- - Mug 3 · button Remove\[a3\]$/);
  expect(applyDelta(PAGE, text)).toBe(next);
  expect(history.show(as(3, next))).toEqual({
    text: "no change on the page since step 2",
    isDelta: true,
    unchanged: true,
  });
});

test("a page that comes back from behind a dialog is told as what changed since it was last seen", () => {
  const history = outlineHistory();
  history.show(as(1, PAGE));
  expect(history.show(as(2, DIALOG)).text).toBe(DIALOG);
  const after = PAGE.replace("- Mug 7 · button Remove[a7]\n", "");
  const { text } = history.show(as(3, after));
  expect(text).toMatch(/^changes since step 1 .*\n- - Mug 7 · button Remove\[a7\]$/);
  expect(applyDelta(PAGE, text)).toBe(after);
});

test("a page that is as it was before is told in one line", () => {
  const history = outlineHistory();
  history.show(as(1, PAGE));
  history.show(as(2, DIALOG));
  const { text, unchanged } = history.show(as(3, PAGE));
  expect(text).toBe("the page is again as it was at step 1");
  expect(applyDelta(PAGE, text)).toBe(PAGE);
  expect(unchanged).toBe(false);
});

test("a tab that was left and returned to is told from its own last look", () => {
  const history = outlineHistory();
  history.show(as(1, PAGE));
  expect(history.show(as(2, PAGE, "d2"))).toEqual({ text: PAGE, isDelta: false, unchanged: false });
  expect(history.show(as(3, `${PAGE}\nSaved`)).text).toMatch(/^changes since step 1 .*\n@ after \[a29\]\n\+ Saved$/);
});

test("no part of a secret is told, also of one that was learned since the last look", () => {
  const secret = "tulip and rose and a good deal more of such words, sixty letters or more";
  const history = outlineHistory();
  const withSecret = PAGE.replace("- Mug 5 ", `- ${secret} `);
  history.show(as(1, withSecret));
  const redact = (text: string) => text.replaceAll(secret, "{{secret:phrase}}");
  const gone = withSecret.split("\n").filter((line) => !line.includes(secret));
  const { text } = history.show({ ...as(2, gone.join("\n")), redact });
  expect(text).toContain("- - {{secret:phrase}} · button Remove[a5]");
  expect(text).not.toContain("tulip");
});

test("changes are told from what the model still has", () => {
  const history = outlineHistory();
  history.show(as(1, PAGE));
  expect(history.show({ ...as(2, PAGE), isKept: () => false })).toEqual({
    text: PAGE,
    isDelta: false,
    unchanged: true,
  });
  expect(history.show({ ...as(3, PAGE), isKept: (step) => step === 2 }).text).toBe(
    "no change on the page since step 2",
  );
});
