/** Fields that rewrite what is typed (IMask), and date fields with a calendar of their own (flatpickr). */
import flatpickr from "flatpickr";
import "flatpickr/dist/flatpickr.css";
import IMask from "imask";
import { keep } from "./state.ts";

document.body.insertAdjacentHTML(
  "beforeend",
  `<main data-ready>
  <p><label>Phone <input id="phone"></label></p>
  <p><label>Amount <input id="amount"></label></p>
  <p><label>Expires <input id="expires" placeholder="MM/YY"></label></p>
  <p><label>Hex <input id="hex"></label></p>
  <p><label>Leaves <input id="leaves"></label></p>
  <p><label>Typed day <input id="typed"></label></p>
  <p><label>Meets <input id="meets"></label></p>
  </main>`,
);

function field(id: string): HTMLInputElement {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLInputElement)) throw new Error(`There is no field ${id}.`);
  return found;
}

const phone = IMask(field("phone"), { mask: "(000) 000-0000" });
phone.on("accept", () => keep("phone", phone.unmaskedValue));
const amount = IMask(field("amount"), { mask: Number, scale: 2, thousandsSeparator: ",", radix: "." });
amount.on("accept", () => keep("amount", amount.typedValue));
const expires = IMask(field("expires"), { mask: "00/00" });
expires.on("accept", () => keep("expires", expires.value));
const hex = IMask(field("hex"), { mask: /^[0-9a-f]{0,6}$/i });
hex.on("accept", () => keep("hex", hex.value));

flatpickr(field("leaves"), { onChange: (_dates, text) => keep("leaves", text) });
flatpickr(field("typed"), { allowInput: true, onClose: (_dates, text) => keep("typed", text) });
flatpickr(field("meets"), {
  enableTime: true,
  time_24hr: true,
  allowInput: true,
  onChange: (_dates, text) => keep("meets", text),
});
