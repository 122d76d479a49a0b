import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

const PLAN = "data:image/svg+xml,<svg xmlns=%27http://www.w3.org/2000/svg%27 width=%27200%27 height=%27100%27/>";
const open = (areas: string) =>
  new TestPage(
    `<div style="height:40px"></div><img alt="Plan" usemap="#plan" width="200" height="100" src="${PLAN}"
       style="border:10px solid; padding:5px"><map name="plan">${areas}</map>`,
  );

describe.each(INPUTS)("with %s input", (input) => {
  test.each([
    ["a rectangle", `<area shape="rect" coords="100,0,200,100" alt="East" href="#east">`],
    ["a circle", `<area shape="circle" coords="30,70,20" alt="East" href="#east">`],
    [
      "a polygon that turns back on itself",
      `<area shape="poly" coords="0,0,100,0,100,20,20,20,20,80,100,80,100,100,0,100" alt="East" href="#east">`,
    ],
    [
      "what the others leave",
      `<area shape="rect" coords="0,0,40,100" alt="West" href="#west"><area shape="default" alt="East" href="#east">`,
    ],
  ])("an area of a picture is pressed: %s", async (_shape, areas) => {
    page = open(areas);
    const pressed: string[] = [];
    for (const area of document.querySelectorAll("area"))
      area.addEventListener("click", (event) => {
        event.preventDefault();
        pressed.push(area.alt);
      });
    const result = await page.perform({ action: "click", ref: await page.ref("link", "East") }, { input });
    expect(result).toMatchObject({ outcome: "done" });
    expect(pressed).toEqual(["East"]);
  });

  test("an area that another one covers is not pressed, nor is the other", async () => {
    page = open(
      `<area shape="rect" coords="0,0,200,100" alt="All" href="#all"><area shape="circle" coords="30,70,20" alt="East" href="#east">`,
    );
    let presses = 0;
    element("map").addEventListener("click", () => presses++);
    const result = await page.perform({ action: "click", ref: await page.ref("link", "East") }, { input });
    expect(result).toMatchObject({ outcome: "refused" });
    expect(presses).toBe(0);
  });
});

test("an area of a map that no picture shows is no control", async () => {
  page = new TestPage(`<map name="plan"><area shape="default" alt="East" href="#east"></map>`);
  await expect(page.ref("link", "East")).rejects.toThrow(/no link "East"/);
});
