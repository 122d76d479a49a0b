/** For tests: what must never be read, hidden in every way of the threat model (D1), and secrets (D7). */
import fc from "fast-check";

/** Stands in everything that is hidden and nowhere else. */
export const HIDDEN_MARKER = "qqhiddenqq";
/** The value of every secret field, of letters or, where the field takes nothing else, of digits. */
export const SECRET_MARKERS = ["qqsecretqq", "709901070990"] as const;

const [SECRET, SECRET_NUMBER] = SECRET_MARKERS;

/** With controls: whoever hides the box hides them too. */
const CONTENTS = [
  `<p>${HIDDEN_MARKER}</p>`,
  `<a href="/x">${HIDDEN_MARKER}</a>`,
  `<button>${HIDDEN_MARKER}</button>`,
  `<input aria-label="${HIDDEN_MARKER}" value="${HIDDEN_MARKER}">`,
  `<select><option>${HIDDEN_MARKER}</option></select>`,
  `<label>${HIDDEN_MARKER}<input type="checkbox"></label>`,
  `<h2>${HIDDEN_MARKER}</h2><ul><li>${HIDDEN_MARKER}</li></ul>`,
  `<table><caption>${HIDDEN_MARKER}</caption><tr><td>${HIDDEN_MARKER}</td></tr></table>`,
  `<div tabindex="0" role="button">${HIDDEN_MARKER}</div>`,
  `<svg width="50" height="20"><text y="15">${HIDDEN_MARKER}</text></svg>`,
  `<math><mi>${HIDDEN_MARKER}</mi></math>`,
  `<meter value="2" max="4" aria-label="${HIDDEN_MARKER}" aria-valuetext="${HIDDEN_MARKER}"></meter>`,
  `<fieldset><legend>${HIDDEN_MARKER}</legend><textarea>${HIDDEN_MARKER}</textarea></fieldset>`,
];

/** Styles that hide a box with all that is in it. */
const BOX_STYLES = [
  "display:none",
  "visibility:hidden",
  "visibility:collapse",
  "content-visibility:hidden",
  "opacity:0",
  "opacity:0.05",
  "filter:opacity(0)",
  "transform:scale(0)",
  "position:absolute;left:-9999px",
  "position:absolute;top:-9999px",
  "position:fixed;top:200vh",
  "transform:translateX(-5000px)",
  "height:0;overflow:hidden",
  "width:0;height:0;overflow:clip",
  "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)",
  "position:absolute;clip-path:inset(50%)",
  "clip-path:inset(100%)",
  "clip-path:circle(0)",
];

const byStyle = (contents: string) => BOX_STYLES.map((style) => `<div style="${style}">${contents}</div>`);

/** A place of the window, and what lies over it. */
const under = (contents: string) =>
  `<div style="position:fixed;top:300px;left:600px;width:200px;height:90px;overflow:hidden">${contents}</div>`;
const cover = (style = "") =>
  `<div style="position:fixed;top:280px;left:580px;width:300px;height:200px;background:#eee;${style}"></div>`;

/** Ways to hide a box that take more than a style. */
const byMarkup = (contents: string) => [
  `<div hidden>${contents}</div>`,
  `<div hidden="until-found">${contents}</div>`,
  `<div style="opacity:.3"><div style="opacity:.3">${contents}</div></div>`,
  `<div style="height:20px;overflow:hidden"><div style="height:100px"></div>${contents}</div>`,
  `<details><summary>More</summary>${contents}</details>`,
  `<template>${contents}</template>`,
  `<!-- ${contents} -->`,
  `<dialog>${contents}</dialog>`,
  `<div popover>${contents}</div>`,
  `${under(contents)}${cover()}`,
  `${under(contents)}${cover("pointer-events:none")}`,
  `<div style="pointer-events:none">${under(contents)}</div>${cover()}`,
  `<div inert>${under(contents)}</div>${cover()}`,
];

const text = `<p>${HIDDEN_MARKER}</p>`;

/**
 * Names that say less than what can be read on the control. They stand in a box that nothing clips: of a control whose
 * text is clipped away and whose edge is seen, the name that nobody sees is rightly taken.
 */
const NAMED = [
  `<button aria-label="${HIDDEN_MARKER}">Save</button>`,
  `<button>Save<span style="position:absolute;left:-9999px">${HIDDEN_MARKER}</span></button>`,
  `<a href="/x" title="${HIDDEN_MARKER}">Docs <i style="opacity:0">${HIDDEN_MARKER}</i></a>`,
  `<button aria-describedby="${HIDDEN_MARKER}">Save</button><i id="${HIDDEN_MARKER}" hidden>${HIDDEN_MARKER}</i>`,
];

/** What hides letters and no boxes, and what nobody is shown anyhow. */
const UNSEEN_TEXTS = [
  `<div style="font-size:0">${HIDDEN_MARKER}</div>`,
  `<div style="font-size:1px">${HIDDEN_MARKER}</div>`,
  `<div style="background:#fff;color:#fff">${text}</div>`,
  `<div style="background:#fff;color:#f2f2f2">${text}</div>`,
  `<div style="color:transparent">${text}</div>`,
  `<div style="background:linear-gradient(#fff,#fefefe);color:#fff">${text}</div>`,
  `<div style="background:#000;color:oklch(0 0 0)">${text}</div>`,
  `<div style="text-indent:-9999px;overflow:hidden">${HIDDEN_MARKER}</div>`,
  `<noscript>${HIDDEN_MARKER}</noscript>`,
  `<script type="application/ld+json">"${HIDDEN_MARKER}"</script>`,
  `<style>.${HIDDEN_MARKER}{color:red}</style>`,
  `<input type="hidden" value="${HIDDEN_MARKER}">`,
  `<p data-note="${HIDDEN_MARKER}" id="${HIDDEN_MARKER}" class="${HIDDEN_MARKER}">seen</p>`,
  `<p title="${HIDDEN_MARKER}">seen</p>`,
  `<img alt="${HIDDEN_MARKER}" width="50" height="50">`,
  `<div role="progressbar" aria-valuetext="${HIDDEN_MARKER}" aria-label="${HIDDEN_MARKER}" style="height:20px"></div>`,
  `<svg width="50" height="50"><title>${HIDDEN_MARKER}</title><desc>${HIDDEN_MARKER}</desc><rect width="50" height="50"/></svg>`,
  `<i role="img" aria-label="${HIDDEN_MARKER}" style="display:inline-block;width:50px;height:50px"></i>`,
  `<a href="/x?q=${HIDDEN_MARKER}#${HIDDEN_MARKER}">Docs</a>`,
  ...NAMED.map((each) => `<div style="position:fixed;top:0;left:0">${each}</div>`),
  `<p>seen ${[...HIDDEN_MARKER].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join("")}</p>`,
  ...["section", "form", "article", "ul", "table", "main"].map(
    (tag) => `<${tag} aria-label="${HIDDEN_MARKER}"></${tag}>`,
  ),
  ...["section", "aside", "form"].map((tag) => `<${tag} aria-label="${HIDDEN_MARKER}"><p>seen</p></${tag}>`),
  `<div data-shadow-host><template data-shadow="closed"><p>seen</p></template>${text}</div>`,
];

const kept = (markup: string) => `<div data-kept>${markup}</div>`;

/** Every way to hide with everything that can be hidden so, each in a box that no edit of the page reaches into. */
export const HIDDEN_THINGS: readonly string[] = [
  ...CONTENTS.flatMap((contents) => [...byStyle(contents), ...byMarkup(contents)]),
  ...UNSEEN_TEXTS,
].map(kept);

/** Something hidden. */
export const hidden: fc.Arbitrary<string> = fc.constantFrom(...HIDDEN_THINGS);

const AUTOCOMPLETE = "current-password new-password one-time-code cc-number cc-csc cc-exp".split(" ");
const NAMES = ["password", "user_pass", "pwd", "cardNumber", "cc-number", "cvc", "card_verification", "otp", "totp"];
const LABELS = [
  "Password",
  "Passwort",
  "Mot de passe",
  "密码",
  "Card number",
  "Security code",
  "One-time code",
  "IBAN",
];

/** Secret fields, each known by one thing alone. */
const SECRET_FIELDS = [
  `<input type="password" value="${SECRET}">`,
  `<input type="password" value="${SECRET}" id="own" aria-labelledby="own">`,
  `<label>Sign in with <input type="password" value="${SECRET}"> now</label>`,
  `<button>Pay <input type="password" value="${SECRET}"></button>`,
  `<form><input name="childNodes" type="password" value="${SECRET}"><button>Go</button></form>`,
  `<input style="-webkit-text-security:disc" value="${SECRET}">`,
  `<textarea autocomplete="one-time-code">${SECRET}</textarea>`,
  `<div role="group" aria-labelledby="g"><input id="g" type="password" value="${SECRET}"></div>`,
  ...AUTOCOMPLETE.map((token) => `<input autocomplete="section-a billing ${token}" value="${SECRET}">`),
  ...NAMES.map((each) => `<input name="${each}" value="${SECRET}">`),
  ...NAMES.map((each) => `<input type="tel" id="${each}" value="${SECRET}">`),
  ...LABELS.map((each) => `<label>${each} <input value="${SECRET}"></label>`),
  ...LABELS.map((each) => `<input placeholder="${each}" value="${SECRET}">`),
  ...LABELS.map((each) => `<input aria-label="${each}" value="${SECRET}">`),
  `<input type="number" name="cvc" value="${SECRET_NUMBER}">`,
  `<input type="number" autocomplete="one-time-code" value="${SECRET_NUMBER}">`,
];

/** Every kind of field that holds a secret. */
export const SECRET_THINGS: readonly string[] = SECRET_FIELDS.map(kept);

/** A field that holds a secret. */
export const secret: fc.Arbitrary<string> = fc.constantFrom(...SECRET_THINGS);
