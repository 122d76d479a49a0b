import { afterEach, expect, test } from "vitest";
import type { SnapshotNode } from "../protocol/snapshot.ts";
import {
  accessibleName,
  describeElement,
  findText,
  fingerprintOf,
  isSecretField,
  RefRegistry,
  roleOf,
  takeSnapshot,
} from "./index.ts";
import { joinFrames, renderOutline } from "./outline.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

function snapshot(registry = new RefRegistry()) {
  return takeSnapshot(registry, { refPrefix: "a" });
}

function controls(node: SnapshotNode = snapshot().root): SnapshotNode[] {
  return [...(node.ref === undefined ? [] : [node]), ...(node.children ?? []).flatMap((child) => controls(child))];
}

function named(): string[] {
  return controls().map((node) => `${node.role} ${node.name ?? ""}`.trim());
}

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
}

function outline(): string {
  return renderOutline(joinFrames(snapshot(), []), { budget: 4000 }).text;
}

test("an element keeps its ref, and no other element ever gets it", () => {
  showPage("<button>One</button>");
  const registry = new RefRegistry();
  const first = snapshot(registry).root.children?.[0]?.ref;
  const button = find("button");
  button.remove();
  expect(registry.resolve(first ?? "")).toBeUndefined();
  document.body.innerHTML = "<button>Two</button>";
  expect(snapshot(registry).root.children?.[0]?.ref).toBe("a2");
  document.body.append(button);
  expect(registry.resolve(first ?? "")).toBe(button);
  expect(registry.resolve("b1")).toBeUndefined();
});

test("controls hidden behind a drawing are offered through their label", () => {
  showPage(`<style>input{position:absolute;opacity:0;width:1px;height:1px}</style>
    <label><input type="checkbox" checked><span>Gift wrap</span></label>
    <input type="radio" id="r"><label for="r">By air</label>
    <label style="border:1px solid">Choose a photo <input type="file" style="display:none"></label>
    <input type="checkbox" aria-label="nobody sees this">`);
  expect(named()).toEqual(["checkbox Gift wrap", "radio By air", "button Choose a photo"]);
});

test("states are told where they are not the default", () => {
  showPage(`<label>Name <input required value="Ada"></label><label>Age <input type="number" readonly value="3"></label>
    <button disabled>Off</button><fieldset disabled><button>Inner</button></fieldset>
    <button aria-pressed="mixed">Tri</button><button aria-expanded="true">Open</button>
    <input type="checkbox" aria-label="All" id="all">
    <input aria-label="Mail" aria-invalid="true" type="email" value="nonsense">`);
  const all = find("#all");
  if (all instanceof HTMLInputElement) all.indeterminate = true;
  const text = outline();
  for (const line of [
    'textbox Name[a1] value "Ada" required',
    'spinbutton Age[a2] value "3" readonly',
    "button Off[a3] disabled",
    "button Inner[a4] disabled",
    "button Tri[a5] partly pressed",
    "button Open[a6] expanded",
    "checkbox All[a7] partly checked",
  ]) {
    expect(text).toContain(line);
  }
  expect(text).toMatch(/textbox Mail\[a8\] value "nonsense" email invalid ".+"/);
});

test("secret values never leave the page, also after the password was shown", () => {
  showPage(`<label>Password <input type="password" value="swordfish-1"></label><label>Card number <input value="4111111111111111"></label>
    <input autocomplete="section-a one-time-code" value="993311" aria-label="Code"><label>Label with <input type="password" value="swordfish-2"> inside</label>
    <input name="cvv" value="123" placeholder="CVV"><input style="-webkit-text-security:disc" value="swordfish-3" aria-label="Masked">`);
  const input = find("input");
  expect(isSecretField(input)).toBe("password");
  if (input instanceof HTMLInputElement) input.type = "text";
  const text = JSON.stringify(snapshot()) + JSON.stringify(describeElement(input, "a1"));
  for (const secret of ["swordfish", "4111", "993311", '"123"']) expect(text).not.toContain(secret);
  expect(outline()).toContain("textbox Password[a1] [filled]");
});

test("open and closed shadow roots are read, with what is put into their slots", () => {
  showPage('<div id="open"><b slot="s">Slotted</b></div><x-closed></x-closed>');
  find("#open").attachShadow({ mode: "open" }).innerHTML = '<button>In shadow</button><p><slot name="s"></slot></p>';
  const closed = find("x-closed").attachShadow({ mode: "closed" });
  closed.innerHTML = "<button>In closed</button>";
  const frame = takeSnapshot(new RefRegistry(), {
    refPrefix: "a",
    openShadowRoot: (element) => (element.localName === "x-closed" ? closed : null),
  });
  const { text } = renderOutline(joinFrames(frame, []), { budget: 2000 });
  expect(text).toContain("button In shadow[");
  expect(text).toContain("Slotted");
  expect(text).toContain("button In closed[");
});

test("frames become nodes with their index in window.frames", () => {
  showPage('<iframe style="display:none"></iframe><iframe srcdoc="<p>x" width="200" height="100"></iframe>');
  const frames = snapshot().root.children?.filter((node) => node.role === "iframe");
  expect(frames?.map((frame) => frame.frameIndex)).toEqual([1]);
});

test("a form whose fields are called like DOM properties is read all the same", () => {
  showPage(`<form action="/go" method="post"><input name="action" aria-label="A"><input name="childNodes" aria-label="B">
    <input name="method" aria-label="C"><input name="getAttribute" aria-label="D"><input name="parentNode" aria-label="E">
    <input name="elements" aria-label="F"><button>Send</button></form>`);
  expect(named()).toHaveLength(7);
  const facts = describeElement(find("button"), "a7");
  expect(facts.form?.method).toBe("post");
  expect(facts.form?.action).toMatch(/\/go$/);
  expect(facts.form?.fields).toHaveLength(6);
});

test("the facts of a form hold what its fields hold, and how many fields nobody sees", () => {
  const text = "word ".repeat(300).trim();
  showPage(`<form method="post"><textarea aria-label="Message">${text}</textarea><input type="hidden" name="a" value="1">
    <input type="hidden" name="b"><button>Send</button></form>`);
  expect(describeElement(find("button"), "a1").form).toMatchObject({
    fields: [{ label: "Message", value: text }],
    hidden: 2,
  });
});

test("the facts of a button say what it submits, where to, and with masked secrets", () => {
  showPage(`<form action="/login" method="post" aria-label="Sign in"><label>User <input name="u" value="ada"></label>
    <label>Password <input type="password" value="swordfish"></label><button formaction="https://other.example/in">Sign in</button></form>
    <a href="/file.pdf?x=1" download><span onclick="1">Get</span></a>`);
  const facts = describeElement(find("button"), "a3");
  expect(facts).toMatchObject({
    role: "button",
    name: "Sign in",
    submits: true,
    form: {
      method: "post",
      action: "https://other.example/in",
      submitter: "Sign in",
      fields: [
        { label: "User", value: "ada" },
        { label: "Password", value: "•••", secret: "password" },
      ],
    },
  });
  const inner = describeElement(find("span"), "a4");
  expect(inner.href).toMatch(/\/file\.pdf\?x=1$/);
  expect(inner.download).toBe(true);
});

test.each([
  ["in its label", `<label for="other"><span role="button" id="it">More</span></label>`],
  ["around its label", `<div role="button" id="it"><label for="other">More</label></div>`],
  ["its label itself", `<label for="other" id="it">More</label>`],
])("the facts of what presses another button as well tell of that button: %s", (_, html) => {
  showPage(`${html}<form method="post" action="/pay"><button id="other">Pay now</button></form>`);
  expect(describeElement(find("#it"), "a1")).toMatchObject({
    name: "More, label of Pay now, More",
    submits: true,
    form: { method: "post", submitter: "Pay now, More" },
  });
});

test("a control in another's label, or in its own, is operated alone", () => {
  showPage(`<label for="other"><button type="button">More</button></label><label><input type="checkbox"> News</label>
    <form><button id="other">Pay now</button></form>`);
  expect(describeElement(find("button"), "a1").name).toBe("More");
  expect(describeElement(find("input"), "a2").name).toBe("News");
});

test.each([
  ["another text", `<span id="t">Read on</span><button aria-labelledby="t">Pay</button>`, "Pay, Read on"],
  ["a label", `<label for="b">Read on</label><button id="b">Pay</button>`, "Pay, Read on"],
  ["itself and another", `<button id="b" aria-labelledby="b t">Open</button><b id="t">Report</b>`, "Open Report"],
  ["a label, where it says nothing", `<label for="b">Close</label><button id="b">×</button>`, "Close"],
])("a button goes by what stands on it, though the page names it by %s", (_, html, name) => {
  showPage(html);
  expect(named()).toContain(`button ${name}`);
});

test("the fingerprint changes with name, target and address, and with nothing else", () => {
  showPage('<form action="/a" method="post"><button>Pay 5</button></form><a href="/x?1">Open</a>');
  const button = find("button");
  const link = find("a");
  const before = [fingerprintOf(button), fingerprintOf(link)];
  find("form").setAttribute("style", "margin-top:300px");
  expect([fingerprintOf(button), fingerprintOf(link)]).toEqual(before);
  button.textContent = "Pay 6";
  link.setAttribute("href", "/x?2");
  expect(fingerprintOf(button)).not.toBe(before[0]);
  expect(fingerprintOf(link)).not.toBe(before[1]);
  const renamed = fingerprintOf(button);
  find("form").setAttribute("action", "/b");
  expect(fingerprintOf(button)).not.toBe(renamed);
});

test("the print in the snapshot is the one that is compared later, covered or scrolled", () => {
  showPage('<button>Buy</button><div style="height:3000px"></div><a href="/deep"><span>Deep</span> link</a>');
  for (const node of controls()) expect(node.print).toBe(fingerprintOf(find(node.role === "link" ? "a" : "button")));
});

test("find_text finds what is far below, with the control nearby", () => {
  showPage(
    '<div style="height:9000px"></div><p>Delivery to <b>Norway</b> takes a week</p><button>Choose</button><p style="display:none">Norway</p>',
  );
  expect(findText(new RefRegistry(), { text: "to norway", refPrefix: "a" })).toEqual([
    "Delivery to Norway takes a week Choose (near button Choose[a1])",
  ]);
  showPage('<p>Please read the <a href="/terms">terms</a> first.</p>');
  expect(findText(new RefRegistry(), { text: "the terms first", refPrefix: "a" })).toEqual([
    "Please read the terms first. (near terms[a1])",
  ]);
  expect(findText(new RefRegistry(), { text: "nowhere", refPrefix: "a" })).toEqual([]);
});

test("links that differ in their query alone are told apart by a number that stays", () => {
  showPage('<a href="/list?page=1">1</a> <a href="/list?page=2">2</a> <a href="/list?page=1#top">3</a>');
  const registry = new RefRegistry();
  const addresses = () => controls(snapshot(registry).root).map((node) => node.href);
  expect(addresses()).toEqual(["/list", "/list #2", "/list"]);
  find("a").remove();
  expect(addresses()).toEqual(["/list #2", "/list"]);
});

test("what listens inside a button is that button", () => {
  showPage('<button><span onclick="1" style="cursor:pointer">Save</span></button>');
  expect(named()).toEqual(["button Save"]);
});

test("clickable boxes without a role are offered, their inner parts are not offered twice", () => {
  showPage(`<style>.c{cursor:pointer}</style><div class="c">Card <b>one</b></div><div class="c"><button>Only</button></div>
    <div tabindex="0">Stop</div><div onclick="1">Listens</div><div tabindex="0" style="overflow:auto;height:30px">Scroller</div>`);
  expect(named()).toEqual(["generic Card one", "button Only", "generic Stop", "generic Listens"]);
  expect(outline()).not.toContain("clickable [");
});

test.each([
  ["<a href='#'>x</a>", "link"],
  ["<a>x</a>", "generic"],
  ["<input list='l'><datalist id='l'></datalist>", "combobox"],
  ["<input type='checkbox' role='switch'>", "switch"],
  ["<select multiple></select>", "listbox"],
  ["<section>x</section>", "generic"],
  ["<section aria-label='x'>x</section>", "region"],
  ["<h3 role='none'>x</h3>", "generic"],
  ["<button role='presentation'>x</button>", "button"],
  ["<div role='nonsense tab'>x</div>", "tab"],
  ["<article><header>x</header></article>", "article"],
])("the role of %s is %s", (source, role) => {
  showPage(source);
  expect(roleOf(document.body.firstElementChild ?? document.body)).toBe(role);
});

test.each([
  ["<button aria-labelledby='a b'>x</button><i id='a'>Delete</i><i id='b' hidden>file</i>", "Delete file"],
  ["<input aria-label=' Search '>", "Search"],
  ["<input title='T' placeholder='P'>", "T"],
  ["<input type='submit'>", "Submit"],
  ["<input type='image' alt='Go'>", "Go"],
  ["<button><img alt='Trash'><span hidden>no</span> now</button>", "Trash now"],
  ["<fieldset><legend>Address</legend></fieldset>", "Address"],
  ["<button>A<div>B</div></button>", "A B"],
  ["<button><svg><title>Share</title></svg></button>", "Share"],
  ["<a href='#' title='Tip'></a>", "Tip"],
  [
    "<style>.fa::before { content: '\\f1f8' }</style><a href='#' title='Delete all'><i class='fa'></i></a>",
    "Delete all",
  ],
  ["<button title='Menu'>\uE5D2</button>", "Menu"],
  ["<button title='Bold'>\n<svg></svg>\n</button>", "Bold"],
  ["<button><span aria-hidden='true'>×</span></button>", ""],
  ["<style>button::before{content:'New '}</style><button>mail</button>", "New mail"],
])("the accessible name of %s is %s", (source, name) => {
  showPage(source);
  expect(accessibleName(find("button, input, fieldset, a"))).toBe(name);
});
