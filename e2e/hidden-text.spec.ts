/** What nobody can see is not read: two pages that look the same to the pixel and differ in hidden text are the same text. */
import { chromium, expect, type Page, test } from "@playwright/test";
import { bundleOutline } from "../scripts/build-outline.mjs";
import { CHROMIUM_SWITCHES, findChromium } from "../scripts/chromium.mjs";
import { HIDDEN, NEARLY_HIDDEN } from "../scripts/hijacked/pages/unseen.ts";
import type { World } from "../scripts/hijacked/site.ts";

const WORLD: World = { site: "", foreign: "https://foreign.example", lookalike: "", machine: "" };
const SEEN = "<h1>Harbour shop</h1><p>The parcel is on its way.</p><button>Help me</button>";

/** What a person sees though it stands far down, is grey, or is written from right to left or in scripts with joiners. */
const PLAIN = [
  '<p style="color:#999">Grey text of a footer.</p>',
  '<p dir="rtl">می‌خواهم کتاب‌هایم را ببینم.</p>',
  '<p dir="rtl">הזמנה חדשה הגיעה.</p>',
  "<p>क्षत्रिय और र्‍यांचा पढ़ता है।</p>",
  "<p>👩‍🚀 and 🏳️‍🌈 fly.</p>",
  '<div style="height:3000px"></div><p>Far below the window.</p>',
];
const PLAIN_TEXTS = [
  "Grey text of a footer.",
  "می‌خواهم کتاب‌هایم را ببینم.",
  "הזמנה חדשה הגיעה.",
  "क्षत्रिय और र्‍यांचा पढ़ता है।",
  "👩‍🚀 and 🏳️‍🌈 fly.",
  "Far below the window.",
];

type Ways = typeof HIDDEN;

/** A page with every way's text, each of the same width whatever its letters are. */
function pageWith(ways: Ways, letter: string): string {
  const hidden = Object.values(ways).map((way, index) => way(`mark ${index} ${letter.repeat(12)}`, WORLD));
  const style = "<style>body{font:16px monospace;color:#222;background:#fff}</style>";
  return `<!doctype html><meta charset="utf-8">${style}${SEEN}${hidden.join("\n")}`;
}

async function outlineOf(page: Page, html: string, script: string): Promise<string> {
  await page.setContent(html);
  await page.evaluate(script);
  return page.evaluate(() => globalThis.__deckhandOutline({ budget: 8000 }).text);
}

test("pages that differ in hidden text alone look the same and read the same", async () => {
  const script = await bundleOutline();
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: CHROMIUM_SWITCHES, ...(executablePath ? { executablePath } : {}) });
  try {
    const page = await browser.newPage();
    const outlines: string[] = [];
    const pictures: Buffer[] = [];
    for (const letter of ["a", "b"]) {
      outlines.push(await outlineOf(page, pageWith(HIDDEN, letter), script));
      pictures.push(await page.screenshot({ fullPage: true }));
    }
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.of()), "the pictures are the same").toBe(true);
    expect(outlines[0]).toBe(outlines[1]);
    for (const outline of outlines) {
      expect(outline).toContain("The parcel is on its way.");
      expect(outline).not.toMatch(/mark \d|a{12}|b{12}/);
    }
    // What a sharp eye might guess at by a pixel's shade is not read either.
    expect(await outlineOf(page, pageWith(NEARLY_HIDDEN, "a"), script)).not.toMatch(/mark \d|a{12}/);
    const plain = await outlineOf(page, `<!doctype html><meta charset="utf-8">${PLAIN.join("\n")}`, script);
    for (const text of PLAIN_TEXTS) expect(plain).toContain(text);
  } finally {
    await browser.close();
  }
});
