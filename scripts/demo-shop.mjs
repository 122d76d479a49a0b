/** A small shop to try things on: it runs on this machine alone, keeps its state in memory and works without scripts. */
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { findProduct, script, searchProducts, stylesheet } from "./demo-shop/catalogue.mjs";
import { readCheckout } from "./demo-shop/checkout.mjs";
import { cartPage, checkoutPage, listPage, missingPage, orderPage, productPage } from "./demo-shop/pages.mjs";
import { ShopState } from "./demo-shop/state.mjs";

const LONGEST_FORM = 100_000;

const page = (body, status = 200) => ({ status, type: "text/html; charset=utf-8", body: String(body) });
const json = (value) => ({ status: 200, type: "application/json", body: JSON.stringify(value) });
const redirect = (location) => ({ status: 303, location, type: "text/plain", body: "" });
const file = (type, body) => ({ status: 200, type, body });

async function readForm(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > LONGEST_FORM) throw new Error("The form is too long.");
  }
  return new URLSearchParams(text);
}

function addToCart(state, { form, wantsJson }) {
  const product = findProduct(form.get("product"));
  if (!product) return page(missingPage(state), 404);
  state.add(product.id);
  return wantsJson ? json({ count: state.count, added: product.name }) : redirect("/cart");
}

function checkOut(state, { form }) {
  if (state.count === 0) return redirect("/cart");
  const entered = readCheckout(form);
  if (Object.keys(entered.problems).length > 0) {
    return page(checkoutPage({ count: state.count, total: state.total, entered }), 422);
  }
  return redirect(`/orders/${state.placeOrder(entered).number}`);
}

/** What each address answers. The last part of an address that ends in `:` is handed on as `last`. */
const ROUTES = {
  "GET /": (state, { query }) => page(listPage({ found: searchProducts(query), query, count: state.count })),
  "GET /products/:": (state, { last }) => {
    const product = findProduct(last);
    return product ? page(productPage({ product, count: state.count })) : page(missingPage(state), 404);
  },
  "GET /cart": (state) => page(cartPage(state)),
  "POST /cart/add": addToCart,
  "POST /cart/quantity": (state, { form }) => {
    state.setQuantity(form.get("product"), Number(form.get("quantity")));
    return redirect("/cart");
  },
  "POST /cart/remove": (state, { form }) => {
    state.remove(form.get("product"));
    return redirect("/cart");
  },
  "GET /checkout": (state) => (state.count === 0 ? redirect("/cart") : page(checkoutPage(state))),
  "POST /checkout": checkOut,
  "GET /orders/:": (state, { last }) => {
    const order = state.orders.find(({ number }) => number === last);
    return order ? page(orderPage({ order, count: state.count })) : page(missingPage(state), 404);
  },
  "GET /api/cart": (state) => json(state.cart),
  "GET /api/orders": (state) => json(state.orders),
  "GET /shop.css": () => file("text/css", stylesheet),
  "GET /shop.js": () => file("text/javascript", script),
};

function findRoute(method, path) {
  const exact = `${method} ${path}`;
  if (Object.hasOwn(ROUTES, exact)) return { route: ROUTES[exact], last: "" };
  const slash = exact.lastIndexOf("/") + 1;
  const pattern = `${exact.slice(0, slash)}:`;
  return Object.hasOwn(ROUTES, pattern) ? { route: ROUTES[pattern], last: exact.slice(slash) } : undefined;
}

async function answer(state, request) {
  const url = new URL(request.url ?? "/", "http://shop");
  const found = findRoute(request.method === "HEAD" ? "GET" : request.method, url.pathname);
  if (!found) return page(missingPage(state), 404);
  return found.route(state, {
    last: found.last,
    query: url.searchParams.get("q") ?? "",
    wantsJson: request.headers.accept === "application/json",
    form: request.method === "POST" ? await readForm(request) : new URLSearchParams(),
  });
}

async function respond(state, request, response) {
  try {
    const { status, type, location, body } = await answer(state, request);
    response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...(location && { location }) });
    response.end(body);
  } catch (error) {
    response.writeHead(400, { "content-type": "text/plain" });
    response.end(error.message);
  }
}

/**
 * Starts the shop on 127.0.0.1.
 * @param {{ port?: number }} [options] 0, the default, takes any free port
 * @returns {Promise<import("./demo-shop.d.mts").DemoShop>}
 */
export async function startDemoShop({ port = 0 } = {}) {
  const state = new ShopState();
  const server = createServer((request, response) => respond(state, request, response));
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    orders: () => structuredClone(state.orders),
    cart: () => state.cart,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const shop = await startDemoShop({ port: Number(process.argv[2] ?? 0) });
  console.log(`The shop is open at ${shop.url}`);
}
