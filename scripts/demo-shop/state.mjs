import { findProduct } from "./catalogue.mjs";
import { DELIVERIES } from "./checkout.mjs";

const FIRST_ORDER_NUMBER = 1001;
const MOST_OF_ONE = 99;

/** What the shop knows: one cart, for it has one visitor, and the orders placed. */
export class ShopState {
  /** Quantities by product id, in the order in which they were added. */
  #quantities = new Map();
  orders = [];

  add(productId) {
    this.setQuantity(productId, (this.#quantities.get(productId) ?? 0) + 1);
  }

  setQuantity(productId, quantity) {
    if (!findProduct(productId) || !Number.isInteger(quantity) || quantity < 1) return;
    this.#quantities.set(productId, Math.min(quantity, MOST_OF_ONE));
  }

  remove(productId) {
    this.#quantities.delete(productId);
  }

  get lines() {
    return [...this.#quantities].map(([id, quantity]) => ({ product: findProduct(id), quantity }));
  }

  get count() {
    return this.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  get total() {
    return this.lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
  }

  /** The cart as plain data. */
  get cart() {
    return this.lines.map(({ product, quantity }) => ({ id: product.id, name: product.name, quantity }));
  }

  /** Turns the cart into an order and empties it. */
  placeOrder({ values, gift }) {
    const delivery = DELIVERIES.find(({ value }) => value === values.delivery);
    const order = {
      number: `H-${FIRST_ORDER_NUMBER + this.orders.length}`,
      ...values,
      gift,
      lines: this.cart,
      total: this.total + delivery.price,
    };
    this.orders.push(order);
    this.#quantities.clear();
    return order;
  }
}
