import { afterEach, expect, test } from "vitest";
import { RefRegistry, takeSnapshot } from "./index.ts";
import { expandOutline, joinFrames, renderOutline } from "./outline.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

const PAGE = "<h1>Files</h1><button>Upload</button><p>Three files</p>";
const SHEET = "position:fixed;inset:0;background:rgba(0,0,0,.4)";
const BOX = "position:fixed;left:100px;top:100px;width:200px;height:120px;background:white";

function outlineOf(source: string): string {
  showPage(source);
  return renderOutline(read(), { budget: 2000 }).text;
}

const read = () => joinFrames(takeSnapshot(new RefRegistry(), { refPrefix: "a" }), []);

test.each([
  [
    "shown by the browser",
    `${PAGE}<dialog><button>Close</button></dialog><script>document.querySelector("dialog").showModal()</script>`,
  ],
  [
    "before a sheet of the page's own",
    `${PAGE}<div style="${SHEET}"></div><div role="dialog" style="${BOX}"><button>Close</button></div>`,
  ],
  ["on a sheet", `${PAGE}<div style="${SHEET}"><div role="dialog" style="${BOX}"><button>Close</button></div></div>`],
])("of the page behind a dialog %s the outline says only how much there is, and expand shows it", (_how, source) => {
  const outline = outlineOf(source);
  expect(outline).toContain("button Close[");
  expect(outline).not.toContain("Upload");
  expect(outline).toMatch(/… \d+ lines of the page behind the dialog; expand$/);
  const all = expandOutline(read(), { budget: 2000 });
  expect("text" in all && all.text).toContain("button Upload[");
});

test.each([
  [
    "a banner that claims to be modal",
    `${PAGE}<div role="dialog" aria-modal="true" style="position:fixed;left:0;right:0;bottom:0;height:80px;background:white"><button>Accept</button></div>`,
  ],
  ["a panel beside the page", `${PAGE}<div role="dialog" style="${BOX}"><button>Close</button></div>`],
  [
    "a dialog in the page's own wrapper",
    `<main style="position:fixed;inset:0">${PAGE}<div role="dialog" style="${BOX}"><button>Close</button></div></main>`,
  ],
])("%s leaves the page in the outline", (_what, source) => {
  expect(outlineOf(source)).toContain("button Upload[");
});

test("a message of the page is said though a dialog is open", () => {
  const outline = outlineOf(
    `<p role="status">Saved</p>${PAGE}<dialog><button>Close</button></dialog><script>document.querySelector("dialog").showModal()</script>`,
  );
  expect(outline).toContain("Saved");
  expect(outline).not.toContain("Three files");
});

test("a field without a name takes the short text before it, which is not said twice", () => {
  const outline = outlineOf(
    "<div><span>Username:</span> <input></div><div><span>Notes</span> <textarea></textarea></div>",
  );
  expect(outline).toMatch(/textbox Username\[a\d+\]/);
  expect(outline).toMatch(/textbox Notes\[a\d+\]/);
  expect(outline.match(/Username/g)).toHaveLength(1);
});

test("a long text before a field stays a text, and a field with a name keeps it", () => {
  const long = "We use this to write to you about your order, and for nothing else";
  const outline = outlineOf(`<p>${long}</p><input><div>Name <input aria-label="Full name"></div>`);
  expect(outline).toContain(long);
  expect(outline).toContain("textbox Full name[");
});
