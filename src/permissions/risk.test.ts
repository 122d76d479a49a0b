import { describe, expect, it, test } from "vitest";
import type { Action } from "../protocol/action.ts";
import { parseChord } from "../protocol/keys.ts";
import type { ElementFacts, FormFacts } from "../protocol/snapshot.ts";
import { consequenceOf, consequenceOfAll } from "./risk.ts";

const ORIGIN = "https://shop.example";
const CLICK: Action = { action: "click", ref: "a1" };
const SUBMIT_TYPE: Action = { action: "type", ref: "a1", text: "hello", submit: true };
const ENTER: Action = { action: "press_key", key: "Enter" };

function element(role: string, name: string, facts: Partial<ElementFacts> = {}): ElementFacts {
  return {
    ref: "a1",
    print: 1,
    role,
    name,
    tag: role === "link" ? "a" : role,
    submits: false,
    origin: ORIGIN,
    ...facts,
  };
}

function form(facts: Partial<FormFacts> = {}): FormFacts {
  return { method: "post", action: `${ORIGIN}/send`, fields: [], ...facts };
}

function submitter(name: string, facts: Partial<FormFacts> = {}): ElementFacts {
  return element("button", name, { submits: true, form: form(facts) });
}

const link = (name: string, href = `${ORIGIN}/x`) => element("link", name, { href });
const password = { label: "Password", value: "x", secret: "password" } as const;
const card = { label: "Card", value: "x", secret: "card" } as const;
const code = { label: "Code", value: "1", secret: "code" } as const;
const GET_SEARCH = form({
  method: "get",
  action: `${ORIGIN}/search`,
  submitter: "Search",
  fields: [{ label: "Query", value: "" }],
});

const CASES: [what: string, action: Action, facts: ElementFacts | null, kind: string | null][] = [
  // Buttons, links and menu items by name.
  ["a Pay now button", CLICK, element("button", "Pay now"), "pay"],
  ["a Place your order button", CLICK, element("button", "Place your order"), "pay"],
  ["an Order button", CLICK, element("button", "Order"), "pay"],
  ["a Sort order button", CLICK, element("button", "Sort order"), null],
  ["an Order history link", CLICK, link("Order history"), null],
  ["a Delete button", CLICK, element("button", "Delete"), "delete"],
  ["a Remove from cart button", CLICK, element("button", "Remove from cart"), "delete"],
  ["a Delete menu item", CLICK, element("menuitem", "Delete…"), "delete"],
  ["a Delete link", CLICK, link("Delete"), "delete"],
  ["a Delete link that is opened", { action: "navigate", ref: "a1" }, link("Delete"), "delete"],
  ["an address that is opened", { action: "navigate", address: "https://x.example" }, null, null],
  ["a headline about deleting", CLICK, link("How to delete your account in three easy steps"), null],
  ["a Don't delete button", CLICK, element("button", "Don’t delete"), null],
  ["a Send button", CLICK, element("button", "Send"), "send"],
  ["a Post button", CLICK, element("button", "Post"), "send"],
  ["a Next post link", CLICK, link("Next post"), null],
  ["a Share button", CLICK, element("button", "Share"), "share"],
  ["an Accept all button", CLICK, element("button", "Accept all"), "consent"],
  ["a Change password button", CLICK, element("button", "Change password"), "credentials"],
  ["a Forwarding link", CLICK, link("Add a forwarding address"), "credentials"],
  ["a Sign in button", CLICK, element("button", "Sign in"), "sign-in"],
  ["a Sign in link", CLICK, link("Sign in"), null],
  ["an Export button", CLICK, element("button", "Export"), "download"],
  ["a download link", CLICK, element("link", "Report.pdf", { href: `${ORIGIN}/r.pdf`, download: true }), "download"],
  ["a file field", CLICK, element("button", "Choose", { inputType: "file" }), "upload"],
  ["a transfer", CLICK, element("button", "Transfer funds"), "pay"],
  ["closing an account", CLICK, element("button", "Close my account"), "delete"],
  ["cancelling a subscription", CLICK, element("button", "Cancel subscription"), "delete"],
  ["the graver of two", CLICK, element("button", "Send and delete"), "delete"],
  // Everyday controls.
  ...[
    "Add to cart",
    "Edit",
    "Open",
    "Close",
    "Cancel",
    "Next",
    "Back",
    "Save",
    "Save draft",
    "Menu",
    "Show more",
    "OK",
    "Search",
    "Filter",
    "Sort by price",
    "Play",
    "Like",
    "Reply to Bob",
    "Orders",
    "Notes",
    "Details",
  ].map((name): [string, Action, ElementFacts, null] => [
    `an everyday ${name} button`,
    CLICK,
    element("button", name),
    null,
  ]),
  // Tricks with characters.
  ["a name with invisible characters", CLICK, element("button", "De\u200blete"), "delete"],
  ["a name in full-width letters", CLICK, element("button", "Ｄｅｌｅｔｅ"), "delete"],
  ["a name in capitals", CLICK, element("button", "DELETE!"), "delete"],
  ["a word inside another word", CLICK, element("button", "Undeleted payments"), null],
  // Forms.
  ["an unknown button of a POST form", CLICK, submitter("Continue"), "submit"],
  ["Add to cart in a POST form", CLICK, submitter("Add to cart"), "submit"],
  ["Save in a POST form", CLICK, submitter("Save"), "submit"],
  ["Send in a POST form", CLICK, submitter("Send"), "send"],
  ["a form with a card field", CLICK, submitter("Continue", { fields: [card] }), "pay"],
  ["a form with one password field", CLICK, submitter("Continue", { fields: [password] }), "sign-in"],
  ["a form with two password fields", CLICK, submitter("Continue", { fields: [password, password] }), "credentials"],
  ["a form with a code field", CLICK, submitter("Verify", { fields: [code] }), "sign-in"],
  ["deleting with a password", CLICK, submitter("Delete account", { fields: [password] }), "delete"],
  ["a GET form", CLICK, element("button", "Search", { submits: true, form: GET_SEARCH }), null],
  [
    "a GET form to another site",
    CLICK,
    submitter("Search", { method: "get", action: "https://evil.example/" }),
    "submit",
  ],
  ["a GET form with a password", CLICK, submitter("Go", { method: "get", fields: [password] }), "sign-in"],
  ["a POST form to another site", CLICK, submitter("Go", { action: "https://evil.example/" }), "submit"],
  [
    "a form to a port of the same host",
    CLICK,
    submitter("Go", { method: "get", action: "https://shop.example:8443/" }),
    "submit",
  ],
  ["a form whose target is no address", CLICK, submitter("Go", { method: "get", action: "::" }), "submit"],
  ["a form that is sent by e-mail", CLICK, submitter("Go", { method: "get", action: "mailto:a@b.example" }), "submit"],
  ["a form that its page's script takes", CLICK, submitter("Go", { method: "get", action: "javascript:void 0" }), null],
  ["a dialog's Cancel", CLICK, submitter("Cancel", { method: "dialog" }), null],
  ["a dialog's Delete", CLICK, submitter("Delete", { method: "dialog" }), "delete"],
  ["a plain button inside a POST form", CLICK, element("button", "Add row", { form: form() }), null],
  // Typing and keys.
  [
    "typing without sending",
    { action: "type", ref: "a1", text: "x" },
    element("textbox", "Name", { submits: true, form: form() }),
    null,
  ],
  [
    "typing and sending a POST form",
    SUBMIT_TYPE,
    element("textbox", "Name", { submits: true, form: form() }),
    "submit",
  ],
  [
    "typing and sending a search",
    SUBMIT_TYPE,
    element("searchbox", "Query", { submits: true, form: GET_SEARCH }),
    null,
  ],
  ["typing and sending without a form", SUBMIT_TYPE, element("textbox", "Filter"), null],
  ["typing and sending a chat message", SUBMIT_TYPE, element("textbox", "Message #general"), "send"],
  [
    "Enter sends by what the form's button says",
    ENTER,
    element("textbox", "Id", { submits: true, form: form({ submitter: "Delete user" }) }),
    "delete",
  ],
  ["Enter in a POST form", ENTER, element("textbox", "Name", { submits: true, form: form() }), "submit"],
  ["Enter in a many-line field", ENTER, element("textbox", "Text", { tag: "textarea", form: form() }), null],
  [
    "Enter in a many-line field beside a Send button",
    ENTER,
    element("textbox", "Text", { tag: "textarea", form: form({ submitter: "Send" }) }),
    "send",
  ],
  [
    "Enter in a many-line field beside a Save button",
    ENTER,
    element("textbox", "Text", { tag: "textarea", form: form({ submitter: "Save" }) }),
    null,
  ],
  [
    "many lines that are typed to be sent",
    SUBMIT_TYPE,
    element("textbox", "Text", { tag: "textarea", form: form({ submitter: "Save" }) }),
    "submit",
  ],
  ["lines of no form that are typed to be sent", SUBMIT_TYPE, element("textbox", "Your words", { tag: "div" }), "send"],
  ["lines that are searched for", SUBMIT_TYPE, element("textbox", "Search maps", { tag: "textarea" }), null],
  ["a search in many lines", SUBMIT_TYPE, element("searchbox", "Anything", { tag: "textarea" }), null],
  ["sliding to pay", { action: "drag", ref: "a1", dx: 200 }, element("slider", "Slide to pay"), "pay"],
  ["sliding the volume", { action: "drag", ref: "a1", dx: 200 }, element("slider", "Volume"), null],
  ["Enter in lines of no form", ENTER, element("textbox", "Your words", { tag: "div" }), null],
  ["Enter in a chat in Vietnamese", ENTER, element("textbox", "Nhập tin nhắn", { tag: "div" }), "send"],
  [
    "Control+Enter in a many-line field",
    { action: "press_key", key: "Control+Enter" },
    element("textbox", "Text", { tag: "textarea", form: form() }),
    "submit",
  ],
  [
    "Tab in a POST form",
    { action: "press_key", key: "Tab" },
    element("textbox", "Name", { submits: true, form: form() }),
    null,
  ],
  [
    "a letter in a POST form",
    { action: "press_key", key: "a" },
    element("textbox", "Name", { submits: true, form: form() }),
    null,
  ],
  ["Enter on a checkbox of a POST form", ENTER, element("checkbox", "Remember me", { form: form() }), "submit"],
  [
    "Space on a checkbox of a POST form",
    { action: "press_key", key: "Space" },
    element("checkbox", "Remember me", { form: form() }),
    null,
  ],
  ["Enter on a focused button", ENTER, element("button", "Delete"), "delete"],
  ["Space on a focused button", { action: "press_key", key: "Space" }, element("button", "Delete"), "delete"],
  ["a space on a focused submit button", { action: "press_key", key: " " }, submitter("Go"), "submit"],
  ["Escape on a focused button", { action: "press_key", key: "Escape" }, element("button", "Delete"), null],
  ["Enter with nothing focused", ENTER, null, null],
  [
    "Space in a text field",
    { action: "press_key", key: "Space" },
    element("textbox", "Send message", { form: form() }),
    null,
  ],
  // Clicks that do not activate.
  ["a click into a field", CLICK, element("textbox", "Message", { submits: true, form: form() }), null],
  ["a right click on Delete", { ...CLICK, button: "right" }, element("button", "Delete"), null],
  ["a middle click on Delete", { ...CLICK, button: "middle" }, element("button", "Delete"), "delete"],
  // Switches.
  [
    "a checkbox of a form",
    { action: "set_checked", ref: "a1", checked: true },
    element("checkbox", "I accept the terms", { form: form({ submitter: "Join" }) }),
    null,
  ],
  [
    "a switch that acts at once",
    { action: "set_checked", ref: "a1", checked: true },
    element("switch", "Share location"),
    "share",
  ],
  ["a security switch, clicked", CLICK, element("switch", "Two-factor authentication"), "credentials"],
  ["a harmless switch", CLICK, element("switch", "Dark mode"), null],
  // Actions that change nothing by themselves.
  [
    "filling a form",
    { action: "fill_form", fields: [{ ref: "a1", value: "x" }] },
    element("textbox", "Password", { secret: "password", form: form() }),
    null,
  ],
  [
    "choosing an option",
    { action: "select_option", ref: "a1", option: "Delete" },
    element("combobox", "Action", { form: form({ submitter: "Go" }) }),
    null,
  ],
  ["scrolling", { action: "scroll", to: "down", ref: "a1" }, element("button", "Delete"), null],
  ["asking", { action: "ask_user", question: "Delete?" }, null, null],
];

describe("what has consequences", () => {
  test.each(CASES)("%s", (_, action, facts, kind) => {
    expect(consequenceOf(action, facts)?.kind ?? null).toBe(kind);
  });
});

const SWITCH = element("switch", "Two-factor authentication");
const MENU_BUTTON = element("button", "Actions");
const option = (name: string): Action => ({ action: "select_option", ref: "a1", option: name });
const fill = (value: string | boolean): Action => ({ action: "fill_form", fields: [{ ref: "a1", value }] });

/** The same things by other ways than a click, and under other spellings. */
const WAYS_AROUND: typeof CASES = [
  ["choosing in what is a button", option("x"), element("button", "Delete account"), "delete"],
  ["an item of a menu", option("Delete account"), MENU_BUTTON, "delete"],
  ["an item behind another", option("More / Publish"), MENU_BUTTON, "send"],
  ["a harmless item of a menu", option("Rename"), MENU_BUTTON, null],
  ["a field that acts at once", option("Delete"), element("combobox", "Action"), "delete"],
  ["a value of a field", option("Books"), element("combobox", "Category"), null],
  ["a field that is called like it", option("Never"), element("combobox", "Delete after"), null],
  ["a switch that is filled in", fill(false), SWITCH, "credentials"],
  ["a switch that is filled in by a word", fill("off"), SWITCH, "credentials"],
  ["a menu that is filled in", fill("Delete account"), MENU_BUTTON, "delete"],
  ["a field that is filled in", fill("Delete account"), element("textbox", "Title"), null],
  ["a drag of a button", { action: "drag", ref: "a1", dx: 2 }, element("button", "Pay now"), "pay"],
  ["a drag of a card", { action: "drag", ref: "a1", to: "a2" }, element("listitem", "Pay now"), null],
  ["a button in a field's role", CLICK, { ...submitter("Pay"), role: "textbox", tag: "button" }, "pay"],
  ["the Delete key on a row", { action: "press_key", ref: "a1", key: "Delete" }, element("row", "Letter"), "delete"],
  ["the Delete key anywhere", { action: "press_key", key: "del" }, null, "delete"],
  ["the Delete key in a field", { action: "press_key", key: "Delete" }, element("textbox", "Name"), null],
  ...(
    [
      ["D\u0435l\u0435te", "delete"],
      ["\u0420\u0430y now", "pay"],
      ["Ｄｅｌｅｔｅ", "delete"],
      ["P A Y", "pay"],
      ["D-e-l-e-t-e", "delete"],
      ["D\u20dee\u20del\u20dee\u20det\u20dee\u20de", "delete"],
      ["Delete for good – you cannot undo this", "delete"],
      ["Pay now and keep shopping", "pay"],
      ["Don’t miss out: buy now", "pay"],
      ["Not now? Delete", "delete"],
      ["Undo delete", null],
      ["Do not share my data", null],
      ["Оплатить", "pay"],
      ["Plan A B", null],
    ] as const
  ).map(([name, kind]): (typeof CASES)[number] => [`a button ${name}`, CLICK, element("button", name), kind]),
];

describe("what has consequences by another way", () => {
  test.each(WAYS_AROUND)("%s", (_, action, facts, kind) => {
    expect(consequenceOfAll(action, facts ? [facts] : [])?.kind ?? null).toBe(kind);
  });
});

const LANGUAGES: [name: string, kind: string | null][] = [
  ["Konto löschen", "delete"],
  ["Zahlungspflichtig bestellen", "pay"],
  ["Absenden", "send"],
  ["Passwort ändern", "credentials"],
  ["Supprimer", "delete"],
  ["Passer la commande", "pay"],
  ["Envoyer", "send"],
  ["Se connecter", "sign-in"],
  ["Eliminar cuenta", "delete"],
  ["Comprar ahora", "pay"],
  ["Publicar", "send"],
  ["Cerrar la cuenta", "delete"],
  ["Elimina", "delete"],
  ["Acquista ora", "pay"],
  ["Accetta tutto", "consent"],
  ["Excluir", "delete"],
  ["Finalizar compra", "pay"],
  ["Concordo", "consent"],
  ["Verwijderen", "delete"],
  ["Nu betalen", "pay"],
  ["Versturen", "send"],
  ["Usuń konto", "delete"],
  ["Kupuję i płacę", "pay"],
  ["Wyślij", "send"],
  ["Ta bort", "delete"],
  ["Köp nu", "pay"],
  ["Skicka", "send"],
  ["SİL", "delete"],
  ["Hesabı sil", "delete"],
  ["SATIN AL", "pay"],
  ["Gönder", "send"],
  ["Удалить аккаунт", "delete"],
  ["Оплатить", "pay"],
  ["Отправить", "send"],
  ["アカウントを削除する", "delete"],
  ["注文を確定する", "pay"],
  ["送信", "send"],
  ["ログイン", "sign-in"],
  ["删除账号", "delete"],
  ["立即支付", "pay"],
  ["发送", "send"],
  ["下载", "download"],
  ["삭제하기", "delete"],
  ["결제하기", "pay"],
  ["보내기", "send"],
  ["حذف الحساب", "delete"],
  ["ادفع الآن", "pay"],
  ["إرسال", "send"],
  ["حذف حساب", "delete"],
  ["پرداخت", "pay"],
  ["ارسال", "send"],
  ["هم‌رسانی", "share"],
  ["खाता हटाएं", "delete"],
  ["भुगतान करें", "pay"],
  ["भेजें", "send"],
  ["Fiók törlése", "delete"],
  ["Megrendelem", "pay"],
  ["Șterge contul", "delete"],
  ["Trimite", "send"],
  ["Изтрий", "delete"],
  ["Kupi", "pay"],
  ["Vymazať", "delete"],
  ["Elimina-ho ara", "delete"],
  ["Padam", "delete"],
  ["حذف کریں", "delete"],
  ["মুছে ফেলুন", "delete"],
  ["Detalles del pedido", null],
  ["Anillo de plata", null],
  ["Daftar harga", null],
  ["Terima kasih", null],
  ["அனுப்பு", "send"],
  ["שיתוף", "share"],
  ["Đổi mật khẩu", "credentials"],
  ["ยอมรับ", "consent"],
  ["Αποδοχή", "consent"],
  ["Přihlásit se", "sign-in"],
  ["Unduh", "download"],
  ["Feltöltés", "upload"],
  ["Bagikan", "share"],
];

describe("in other languages", () => {
  test.each(LANGUAGES)("%s", (name, kind) => {
    expect(consequenceOf(CLICK, element("button", name))?.kind ?? null).toBe(kind);
  });

  test.each([
    "Suche",
    "Weiter",
    "Annuler",
    "Siguiente",
    "Avanti",
    "Voltar",
    "Volgende",
    "Dalej",
    "Nästa",
    "Ara",
    "Далее",
    "次へ",
    "下一步",
    "다음",
    "التالي",
    "بعدی",
    "आगे",
  ])("%s is an everyday word", (name) => {
    expect(consequenceOf(CLICK, element("button", name))).toBeNull();
  });
});

describe("what the user is shown", () => {
  it("names the form, where it goes, and every filled field with secrets masked", () => {
    const facts = submitter("Place order", {
      name: "Order",
      action: "https://pay.example:8443/order?id=7",
      fields: [
        { label: "Name", value: "Ada" },
        { label: "Note", value: "" },
        { label: "Card", value: "4111", secret: "card" },
      ],
    });
    expect(consequenceOf(CLICK, facts)).toEqual({
      kind: "pay",
      title: "Send the form “Order” to pay.example:8443",
      lines: ["To: https://pay.example:8443/order?id=7", "Name: Ada", "Card: •••"],
    });
  });

  it("shows the text that is about to be typed in place of what is there", () => {
    const facts = element("textbox", "Comment", {
      submits: true,
      form: form({ submitter: "Send", fields: [{ label: "Comment", value: "old" }] }),
    });
    expect(consequenceOf({ action: "type", ref: "a1", text: "new", submit: true }, facts)).toMatchObject({
      title: "Send the form “Send” to shop.example",
      lines: ["Comment: new"],
    });
  });

  it("names the button that is pressed where the form goes by another name", () => {
    const facts = submitter("Delete account", { name: "Newsletter", submitter: "Delete account" });
    expect(consequenceOf(CLICK, facts)?.title).toBe("Send the form “Newsletter” by “Delete account” to shop.example");
    const field = element("textbox", "Name", { submits: true, form: form({ name: "Save", submitter: "Save" }) });
    expect(consequenceOf(SUBMIT_TYPE, field)?.title).toBe("Send the form “Save” to shop.example");
  });

  it("leaves out no other field that is called as the one that is typed into", () => {
    const facts = element("textbox", "Amount", {
      submits: true,
      form: form({
        submitter: "Send",
        fields: [
          { label: "Amount", value: "9999" },
          { label: "Amount", value: "1" },
        ],
      }),
    });
    const lines = consequenceOf({ action: "type", ref: "a1", text: "10", submit: true }, facts)?.lines;
    expect(lines).toEqual(["Amount: 10", "Amount: 9999", "Amount: 1"]);
  });

  it("cannot be ended by a name that holds its quotation marks", () => {
    const name = "Pay” to bank.example. (“";
    expect(consequenceOf(CLICK, submitter("Send", { name, action: "https://evil.example/" }))?.title).toBe(
      'Send the form “Pay" to bank.example. ("” to evil.example',
    );
    expect(consequenceOf(CLICK, element("button", "Delete” on bank.example"))?.title).toBe(
      'Click “Delete" on bank.example” on shop.example',
    );
  });

  it("never shows a secret that is typed, nor its placeholder", () => {
    const typed = (text: string, secret?: "password") =>
      consequenceOf(
        { action: "type", ref: "a1", text, submit: true },
        element("textbox", "Field", { submits: true, form: form(), ...(secret && { secret }) }),
      );
    expect(typed("hunter2", "password")?.lines).toEqual(["Field: •••"]);
    expect(typed("{{secret:task-1}}")?.lines).toEqual(["Field: •••"]);
  });

  it("names a control and its site", () => {
    expect(consequenceOf(CLICK, element("button", "Delete"))).toEqual({
      kind: "delete",
      title: "Click “Delete” on shop.example",
      lines: [],
    });
    expect(consequenceOf(ENTER, element("button", "Delete"))?.title).toBe("Press Enter in “Delete” on shop.example");
  });

  it("shows a host of mixed scripts in punycode", () => {
    const facts = submitter("Send", { action: "https://shоp.example/" });
    expect(consequenceOf(CLICK, facts)?.title).toMatch(/to xn--/);
  });

  it("shows all that is sent: a model would choose what stands behind a cut", () => {
    const fields = Array.from({ length: 50 }, (_, index) => ({ label: `Field ${index}`, value: "x".repeat(1000) }));
    const lines = consequenceOf(CLICK, submitter("Send", { fields }))?.lines ?? [];
    expect(lines).toHaveLength(50);
    expect(lines.at(-1)).toBe(`Field 49: ${"x".repeat(1000)}`);
    const text = `${"Hello. ".repeat(300)}account 4711`;
    const field = element("textbox", "Message", { submits: true, form: form({ fields: [] }) });
    expect(consequenceOf({ action: "type", ref: "a1", text, submit: true }, field)?.lines).toEqual([
      `Message: ${text}`,
    ]);
  });

  it("shows what a text is added to", () => {
    const typing: Action = { action: "type", ref: "a1", text: "Thanks", clear: false, submit: true };
    const field = element("textbox", "Message", {
      submits: true,
      form: form({ submitter: "Send", fields: [{ label: "Message", value: "account 4711" }] }),
    });
    expect(consequenceOf(typing, field)?.lines).toEqual(["Message, added: Thanks", "Message: account 4711"]);
    expect(consequenceOf(typing, element("textbox", "Message"))?.lines).toEqual(["Text, added: Thanks"]);
  });

  it("says that hidden fields go to another site", () => {
    const hidden = (action: string, count: number) =>
      consequenceOf(CLICK, submitter("Send", { action, hidden: count }))?.lines;
    expect(hidden("https://evil.example/x", 2)).toEqual([
      "To: https://evil.example/x",
      "And 2 fields that the page does not show",
    ]);
    expect(hidden("https://evil.example/x", 1)?.[1]).toBe("And a field that the page does not show");
    expect(hidden(`${ORIGIN}/send`, 2)).toEqual([]);
  });
});

test.each([
  ["/items?action=delete&id=7", "delete"],
  ["/items?do=send_message", null],
  ["/account?task=cancel_subscription", "delete"],
  ["/posts/1?_method=DELETE", "delete"],
  ["/item?op=view", null],
  ["/search?q=delete", null],
  ["/help/delete-account", null],
  ["/?action=login", null],
])("a link to %s, whatever it is called: %s", (path, kind) => {
  expect(consequenceOf(CLICK, link("Next", `${ORIGIN}${path}`))?.kind ?? null).toBe(kind);
  expect(consequenceOf({ action: "navigate", ref: "a1" }, link("Next", `${ORIGIN}${path}`))?.kind ?? null).toBe(kind);
});

test("a form to an address that deletes is no ordinary one", () => {
  expect(consequenceOf(CLICK, submitter("Next", { action: `${ORIGIN}/posts/1?_method=delete` }))?.kind).toBe("delete");
});

test.each([
  ["trash icon", "delete"],
  ["Trash can icon", "delete"],
  ["🗑️", "delete"],
  ["paper plane icon", "send"],
  ["📤", "send"],
  ["paperclip icon", "upload"],
  ["💳", "pay"],
  ["times icon", null],
  ["arrow forward icon", null],
  ["▾", null],
  ["", null],
  ["Trash", "delete"],
  ["Bin collection days", null],
])("a button of which there is but a picture, %j: %s", (name, kind) => {
  expect(consequenceOf(CLICK, element("button", name))?.kind ?? null).toBe(kind);
});

test("however a key is spelt, it counts as the key that will be pressed", () => {
  const target: ElementFacts = {
    ref: "a1",
    print: 1,
    role: "button",
    name: "Delete account",
    tag: "button",
    submits: false,
    origin: "https://shop.example",
  };
  const spellings = [
    "Enter",
    "enter ",
    " Return",
    "ctrl + enter ",
    "Shift+Enter",
    "Space ",
    " ",
    "Shift+Space",
    "spacebar",
  ];
  for (const key of spellings) {
    expect(parseChord(key), key).toBeDefined();
    expect(consequenceOf({ action: "press_key", key, ref: "a1" }, target), key).toMatchObject({ kind: "delete" });
  }
});

test.each([
  ["#", null, true],
  ["e", element("row", "Letter"), true],
  ["Shift+I", element("button", "Next"), true],
  ["e", element("textbox", "Name"), false],
  ["7", element("combobox", "Year"), false],
  ["Control+s", element("textbox", "Name"), true],
  ["Meta+Shift+D", null, true],
  ["Control+a", null, false],
  ["ctrl+V", element("textbox", "Name"), false],
  ["Space", null, false],
  ["ArrowDown", null, false],
  ["F5", null, false],
])("a character that may be a command of the page is asked about: %s", (key, facts, isAsked) => {
  expect(consequenceOf({ action: "press_key", key }, facts) !== null).toBe(isAsked);
});

test.each([
  ["Recycle bin", "Drag “Letter” onto “Recycle bin” on shop.example", "delete"],
  ["Papierkorb", "Drag “Letter” onto “Papierkorb” on shop.example", "delete"],
  ["Publish", "Drag “Letter” onto “Publish” on shop.example", "send"],
  ["Cabin", undefined, undefined],
  ["In progress", undefined, undefined],
])("what is dropped on “%s” may have what the place is called done to it", (name, title, kind) => {
  const card = element("listitem", "Letter");
  const place = { ...element("region", name), ref: "a2" };
  const effect = consequenceOfAll({ action: "drag", ref: "a1", to: "a2" }, [card, place]);
  expect([effect?.title, effect?.kind]).toEqual([title, kind]);
});

const FORM_OF_A_SCRIPT = form({ method: "get" });

test.each([
  ["chosen", option("Delete"), element("combobox", "Action", { form: FORM_OF_A_SCRIPT }), "delete"],
  ["harmless", option("Price"), element("combobox", "Sort by", { form: FORM_OF_A_SCRIPT }), undefined],
  ["of a POST form", option("Price"), element("combobox", "Sort by", { form: form() }), "submit"],
  ["with a button", option("Price"), element("combobox", "Sort by", { form: form({ submitter: "Go" }) }), undefined],
  [
    "checked",
    { action: "set_checked", ref: "a1", checked: true } as const,
    element("checkbox", "Two-factor authentication", { form: FORM_OF_A_SCRIPT }),
    "credentials",
  ],
])("in a form that no button sends, what is set may act at once: %s", (_, action, facts, kind) => {
  expect(consequenceOf(action, facts)?.kind).toBe(kind);
});

test("what may be an access key is asked about, wherever the focus is", () => {
  expect(consequenceOf({ action: "press_key", key: "Alt+s" }, null)).toMatchObject({ title: "Press Alt+s" });
  expect(consequenceOf({ action: "press_key", key: "Alt+ArrowLeft" }, null)).toBeNull();
});

test("a click that saves a link is a download", () => {
  const link: ElementFacts = {
    ref: "a1",
    print: 1,
    role: "link",
    name: "Annual figures",
    tag: "a",
    href: "https://shop.example/report.pdf",
    submits: false,
    origin: "https://shop.example",
  };
  expect(consequenceOf({ action: "click", ref: "a1", modifiers: ["Alt"] }, link)).toMatchObject({ kind: "download" });
  expect(consequenceOf({ action: "click", ref: "a1" }, link)).toBeNull();
});

test("a link to the checkout pays nothing, a button of that name may", () => {
  const link: ElementFacts = {
    ref: "a1",
    print: 1,
    role: "link",
    name: "Check out",
    tag: "a",
    href: "https://shop.example/checkout",
    submits: false,
    origin: "https://shop.example",
  };
  const click: Action = { action: "click", ref: "a1" };
  expect(consequenceOf(click, link)).toBeNull();
  expect(consequenceOf(click, { ...link, href: "https://shop.example/#" })).toMatchObject({ kind: "pay" });
  const { href: _, ...button } = link;
  expect(consequenceOf(click, { ...button, role: "button", tag: "button" })).toMatchObject({ kind: "pay" });
  expect(consequenceOf(click, { ...link, name: "Pay now" })).toMatchObject({ kind: "pay" });
});
