import { expect, test } from "vitest";
import { agreementWith, byKind, type Read, sidesTaken, stateAgreement } from "./compare.ts";
import { reportLines, reportObject } from "./report.ts";

interface Words {
  ours: [role: string, name: string];
  chromium?: [role: string, name: string];
  library: [role: string, name: string];
  states?: [ours: Record<string, string>, theirs: Record<string, string>] | undefined;
}

function read({ ours, chromium, library, states: [own, theirs] = [{}, {}] }: Words): Read {
  return {
    page: "page",
    group: "controls",
    tag: "a",
    markup: "<a>",
    ours: { role: ours[0], name: ours[1], states: own },
    library: { role: library[0], name: library[1] },
    chromium: chromium && { role: chromium[0], name: chromium[1], states: theirs },
  };
}

test("what Chromium leaves out is compared with nobody", () => {
  const hidden = read({ ours: ["link", "A"], library: ["button", "B"] });
  expect(agreementWith("library", "role", [hidden])).toEqual({ compared: 0, agreed: 0, disagreements: [] });
});

test("white space and the spelling of roles make no disagreement, letters do", () => {
  const pages = [
    read({ ours: ["img", "A cat"], chromium: ["image", " A\n cat "], library: ["img", "A  cat"] }),
    read({ ours: ["button", "Ok"], chromium: ["DisclosureTriangle", "OK"], library: ["button", "Ok"] }),
  ];
  expect(agreementWith("chromium", "role", pages)).toMatchObject({ compared: 2, agreed: 2 });
  const names = agreementWith("chromium", "name", pages);
  expect(names).toMatchObject({ compared: 2, agreed: 1 });
  expect(names.disagreements).toMatchObject([{ ours: "Ok", theirs: "OK", other: "Ok" }]);
});

test.each([
  ["", "A", "no name of ours"],
  ["A", "", "a name of ours alone"],
  ["A B", "AB", "other spaces"],
  ["A", "A\u200b", "other signs"],
  ["A B", "A", "ours is longer"],
  ["A", "A B", "ours is shorter"],
  ["A", "B", "another name"],
])("“%s” for “%s” is %s", (ours, theirs, kind) => {
  const element = read({ ours: ["link", ours], chromium: ["link", theirs], library: ["link", ""] });
  expect(agreementWith("chromium", "name", [element]).disagreements[0]?.kind).toBe(`a: ${kind}`);
});

test("where the oracles differ it is told whose side is taken", () => {
  const name = (ours: string, theirs: string, library: string) =>
    read({ ours: ["link", ours], chromium: ["link", theirs], library: ["link", library] });
  const elements = [name("A", "A", "B"), name("B", "A", "B"), name("C", "A", "B"), name("C", "A", "A")];
  expect(sidesTaken("name", elements)).toEqual({ disputed: 3, withChromium: 1, withLibrary: 1, alone: 1 });
});

test("a state is compared where one of the two tells it", () => {
  const state = (own: string, theirs: string) =>
    read({
      ours: ["button", ""],
      chromium: ["button", ""],
      library: ["button", ""],
      states: [{ disabled: own }, { disabled: theirs }],
    });
  const elements = [state("false", "false"), state("true", "true"), state("false", "true")];
  expect(stateAgreement("disabled", elements)).toMatchObject({
    compared: 2,
    agreed: 1,
    disagreements: [{ kind: "a: false for true" }],
  });
});

test("of a state that may be unsaid, no is said too", () => {
  const states = (own: string): Words["states"] => [{ expanded: own }, { expanded: "" }];
  const words = { ours: ["button", ""], chromium: ["button", ""], library: ["button", ""] } satisfies Words;
  expect(stateAgreement("expanded", [read({ ...words, states: states("false") })])).toMatchObject({
    compared: 1,
    agreed: 0,
  });
  expect(stateAgreement("expanded", [read({ ...words, states: states("") })])).toMatchObject({ compared: 0 });
});

test("disagreements of a kind stand together, the most frequent first, in lines and in the object", () => {
  const elements = ["A", "B", ""].map((name) =>
    read({ ours: ["link", name], chromium: ["link", "C"], library: ["link", "C"] }),
  );
  const { disagreements } = agreementWith("chromium", "name", elements);
  expect(byKind(disagreements).map(([kind, all]) => [kind, all.length])).toEqual([
    ["a: another name", 2],
    ["a: no name of ours", 1],
  ]);
  expect(reportLines(elements).find((line) => line.includes("name as chromium"))).toContain("0.0 % (0 of 3)");
  expect(reportObject(elements)).toMatchObject({
    controls: { found: 3, chromium: { name: { compared: 3, agreed: 0, kinds: [{ count: 2 }, { count: 1 }] } } },
  });
});
