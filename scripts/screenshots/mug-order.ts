/** A model that orders a mug in the demo shop, and knows nothing of the shop but the outline it is sent. */
import { readOutline, refOf, shows } from "../../e2e/model/outline.ts";
import type { Decide, ScriptedAnswer, Turn } from "../../e2e/model/scripted-model.ts";

export const TASK =
  "Order one blue mug for Ada Lovelace, 1 Analytical Row, Ireland. It is a gift, and it should come by express on 1 March 2027.";
export const QUESTION = "Which e-mail address should the shop write to?";

/** The page that a turn shows, and what to do there. */
const STEPS: [isHere: (turn: Turn) => boolean, answer: (turn: Turn) => ScriptedAnswer][] = [
  [
    ({ outline }) => shows(outline, "Thank you, Ada"),
    ({ outline }) => ({ actions: [{ action: "done", status: "complete", text: summary(outline) }] }),
  ],
  [isFilled, ({ outline }) => placeOrder(outline)],
  [({ outline }) => shows(outline, "textbox Name["), fillOrder],
  [({ outline }) => shows(outline, "Check out["), ({ outline }) => follow(outline, "Check out")],
  [({ outline }) => shows(outline, "Cart (1)"), ({ outline }) => follow(outline, "Cart (1)")],
  [() => true, ({ outline }) => addFirst(outline)],
];

export const orderMug: Decide = (turn) => STEPS.find(([isHere]) => isHere(turn))?.[1](turn) ?? { actions: [] };

function addFirst(outline: string): ScriptedAnswer {
  const [add] = readOutline(outline).filter(({ name }) => name === "Add to cart");
  return { say: "Putting the small blue mug in the cart", actions: [{ action: "click", ref: add?.ref ?? "" }] };
}

function follow(outline: string, name: string): ScriptedAnswer {
  return { say: "Going on to the checkout", actions: [{ action: "click", ref: refOf(outline, "link", name) }] };
}

function isFilled({ outline }: Pick<Turn, "outline">): boolean {
  return shows(outline, "textbox Name[") && /textbox E-mail\[\w+\][^\n]* value "/.test(outline);
}

/** The one thing the task does not say is asked for. */
function fillOrder({ outline, messages }: Turn): ScriptedAnswer {
  const email = /[\w.]+@[\w.]+\w/.exec(messages.at(-1)?.content ?? "")?.[0];
  if (email === undefined) return { actions: [{ action: "ask_user", question: QUESTION }] };
  const field = (role: string | RegExp, name: string | RegExp) => refOf(outline, role, name);
  return {
    say: "Filling in the order",
    actions: [
      {
        action: "fill_form",
        fields: [
          { ref: field("textbox", "Name"), value: "Ada Lovelace" },
          { ref: field("textbox", "E-mail"), value: email },
          { ref: field("textbox", "Address"), value: "1 Analytical Row" },
          { ref: field("combobox", "Country"), value: "Ireland" },
          { ref: field("radio", /^Express/), value: true },
          { ref: field(/textbox|date/, "Preferred date"), value: "2027-03-01" },
          { ref: field("checkbox", "Gift wrap"), value: true },
        ],
      },
    ],
  };
}

function placeOrder(outline: string): ScriptedAnswer {
  return {
    say: "Everything is filled in",
    actions: [{ action: "click", ref: refOf(outline, "button", "Place order") }],
  };
}

function summary(outline: string): string {
  const number = /H-\d+/.exec(outline)?.[0] ?? "";
  return `The blue mug is ordered, wrapped as a gift. It comes by express on 1 March 2027; the order number is ${number}.`;
}

export const PLAN = [
  "Put one blue mug in the cart",
  "Fill in name, address and country",
  "Choose express and gift wrap, for 1 March 2027",
  "Place the order",
];

export const FILLING_IN = "Fill in the checkout for Ada Lovelace, ada@example.org, 1 Analytical Row";

/** Only fills in, field by field, and has nothing more to do then. */
export const fillCheckout: Decide = ({ outline }) => {
  if (isFilled({ outline })) return { actions: [{ action: "done", status: "complete", text: "It is filled in." }] };
  const type = (name: string, text: string) =>
    ({ action: "type", ref: refOf(outline, "textbox", name), text }) as const;
  return {
    say: "Filling in name and address",
    actions: [type("Name", "Ada Lovelace"), type("E-mail", "ada@example.org"), type("Address", "1 Analytical Row")],
  };
};
