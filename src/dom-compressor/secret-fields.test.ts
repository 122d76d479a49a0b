import { afterEach, expect, test } from "vitest";
import { isSecretField, RefRegistry, takeSnapshot } from "./index.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

function kindOf(markup: string): string | undefined {
  showPage(`<body>${markup}</body>`);
  const field = document.querySelector("input");
  return field ? isSecretField(field) : undefined;
}

test("a field that its page calls the pass of a user, of an account or just so is a password field", () => {
  for (const name of ["pass", "user_pass", "loginPass", "new-pass"])
    expect(kindOf(`<input name="${name}">`), name).toBe("password");
});

test("a pass that is a ticket is none", () => {
  for (const name of ["boarding_pass", "skiPass", "passenger", "bypass", "compass"])
    expect(kindOf(`<input name="${name}">`), name).toBeUndefined();
});

test("a password field that has come and been shown between two looks stays one, in shadow trees too", () => {
  showPage('<body><div id="here"></div><div id="host"></div></body>');
  const shadow = document.querySelector("#host")?.attachShadow({ mode: "open" });
  if (shadow) shadow.innerHTML = "<p>Sign in</p>";
  const look = () => JSON.stringify(takeSnapshot(new RefRegistry(), { refPrefix: "q" }));
  look();
  for (const tree of [document.querySelector("#here"), shadow]) {
    if (tree) tree.innerHTML = '<input type="Password" value="hunter2">';
    tree?.querySelector("input")?.setAttribute("type", "text");
  }
  expect(look()).not.toContain("hunter2");
});
