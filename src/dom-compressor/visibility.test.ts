import { afterEach, expect, test } from "vitest";
import { isVisible, RefRegistry, takeSnapshot } from "./index.ts";
import { joinFrames, renderOutline } from "./outline.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

const MARKER = "zebra4711";

async function outlineOf(source: string): Promise<string> {
  showPage(source);
  await Promise.all([...document.images].filter((image) => image.src !== "").map((image) => image.decode()));
  return renderOutline(joinFrames(takeSnapshot(new RefRegistry(), { refPrefix: "a" }), []), { budget: 4000 }).text;
}

const HIDING: Readonly<Record<string, string>> = {
  "display none": `<p style="display:none">${MARKER}</p>`,
  "visibility hidden": `<p style="visibility:hidden">${MARKER}</p>`,
  "visibility collapse": `<p style="visibility:collapse">${MARKER}</p>`,
  "the hidden attribute": `<p hidden>${MARKER}</p>`,
  "hidden until found": `<p hidden="until-found">${MARKER}</p>`,
  "content-visibility": `<div style="content-visibility:hidden"><p>${MARKER}</p></div>`,
  "opacity zero": `<div style="opacity:0"><p>${MARKER}</p></div>`,
  "a product of opacities": `<div style="opacity:.3"><p style="opacity:.3">${MARKER}</p></div>`,
  "an opacity filter": `<p style="filter:opacity(0)">${MARKER}</p>`,
  "font size zero": `<p style="font-size:0">${MARKER}</p>`,
  "font size one": `<p style="font-size:1px">${MARKER}</p>`,
  "scaled to nothing": `<p style="transform:scale(0.01)">${MARKER}</p>`,
  "far to the left": `<p style="position:absolute;left:-9999px">${MARKER}</p>`,
  "far above": `<p style="position:absolute;top:-9999px">${MARKER}</p>`,
  "text indent": `<p style="text-indent:-9999px;overflow:hidden">${MARKER}</p>`,
  "moved out by transform": `<p style="transform:translateX(-5000px)">${MARKER}</p>`,
  "fixed below the window": `<p style="position:fixed;top:200vh">${MARKER}</p>`,
  "zero height with overflow hidden": `<div style="height:0;overflow:hidden"><p>${MARKER}</p></div>`,
  "a pixel box": `<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">${MARKER}</span>`,
  "clip-path inset": `<span style="position:absolute;clip-path:inset(50%)">${MARKER}</span>`,
  "clip-path circle": `<p style="clip-path:circle(0)">${MARKER}</p>`,
  "clipped by a distant ancestor": `<div style="height:20px;overflow:hidden"><div style="height:100px"></div><p>${MARKER}</p></div>`,
  "white on white": `<p style="color:#fff">${MARKER}</p>`,
  "nearly white on white": `<p style="color:#f2f2f2">${MARKER}</p>`,
  "transparent letters": `<p style="color:transparent">${MARKER}</p>`,
  "white on a white gradient": `<div style="background:linear-gradient(#fff,#fefefe)"><p style="color:#fff">${MARKER}</p></div>`,
  "black on black": `<div style="background:#000"><p style="color:oklch(0 0 0)">${MARKER}</p></div>`,
  "under an opaque box": `<p style="position:absolute;top:50px">${MARKER}</p><div style="position:absolute;top:0;left:0;width:600px;height:300px;background:#eee"></div>`,
  "an opaque box over what is inert": `<div inert><p>${MARKER}</p><button>${MARKER}</button></div><div style="position:absolute;top:0;left:0;width:600px;height:300px;background:#eee"></div>`,
  "an opaque box over what takes no pointer": `<p style="pointer-events:none">${MARKER}</p><div style="position:absolute;top:0;left:0;width:600px;height:300px;background:#eee"></div>`,
  "an opaque box that takes no pointer": `<p>${MARKER}</p><div style="position:absolute;top:0;left:0;width:600px;height:300px;background:#eee;pointer-events:none"></div>`,
  "an opaque box that is inert": `<p style="position:relative;z-index:1">${MARKER}</p><div inert style="position:absolute;z-index:2;top:0;left:0;width:600px;height:300px;background:#eee"></div>`,
  "an opaque box behind a modal dialog": `<p>${MARKER}</p><div style="position:absolute;top:0;left:0;width:600px;height:100px;background:#eee"></div><dialog>Sure?</dialog><script>document.querySelector("dialog").showModal()</script>`,
  "a caption under an opaque box": `<table><caption>${MARKER}</caption><tr><td>${MARKER}</td></tr></table><div style="position:absolute;top:0;left:0;width:600px;height:300px;background:#eee"></div>`,
  "a legend under an opaque box": `<fieldset><legend>${MARKER}</legend><p>${MARKER}</p></fieldset><div style="position:absolute;top:0;left:0;right:0;height:300px;background:#eee"></div>`,
  "behind its own background": `<div style="background:#eee"><p style="position:relative;z-index:-1">${MARKER}</p></div>`,
  "a closed details": `<details><summary>More</summary>${MARKER}<p>${MARKER}</p></details>`,
  "a comment": `<p><!-- ${MARKER} -->seen</p>`,
  noscript: `<div><noscript>${MARKER}</noscript></div>`,
  template: `<template><p>${MARKER}</p></template>`,
  "data attributes, ids and classes": `<p data-note="${MARKER}" id="${MARKER}" class="${MARKER}">seen</p>`,
  "a hidden input": `<form><input type="hidden" value="${MARKER}"><button>Go</button></form>`,
  "a title on plain text": `<p title="${MARKER}">seen</p>`,
  "an alt on a plain picture": `<img alt="${MARKER}" width="50" height="50">`,
  "an alt on a large picture": `<img alt="${MARKER}" width="500" height="300">`,
  "a title in a drawing": `<svg width="50" height="50"><title>${MARKER}</title><rect width="50" height="50"/></svg>`,
  "a label on an icon": `<i role="img" aria-label="${MARKER}" style="display:inline-block;width:50px;height:50px"></i>`,
  "an aria-label on a plain section": `<section aria-label="${MARKER}"><p>seen</p></section>`,
  "an aria-label under visible text": `<button aria-label="${MARKER}">Save</button>`,
  "a value in words of a bar": `<meter value="2" max="4" aria-valuetext="2 of ${MARKER}"></meter>`,
  "a description": `<button aria-describedby="d">Save</button><p id="d" hidden>${MARKER}</p>`,
  "a link's query": `<a href="/path?q=${MARKER}#${MARKER}">Docs</a>`,
  "tag characters": `<p>seen ${[...MARKER].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join("")}</p>`,
  "a body that does not scroll": `<style>body{overflow:hidden;height:100vh}</style><div style="height:300vh"></div><p>${MARKER}</p>`,
  "unslotted light children": `<div class="host">${MARKER}</div><script>document.querySelector(".host").attachShadow({mode:"open"}).innerHTML="<p>shadow</p>"</script>`,
};

for (const [name, source] of Object.entries(HIDING)) {
  test(`text hidden by ${name} never reaches the outline`, async () => {
    expect(await outlineOf(`${source}<p>anchor</p>`)).not.toContain(MARKER);
  });
}

const SHOWING: Readonly<Record<string, string>> = {
  "below the fold": `<div style="height:5000px"></div><p>${MARKER}</p>`,
  "far to the right but scrollable": `<p style="position:absolute;left:3000px">${MARKER}</p>`,
  "inside a scroller, scrolled out": `<div style="height:100px;overflow:auto"><div style="height:900px"></div><p>${MARKER}</p></div>`,
  "grey on white": `<p style="color:#999">${MARKER}</p>`,
  "right to left": `<p dir="rtl">شراء ${MARKER}</p>`,
  "over an opaque box, both without pointer": `<div style="position:absolute;top:0;left:0;width:600px;height:300px;background:#eee;pointer-events:none"></div><p style="position:relative;pointer-events:none">${MARKER}</p>`,
  "a label that floats over its field": `<div style="position:relative"><span style="position:absolute;z-index:1;top:2px;left:9px;pointer-events:none">${MARKER}</span><input style="position:relative;background:#fff;width:300px"></div>`,
  "inert, beside an opaque box below it": `<div style="position:absolute;z-index:-1;top:0;left:0;width:600px;height:300px;background:#eee"></div><div inert><p>${MARKER}</p></div>`,
  "white over a picture beside it": `<div style="position:relative;height:100px"><img style="position:absolute;inset:0" width="600" height="100" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"><p style="position:relative;color:#fff">${MARKER}</p></div>`,
  "white over a dark box that is no ancestor": `<div style="position:relative"><div style="position:absolute;width:600px;height:200px;background:#003"></div><p style="position:relative;color:#fff">${MARKER}</p></div>`,
  "white over a generated scrim": `<style>.s{position:relative}.s::before{content:"";position:absolute;inset:0;background:#222;z-index:-1}</style><div class="s"><p style="color:#fff">${MARKER}</p></div>`,
  "gradient letters": `<p style="background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent">${MARKER}</p>`,
  "visible inside hidden": `<div style="visibility:hidden"><p style="visibility:visible">${MARKER}</p></div>`,
  "in a zero-height box that overflows": `<div style="height:0"><p>${MARKER}</p></div>`,
  "taken out of a clipping box": `<div style="height:0;overflow:hidden"><p style="position:absolute">${MARKER}</p></div>`,
  "aria-hidden but seen": `<p aria-hidden="true">${MARKER}</p>`,
  "under a half transparent veil": `<p>${MARKER}</p><div style="position:fixed;inset:0;background:rgba(0,0,0,.5)"></div>`,
  "tight line height in a clipping box": `<div style="overflow:hidden;line-height:1;height:16px">${MARKER}</div>`,
  "an open details": `<details open><summary>More</summary><p>${MARKER}</p></details>`,
  "display contents": `<div style="display:contents"><p>${MARKER}</p></div>`,
  "an open popover": `<div popover id="p">${MARKER}</div><script>document.getElementById("p").showPopover()</script>`,
  "a reversed column that scrolls up": `<div style="display:flex;flex-direction:column-reverse;height:100px;overflow:auto"><p>last</p><div style="height:800px;flex:none"></div><p>${MARKER}</p></div>`,
  "a slot in an open shadow root": `<div class="host">${MARKER}</div><script>document.querySelector(".host").attachShadow({mode:"open"}).innerHTML="<section><slot></slot></section>"</script>`,
};

for (const [name, source] of Object.entries(SHOWING)) {
  test(`text that is ${name} is in the outline`, async () => {
    expect(await outlineOf(source)).toContain(MARKER);
  });
}

test("of text that is clipped in part only the seen words are read", async () => {
  const text = await outlineOf(
    `<p style="width:120px;height:20px;overflow:hidden;font:16px monospace">one two three four ${MARKER}</p>`,
  );
  expect(text).toContain("one two");
  expect(text).not.toContain(MARKER);
});

test("isVisible tells an element that holds something seen from one that does not", () => {
  showPage(
    `<div id="a"><p>seen</p></div><div id="b" style="opacity:0"><p>unseen</p></div><div id="c" style="height:0"><span></span></div>`,
  );
  const seen = ["a", "b", "c"].map((id) => isVisible(document.getElementById(id) ?? document.body));
  expect(seen).toEqual([true, false, false]);
});

test("a control that lies wholly under an opaque box is not offered", async () => {
  const text = await outlineOf(
    `<button style="position:absolute;top:40px">${MARKER}</button><div style="position:fixed;inset:0;background:#fff"><button>Accept</button></div>`,
  );
  expect(text).toContain("button Accept[");
  expect(text).not.toContain(MARKER);
});
