import { describe, expect, test } from "vitest";
import { effectsOfCarrying, type FlowSetting, holdsWords } from "./flow.ts";

const MAIL = "https://mail.example";
const SHOP = "https://shop.example";
const NEWS = "https://news.example";

const setting = (change: Partial<FlowSetting> = {}): FlowSetting => ({
  read: [MAIL, SHOP],
  spoken: "Look up my order in the shop. Ordne séance, séance. 300 K. Cre\u0300me",
  shownBy: (origin) => (origin === SHOP ? "Search the shop\nBlue mug\n12 in stock" : ""),
  agreed: [],
  ...change,
});
const into = (to: string, text: string) => [{ to, text, field: "Search" }];

describe("text for a site after another one was read", () => {
  test("is shown whole, with both sites, before it goes there", () => {
    const text = `4711 ${"x".repeat(3000)} end`;
    const [effect, ...more] = effectsOfCarrying(into(SHOP, text), setting());
    expect(more).toEqual([]);
    expect(effect).toMatchObject({ kind: "carry", flow: { from: [MAIL], to: SHOP } });
    expect(effect?.title).toBe("Type into shop.example after reading mail.example");
    expect(effect?.lines.slice(0, 3)).toEqual([`Search: ${text}`, `Read: ${MAIL}`, `Goes to: ${SHOP}`]);
  });

  test.each([
    ["of the user's own words", "my order"],
    ["that the site shows itself", "Blue mug"],
    ["as the user's keyboard puts letters together", "Cre\u0300me"],
    ["with these letters in one piece", "Crème"],
    ["in small letters", "blue mug"],
    ["in capitals", "BLUE MUG"],
    ["with each word's first letter a capital", "Blue Mug"],
    ["over lines, as the site has it", "mug\n12 in"],
    ["of nothing", ""],
    ["that is a secret's name alone", "{{secret:task-1}}"],
  ])("needs no question when it is made %s", (_what, text) => {
    expect(effectsOfCarrying(into(SHOP, text), setting())).toEqual([]);
  });

  test.each([
    ["raw", "account 4711"],
    ["in base64", btoa("account 4711")],
    ["backwards", "1174 tnuocca"],
    ["digit by digit", "4"],
    ["as so many spaces", "  "],
    ["as lines behind a secret", "{{secret:task-1}}\n\n"],
    ["as so many spaces between the user's own words", "my  order"],
    ["as so many spaces behind them", "my order   "],
    ["as spaces and lines between them", "my\norder"],
    ["in which of their letters are capitals", "mY oRder"],
    ["in which of their letters are put together of two", "Ordne se\u0301ance, séance"],
    ["in letters that look like theirs", "300 \u212a"],
    ["letter by letter, of a word of the user's", "o"],
    ["with words of the user's around it", "my order 4711"],
    ["beside a secret", "{{secret:task-1}} 4711"],
  ])("needs one %s", (_how, text) => {
    expect(effectsOfCarrying(into(SHOP, text), setting())).toHaveLength(1);
  });

  test("needs none where no other site was read", () => {
    expect(effectsOfCarrying(into(SHOP, "4711"), setting({ read: [SHOP, SHOP] }))).toEqual([]);
  });

  test("port and scheme make another site", () => {
    for (const other of ["http://shop.example", "https://shop.example:8443", "https://www.shop.example"]) {
      expect(effectsOfCarrying(into(SHOP, "4711"), setting({ read: [other] }))).toHaveLength(1);
    }
  });

  test("is asked about once for a source and a destination, and anew for each other pair", () => {
    const agreed = [{ from: [MAIL], to: SHOP }];
    expect(effectsOfCarrying(into(SHOP, "4711"), setting({ agreed }))).toEqual([]);
    const fromNews = effectsOfCarrying(into(SHOP, "4711"), setting({ agreed, read: [MAIL, NEWS] }));
    expect(fromNews).toMatchObject([{ flow: { from: [NEWS], to: SHOP } }]);
    expect(effectsOfCarrying(into(MAIL, "4711"), setting({ agreed }))).toMatchObject([
      { flow: { from: [SHOP], to: MAIL } },
    ]);
  });

  test("of several fields is asked about by site, without what is known there", () => {
    const texts = [...into(SHOP, "4711"), ...into(SHOP, "blue mug"), ...into(NEWS, "0815")];
    const effects = effectsOfCarrying(texts, setting());
    expect(effects.map(({ flow }) => flow?.to)).toEqual([SHOP, NEWS]);
    expect(effects[0]?.lines.filter((line) => line.startsWith("Search:"))).toEqual(["Search: 4711"]);
  });

  test("never shows a secret", () => {
    const [effect] = effectsOfCarrying(into(SHOP, "{{secret:task-1}} 4711"), setting());
    expect(JSON.stringify(effect)).not.toContain("task-1");
    expect(effect?.lines[0]).toBe("Search: ••• 4711");
  });
});

describe("words of a text", () => {
  test.each([
    ["buy 12 mugs", "12", true],
    ["buy 12 mugs", "1", false],
    ["“Order” from  Ann", "order” FROM ann", true],
    ["write to ann@shop.example", "ann@shop.example", true],
    ["mugs", "mug", false],
    ["一个蓝色的杯子", "蓝色", true],
    ["می‌خواهم راهنما", "راهنما", true],
    ["café", "cafe\u0301", true],
    ["a 😀 b", "😀", true],
    ["cats and cat", "cat", true],
    ["", "cat", false],
  ])("%j has %j: %s", (whole, part, has) => {
    expect(holdsWords(whole, part)).toBe(has);
  });
});
