import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { RefRegistry, takeSnapshot } from "../index.ts";
import { extractRows, joinFrames } from "../outline.ts";
import { clearPage, showPage } from "../show-page.ts";
import { likeness } from "./labels.ts";
import { decimalSign, readNumber } from "./scalar.ts";

afterEach(clearPage);

type Properties = Record<string, unknown>;
const text = { type: "string" };
const number = { type: "number" };
const array = (properties: Properties, more: object = {}) => ({
  type: "array",
  items: { type: "object", properties, ...more },
});
const object = (properties: Properties, more: object = {}) => ({ type: "object", properties, ...more });

function extract(html: string, schema: Record<string, unknown>, ref?: string) {
  showPage(html);
  const page = joinFrames(takeSnapshot(new RefRegistry(), { refPrefix: "a" }), []);
  return extractRows(page, { schema, ref });
}

function data(html: string, schema: Record<string, unknown>): unknown {
  const extraction = extract(html, schema);
  return extraction && "data" in extraction ? extraction.data : extraction;
}

const ORDERS = `<h2>Orders</h2><table><caption>Open orders</caption>
  <thead><tr><th>Order No.</th><th><button>Customers</button></th><th>Total (USD)</th><th>Paid</th><th></th></tr></thead>
  <tbody>
    <tr><td><a href="/o/1">#1001</a></td><td>Ada Lovelace</td><td>$1,234.50</td><td>Yes</td><td><button>Edit</button></td></tr>
    <tr><td><a href="/o/2">#1002</a></td><td></td><td>–</td><td><svg role="img" aria-label="No" width="16" height="16"></svg></td><td><button>Edit</button></td></tr>
    <tr><td>1003</td><td>Grace <b>Hop</b>per</td><td>−20</td><td><input type="checkbox" checked aria-label="paid"></td><td></td></tr>
  </tbody><tfoot><tr><td colspan="2">Sum</td><td>$1,214.50</td><td></td><td></td></tr></tfoot></table>`;

test("a table is read by its headings, whatever their spelling, and its values by the schema's types", () => {
  const schema = array({
    orderNumber: { type: "integer" },
    customer: text,
    total: number,
    paid: { type: "boolean" },
  });
  expect(extract(ORDERS, schema)).toEqual({
    data: [
      { orderNumber: 1001, customer: "Ada Lovelace", total: 1234.5, paid: true },
      { orderNumber: 1002, customer: null, total: null, paid: false },
      { orderNumber: 1003, customer: "Grace Hopper", total: -20, paid: true },
    ],
    rows: 3,
    source: "the table “Open orders”",
    certainty: "exact",
    notes: ["1 row of titles or sums left out"],
  });
});

test("text stays as it stands where the schema wants text", () => {
  expect(data(ORDERS, array({ order_no: text, Total: text }))).toEqual([
    { order_no: "#1001", Total: "$1,234.50" },
    { order_no: "#1002", Total: null },
    { order_no: "1003", Total: "−20" },
  ]);
});

test("a property that is nowhere leaves all to a model, unless it is optional: then it is null, and said", () => {
  expect(data(ORDERS, array({ customer: text, phone: text }))).toBeNull();
  expect(extract(ORDERS, array({ customer: text, phone: text }, { required: ["customer"] }))).toMatchObject({
    data: [{ customer: "Ada Lovelace", phone: null }, { customer: null }, { customer: "Grace Hopper" }],
    notes: ["phone is not there", "1 row of titles or sums left out"],
  });
});

test("a column of another type than asked for is no match", () => {
  expect(data(ORDERS, array({ customer: number }))).toBeNull();
});

test("a heading with a word more is taken when it is the only one, and said", () => {
  const table = (heads: string) => `<table><tr>${heads}</tr><tr><td>Mug</td><td>3.50</td><td>9</td></tr></table>`;
  const one = table("<th>Product</th><th>Unit price</th><th>Stock</th>");
  expect(extract(one, array({ product: text, price: number }))).toMatchObject({
    data: [{ product: "Mug", price: 3.5 }],
    certainty: "close",
    notes: ["price is “Unit price”"],
  });
  const two = table("<th>Product</th><th>Old price</th><th>New price</th>");
  expect(data(two, array({ product: text, price: number }))).toBeNull();
});

test("cells over several rows are the value of each, titles over several columns are no records", () => {
  const html = `<table><tr><th rowspan="2">Team</th><th colspan="2">Points</th></tr><tr><th>Home</th><th>Away</th></tr>
    <tr><td colspan="3">North</td></tr><tr><td rowspan="2">Reds</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>`;
  expect(extract(html, array({ team: text, pointsHome: number, away: number }))).toMatchObject({
    data: [
      { team: "Reds", pointsHome: 1, away: 2 },
      { team: "Reds", pointsHome: 3, away: 4 },
    ],
    notes: ["1 row of titles or sums left out"],
  });
});

test("of two tables that would both do none is taken, with a ref the one it stands in", () => {
  const table = (name: string) =>
    `<table><tr><th>Name</th><th>Go</th></tr><tr><td>${name}</td><td><a href="/${name}">go</a></td></tr></table>`;
  const html = `${table("Ada")}<h2>Second</h2>${table("Bob")}`;
  expect(data(html, array({ name: text }))).toBeNull();
  expect(extract(html, array({ name: text }), "a2")).toMatchObject({
    data: [{ name: "Bob" }],
    source: "the table under “Second”",
  });
  expect(extract(html, array({ name: text }), "a9")).toHaveProperty("refused");
});

test("a table whose headings stand before the rows gives one object a column", () => {
  const html = `<table><tr><th></th><th>Basic</th><th>Plus</th></tr>
    <tr><th scope="row">Price</th><td>€ 5</td><td>€ 9</td></tr><tr><th scope="row">Seats</th><td>1</td><td>10</td></tr></table>`;
  expect(data(html, array({ price: number, seats: { type: "integer" } }))).toEqual([
    { price: 5, seats: 1 },
    { price: 9, seats: 10 },
  ]);
});

test.each([
  [
    "a table of two columns",
    "<table><tr><td>Weight:</td><td>1.2 kg</td></tr><tr><td>Colour</td><td>Red</td></tr></table>",
  ],
  ["a definition list", "<dl><dt>Weight</dt><dd>1.2 kg</dd><div><dt>Colour</dt><dd>Red</dd></div></dl>"],
  ["words with a colon", "<p>Weight: 1.2 kg</p><div><span>Colour:</span> <b>Red</b></div>"],
  [
    "words with a colon and a value beside",
    "<div><div>Weight:</div><div>1.2 kg</div></div><p><b>Colour:</b> <a href='/red'>Red</a></p>",
  ],
  ["fields", "<label>Weight <input value='1.2 kg'></label><label>Colour <select><option>Red</select></label>"],
  ["tiles", "<div><div><div>Weight</div><div>1.2 kg</div></div><div><div>Colour</div><div>Red</div></div></div>"],
])("an object is read from %s", (_, html) => {
  expect(data(html, object({ weight: number, colour: text }))).toEqual({ weight: 1.2, colour: "Red" });
});

test("a label with two different values is no answer, a secret is never one", () => {
  expect(data("<p>Price: 5</p><p>Size: 1</p><p>Price: 7</p>", object({ price: number }))).toBeNull();
  const login =
    "<label>User <input value='ada'></label><label>Password <input type='password' value='hunter2'></label>";
  expect(data(login, object({ user: text, password: text }))).toEqual({ user: "ada", password: null });
});

test("cards with labels are rows, their headings are names, what one lacks is null", () => {
  const card = (name: string, rest: string) => `<li><h3>${name}</h3><p>Price: $${name.length}.00</p>${rest}</li>`;
  const html = `<h2>Mugs</h2><ul>${card("Blue", "<p>Stock: 3</p>")}${card("Scarlet", "")}${card("Red", "<p>Stock: 0</p>")}</ul>`;
  expect(
    extract(html, { type: "object", properties: { mugs: array({ name: text, price: number, stock: number }) } }),
  ).toMatchObject({
    data: {
      mugs: [
        { name: "Blue", price: 4, stock: 3 },
        { name: "Scarlet", price: 7, stock: null },
        { name: "Red", price: 3, stock: 0 },
      ],
    },
    source: "the list under “Mugs”",
  });
});

test("rows below the fold are read too, hidden ones are not", () => {
  const rows = Array.from({ length: 300 }, (_, index) => `<tr${index % 3 ? "" : " hidden"}><td>n${index}</td></tr>`);
  const read = data(`<table><tr><th>Name</th></tr>${rows.join("")}</table>`, array({ name: text }));
  expect(read).toHaveLength(200);
  expect(read).not.toContainEqual({ name: "n3" });
});

test.each([
  { type: "array", items: { type: "string" } },
  object({ nested: { type: "object", properties: { a: text } } }),
  object({}),
  array({ a: { anyOf: [text, number] } }),
  { $ref: "#/x" },
])("a schema of another kind is left to a model: %j", (schema) => {
  expect(data(ORDERS, schema)).toBeNull();
});

test("only a value that the schema allows is taken, in the schema's spelling", () => {
  const html = "<p>State: OPEN</p><p>Other: x</p>";
  expect(data(html, object({ state: { type: "string", enum: ["open", "closed"] } }))).toEqual({ state: "open" });
  expect(data(html, object({ state: { type: "string", enum: ["paid"] } }))).toBeNull();
});

test.each([
  ["$1,234.50", 1234.5],
  ["1 234,50 €", 1234.5],
  ["1.234.567", 1234567],
  ["1.234,5", 1234.5],
  ["CHF 1'200", 1200],
  ["12,34,567", 1234567],
  ["1,234", 1234],
  ["0.125", 0.125],
  ["−3 °C", -3],
  ["12 %", 12],
  ["#1004", 1004],
  ["5 days", 5],
  ["1.234", undefined],
  ["$39.00 $19.00", undefined],
  ["2024-03-01", undefined],
  ["12:30", undefined],
  ["4.5 out of 5", undefined],
  ["1.2k", undefined],
  ["call us", undefined],
])("%s as a number is %s", (shown, value) => {
  expect(readNumber(shown, decimalSign([shown]))).toBe(value);
});

test("how a column writes decimals settles what one value leaves open", () => {
  expect(readNumber("1.234", decimalSign(["1.234", "5,50"]))).toBe(1234);
  expect(readNumber("1.234", decimalSign(["1.234", "5.50"]))).toBe(1.234);
});

test.each([
  ["orderDate", "Order date", "exact"],
  ["order_dates", "ORDER-DATE", "exact"],
  ["HTMLTitle", "html title", "exact"],
  ["categories", "Category", "exact"],
  ["telefono", "Teléfono:", "exact"],
  ["quantity", "Qty", "exact"],
  ["price", "Unit price", "close"],
  ["customerName", "Customer", "close"],
  ["orderDate", "Order", undefined],
  ["total", "Subtotal", undefined],
  ["id", "Name of the person in charge", undefined],
])("property %s and heading %s are %s", (name, label, expected) => {
  expect(likeness({ name, labels: [name], type: "string", required: true }, label)).toBe(expected);
});

test("any number that a page could show in one of the usual ways is read as itself", () => {
  const shown = fc.tuple(
    fc.integer({ min: -9_999_999, max: 9_999_999 }),
    fc.constantFrom("en-US", "de-DE", "fr-FR", "de-CH", "en-IN"),
  );
  fc.assert(
    fc.property(shown, ([cents, locale]) => {
      const value = cents / 100;
      const price = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(value);
      expect(readNumber(price, decimalSign([price]))).toBe(value);
    }),
  );
});
