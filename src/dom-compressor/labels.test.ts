import { afterEach, expect, test } from "vitest";
import { labelsOf } from "./labels.ts";
import { withLayoutCache } from "./layout.ts";

afterEach(() => {
  document.body.replaceChildren();
});

const LABELABLE = "button, input, meter, output, progress, select, textarea";

test("the labels of every control are those that the browser knows, in its order", () => {
  document.body.innerHTML = `
    <label for="mail">E-mail</label> <input id="mail"> <label for="mail">again</label>
    <label>Name <input id="name"> <input id="second"></label>
    <label for="none">Nothing</label> <label for="box">Not a control</label> <div id="box"></div>
    <label>Hidden <input type="hidden" id="hidden"></label>
    <label for="bar">Done</label> <progress id="bar"></progress>
    <form><input name="labels"><label>Send <button>Send</button></label></form>
    <label><label>Twice <select id="pick"></select></label></label>`;
  const controls = [...document.querySelectorAll(LABELABLE)];
  expect(controls.length).toBeGreaterThan(7);
  withLayoutCache(() => {
    for (const control of controls) {
      const labels = "labels" in control && control.labels instanceof NodeList ? [...control.labels] : [];
      expect(labelsOf(control)).toEqual(labels);
    }
  });
});

test("a label speaks for a control of its own shadow tree alone", () => {
  const host = document.createElement("div");
  const label = document.createElement("label");
  label.htmlFor = "field";
  const field = document.createElement("input");
  field.id = "field";
  host.attachShadow({ mode: "open" }).append(label, field);
  const outside = document.createElement("input");
  outside.id = "field";
  document.body.append(host, outside);
  expect(labelsOf(field)).toEqual([label]);
  expect(labelsOf(outside)).toEqual([]);
});

test("a label that is added after a look is found by the next one", () => {
  const field = document.createElement("input");
  field.id = "late";
  document.body.append(field);
  expect(labelsOf(field)).toEqual([]);
  const label = document.createElement("label");
  label.htmlFor = "late";
  document.body.append(label);
  expect(labelsOf(field)).toEqual([label]);
});
