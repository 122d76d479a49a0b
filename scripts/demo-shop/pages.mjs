import { formatPrice, pictures } from "./catalogue.mjs";
import { COUNTRIES, DELIVERIES } from "./checkout.mjs";
import { html, trusted } from "./html.mjs";

function page({ title, count, query = "", body }) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Harbour Goods</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/shop.css" />
    <script type="module" src="/shop.js"></script>
  </head>
  <body>
    <header class="bar">
      <a class="brand" href="/">Harbour Goods</a>
      <form class="search" role="search" action="/" method="get">
        <input type="search" name="q" aria-label="Search" placeholder="Search products" value="${query}" />
        <button>Search</button>
      </form>
      <nav aria-label="Shop"><a href="/cart" data-cart>Cart (${count})</a></nav>
    </header>
    <main>
      <p class="message" role="status"></p>
      ${body}
    </main>
  </body>
</html>`;
}

function picture({ shape, colour, name }) {
  return html`<svg class="picture" viewBox="0 0 100 100" role="img" aria-label="Picture of ${name}" fill="currentColor" style="color: ${colour}">${trusted(pictures[shape])}</svg>`;
}

function addForm({ id }) {
  return html`<form action="/cart/add" method="post" data-adds>
    <input type="hidden" name="product" value="${id}" />
    <button>Add to cart</button>
  </form>`;
}

/** The product list, whole or as the result of a search. */
export function listPage({ found, query, count }) {
  const items = found.map(
    (product) => html`<li>
      ${picture(product)}
      <h2><a href="/products/${product.id}">${product.name}</a></h2>
      <p class="price">${formatPrice(product.price)}</p>
      ${addForm(product)}
    </li>`,
  );
  const title = query ? `Results for “${query}”` : "All products";
  const body = html`<h1>${title}</h1>
    ${found.length === 0 && html`<p>Nothing fits. <a href="/">See all products</a></p>`}
    <ul class="products">${items}</ul>`;
  return page({ title, count, query, body });
}

export function productPage({ product, count }) {
  const body = html`<article class="panel">
    ${picture(product)}
    <h1>${product.name}</h1>
    <p>${product.text}</p>
    <p class="price">${formatPrice(product.price)}</p>
    ${addForm(product)}
  </article>`;
  return page({ title: product.name, count, body });
}

function cartRow({ product, quantity }) {
  return html`<tr>
    <th scope="row"><a href="/products/${product.id}">${product.name}</a></th>
    <td class="price">${formatPrice(product.price)}</td>
    <td>
      <form action="/cart/quantity" method="post">
        <input type="hidden" name="product" value="${product.id}" />
        <input class="quantity" type="number" name="quantity" min="1" max="99" value="${quantity}" aria-label="Quantity of ${product.name}" />
        <button class="plain">Update</button>
      </form>
    </td>
    <td>
      <form action="/cart/remove" method="post">
        <input type="hidden" name="product" value="${product.id}" />
        <button class="plain" aria-label="Remove ${product.name}">Remove</button>
      </form>
    </td>
  </tr>`;
}

export function cartPage({ lines, count, total }) {
  const body =
    lines.length === 0
      ? html`<h1>Cart</h1><p>Your cart is empty. <a href="/">See all products</a></p>`
      : html`<h1>Cart</h1>
        <table>
          <thead><tr><th>Product</th><th>Price</th><th>Quantity</th><th>Remove</th></tr></thead>
          <tbody>${lines.map(cartRow)}</tbody>
        </table>
        <p class="price">Total: ${formatPrice(total)}</p>
        <p><a class="button" href="/checkout">Check out</a></p>`;
  return page({ title: "Cart", count, body });
}

/** The attributes that tie a field to what is wrong with it. */
function problemAttributes(name, problems) {
  return problems[name] ? html`aria-invalid="true" aria-describedby="${name}-problem"` : undefined;
}

function problemText(name, problems) {
  return problems[name] && html`<span class="problem" id="${name}-problem">${problems[name]}</span>`;
}

function textField({ name, label, type, autocomplete }, { values, problems }) {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${values[name]}" ${problemAttributes(name, problems)} />
    ${problemText(name, problems)}
  </div>`;
}

function countryField({ values, problems }) {
  const options = COUNTRIES.map(
    (country) => html`<option ${values.country === country && "selected"}>${country}</option>`,
  );
  return html`<div class="field">
    <label for="country">Country</label>
    <select id="country" name="country" autocomplete="country-name" ${problemAttributes("country", problems)}>
      <option value="">Choose…</option>
      ${options}
    </select>
    ${problemText("country", problems)}
  </div>`;
}

function deliveryField({ values, problems }) {
  const choices = DELIVERIES.map(
    ({ value, label, price }) => html`<label>
      <input type="radio" name="delivery" value="${value}" ${values.delivery === value && "checked"} />${label} (${formatPrice(price)})
    </label>`,
  );
  return html`<fieldset>
    <legend>Delivery</legend>
    ${choices} ${problemText("delivery", problems)}
  </fieldset>`;
}

const NOTHING_YET = { values: {}, gift: false, problems: {} };

/** The checkout form; `entered` is what was sent before and what is wrong with it. */
export function checkoutPage({ count, total, entered = NOTHING_YET }) {
  const { gift, problems } = entered;
  const wrong = Object.keys(problems).length;
  const body = html`<h1>Check out</h1>
    ${wrong > 0 && html`<p class="problem" role="alert">Your order is not placed yet. ${wrong === 1 ? "One entry needs" : `${wrong} entries need`} your attention.</p>`}
    <form class="fields" action="/checkout" method="post" novalidate>
      ${textField({ name: "name", label: "Name", type: "text", autocomplete: "name" }, entered)}
      ${textField({ name: "email", label: "E-mail", type: "email", autocomplete: "email" }, entered)}
      ${textField({ name: "address", label: "Address", type: "text", autocomplete: "street-address" }, entered)}
      ${countryField(entered)} ${deliveryField(entered)}
      ${textField({ name: "date", label: "Preferred date", type: "date", autocomplete: "off" }, entered)}
      <label><input type="checkbox" name="gift" value="yes" ${gift && "checked"} />Gift wrap</label>
      <p class="price">${count === 1 ? "1 item" : `${count} items`}, ${formatPrice(total)} without delivery</p>
      <button>Place order</button>
    </form>`;
  return page({ title: "Check out", count, body });
}

export function orderPage({ order, count }) {
  const lines = order.lines.map(({ name, quantity }) => html`<li>${quantity} × ${name}</li>`);
  const body = html`<section class="panel">
    <h1>Thank you, ${order.name}</h1>
    <p>Your order number is <strong>${order.number}</strong>.</p>
    <ul>${lines}</ul>
    <p class="price">Total with delivery: ${formatPrice(order.total)}</p>
    <p class="quiet">It goes to ${order.address}, ${order.country}${order.gift && ", wrapped as a gift"}.</p>
  </section>`;
  return page({ title: "Order placed", count, body });
}

export function missingPage({ count }) {
  return page({ title: "Not found", count, body: html`<h1>Not found</h1><p><a href="/">See all products</a></p>` });
}
