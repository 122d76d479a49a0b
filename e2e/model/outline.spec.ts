import { expect, test } from "@playwright/test";
import { currentOutline, readOutline, refOf } from "./outline.ts";

const wrapped = (text: string, boundary: string) => `<page-data ${boundary}>\n${text}\n</page-data ${boundary}>`;
const data = (text: string, boundary = "k3", results = "", step = 1) => ({
  role: "user",
  content: `Step ${step}\n${results && `Results:\n${wrapped(results, boundary)}\n`}Page:\n${wrapped(text, boundary)}\n\n1 of at most 50 actions used.`,
});

test("the outline is the last one, without the results before it", () => {
  const messages = [
    data("button Old[a1]"),
    { role: "assistant", content: "{}" },
    data("button New[b1]", "q9", '- click a1 (button "Old") → done: url → /b'),
  ];
  expect(currentOutline(messages)).toBe("button New[b1]");
});

test("changes are applied to the outline of the step that they name", () => {
  const first = 'page "Cart" u\nlist\n  - Tea · button Remove[a1]\n  - button Stay[a2]';
  const messages = [
    data(first),
    data("dialog alert: Sure?", "q9", "- Step 1\nStep 1\n", 2),
    data(
      "changes since step 1 (…):\n- - Tea · button Remove[a1]\n~ - button Leave[a2]\n+ button Undo[a3]",
      "z7",
      "",
      3,
    ),
  ];
  expect(currentOutline(messages)).toBe('page "Cart" u\nlist\n  - button Leave[a2]\nbutton Undo[a3]');
  messages.push(data("the page is again as it was at step 1", "p5", "", 4));
  expect(currentOutline(messages)).toBe(first);
});

test("an unchanged page keeps its outline", () => {
  const messages = [data("button Stay[a2]"), data("no change on the page since the last outline", "q9")];
  expect(currentOutline(messages)).toBe("button Stay[a2]");
});

test("a ref is found by role and name, and only when there is one such thing", () => {
  const outline = 'textbox Title[a3] value "x"\nbutton Save[a12]\nbutton Save all[a13], Help[a14]';
  expect(refOf(outline, "button", "Save")).toBe("a12");
  expect(refOf(outline, "textbox", /^title$/i)).toBe("a3");
  expect(() => refOf(outline, "button", /Save/)).toThrow(/2 lines, not one/);
  expect(() => refOf(outline, "link", "Save")).toThrow(/Save all/);
});

test("a control is told from the words before it, and words that listen from their role", () => {
  const outline =
    "• Paint the hull · button Remove Paint the hull[a2]\nparagraph Open the hatch[a1]\nPress the bell[a3]";
  expect(readOutline(outline).map(({ role, name, ref }) => [role, name, ref])).toEqual([
    ["button", "Remove Paint the hull", "a2"],
    ["paragraph", "Open the hatch", "a1"],
    ["link", "Press the bell", "a3"],
  ]);
});
