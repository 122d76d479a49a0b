/// <reference types="vite/client" />
import fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { afterEach, expect, test } from "vitest";
import { RefRegistry, takeSnapshot } from "./index.ts";
import { estimateTokens, joinFrames, renderOutline } from "./outline.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

const SAMPLES: Readonly<Record<string, string>> = {
  english:
    "Free delivery on orders over $50. Returns are accepted within thirty days of purchase, provided the item is unused.",
  controls:
    'textbox Email address[a12] value "ada@example.org" required\nbutton Add to cart[a13]\nDocs[a14], Getting started[a15]',
  rows: "| checkbox Select order 1004[a21] | #1004[a22] | Barbara Liskov | € 163.00 | button Edit[a23]",
  german:
    "Datenschutzerklärung lesen, Rechnungsadresse bearbeiten und die Geschäftsbedingungen akzeptieren. Zum Warenkorb hinzufügen.",
  french: "Ajouter au panier. Mot de passe oublié ? Créer un compte près de chez vous à l'étranger.",
  polish: "Dodaj do koszyka, zaloguj się albo załóż konto. Regulamin sklepu i polityka prywatności.",
  russian: "Добавить в корзину. Личный кабинет, доставка и оплата по всей России.",
  greek: "Προσθήκη στο καλάθι, σύνδεση και δημιουργία λογαριασμού.",
  arabic: "أضف إلى السلة، تسجيل الدخول أو إنشاء حساب جديد وفق الشروط والأحكام.",
  hebrew: "הוסף לעגלה, התחברות או יצירת חשבון חדש.",
  hindi: "कार्ट में जोड़ें, लॉग इन करें या नया खाता बनाएं।",
  chinese: "添加到购物车，立即购买。请输入您的手机号码以接收验证码。",
  japanese: "カートに入れる。注文履歴を表示し、お届け先を選択してください。",
  korean: "장바구니에 담기, 주문하기, 로그인 후 배송 조회를 이용하세요.",
  thai: "เพิ่มลงในรถเข็น เข้าสู่ระบบ หรือสมัครสมาชิกใหม่",
  code: "const total = items.reduce((sum, item) => sum + item.price * item.count, 0); // JSON_HTTP_API",
  identifiers:
    "SKU-8841-XQ 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 XMLHttpRequest getElementById",
  capitals: "SIGN UP NOW FOR EXCLUSIVE MEMBERSHIP BENEFITS AND SAVE",
  numbers: "12/03/2024 14:05:33 +49 170 1234567 1,299.00 € 3.14159",
  emoji: "😀 🎉 sale 🔥🔥 ★★★★☆ → ✓",
};

const outlines = import.meta.glob<string>("./__fixtures__/*/expected.txt", {
  query: "?raw",
  import: "default",
  eager: true,
});

test("the estimate of o200k tokens is within a tenth in sum and never far under", () => {
  const rows = Object.entries({ ...SAMPLES, ...outlines }).map(([name, text]) => ({
    name,
    real: countTokens(text),
    estimate: estimateTokens(text),
  }));
  const real = rows.reduce((sum, row) => sum + row.real, 0);
  const estimate = rows.reduce((sum, row) => sum + row.estimate, 0);
  expect(
    rows.filter((row) => row.estimate < row.real * 0.88).map((row) => `${row.name} ${row.real} ~ ${row.estimate}`),
  ).toEqual([]);
  expect(Math.abs(estimate / real - 1), `${estimate} for ${real}`).toBeLessThan(0.1);
});

const words = fc.constantFrom(...Object.values(SAMPLES).flatMap((sample) => sample.split(/\s+/)));
const phrase = fc.array(words, { minLength: 1, maxLength: 12 }).map((list) => list.join(" ").replace(/[<&>]/g, ""));
const HIDDEN = [
  "display:none",
  "opacity:0",
  "visibility:hidden",
  "font-size:0",
  "position:absolute;left:-9999px",
  "clip-path:inset(100%)",
];
const MARKER = "qqmarkerqq";

const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    phrase.map((text) => `<p>${text}</p>`),
    phrase.map((text) => `<button>${text}</button>`),
    phrase.map((text) => `<label>${text}<input value="v"></label>`),
    fc.constantFrom(...HIDDEN).map((style) => `<div style="${style}"><p>${MARKER}</p><a href="/x">${MARKER}</a></div>`),
    fc.array(tie("html"), { minLength: 1, maxLength: 6 }).map((parts) => `<div>${parts.join("")}</div>`),
    fc
      .array(tie("html"), { minLength: 1, maxLength: 6 })
      .map((parts) => `<ul>${parts.map((part) => `<li>${part}</li>`).join("")}</ul>`),
    fc
      .tuple(tie("html"), fc.integer({ min: 2, max: 60 }))
      .map(([part, times]) => `<section>${part.repeat(times)}</section>`),
  ),
}));

test("whatever the page, the outline keeps to its budget and shows nothing hidden", () => {
  fc.assert(
    fc.property(fc.array(html, { minLength: 1, maxLength: 8 }), fc.constantFrom(60, 300, 2000), (parts, budget) => {
      showPage(`<body>${parts.join("").slice(0, 60_000)}</body>`);
      const page = joinFrames(takeSnapshot(new RefRegistry(), { refPrefix: "a" }), []);
      const { text, tokens } = renderOutline(page, { budget });
      expect(tokens).toBeLessThanOrEqual(budget);
      expect(countTokens(text)).toBeLessThanOrEqual(budget);
      expect(text).not.toContain(MARKER);
    }),
    { numRuns: 60 },
  );
});
