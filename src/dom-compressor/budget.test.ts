/// <reference types="vite/client" />
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import { estimateTokens } from "./outline.ts";

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
