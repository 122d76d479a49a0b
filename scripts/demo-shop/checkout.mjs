/** What an order needs, and what is said when it is missing. */

export const COUNTRIES = ["Austria", "Belgium", "France", "Germany", "Ireland", "Netherlands", "Portugal", "Spain"];

/** Prices are whole cents. */
export const DELIVERIES = [
  { value: "standard", label: "Standard, 3 to 5 days", price: 495 },
  { value: "express", label: "Express, next day", price: 1295 },
  { value: "pickup", label: "Pick up in the shop", price: 0 },
];

const RULES = {
  name: (value) => (value ? undefined : "Enter your name."),
  email: (value) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : "Enter an e-mail address, such as ada@example.org.",
  address: (value) => (value ? undefined : "Enter the address that we should send it to."),
  country: (value) => (COUNTRIES.includes(value) ? undefined : "Choose a country."),
  delivery: (value) =>
    DELIVERIES.some((delivery) => delivery.value === value) ? undefined : "Choose how it should reach you.",
  date: (value) => (value === "" || isDate(value) ? undefined : "Enter a date that exists."),
};

/** Days that do not exist roll over to the next month, so what comes back must be what was entered. */
function isDate(value) {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

/**
 * Reads the checkout form.
 * @param {URLSearchParams} form
 * @returns {{ values: Record<string, string>, gift: boolean, problems: Record<string, string> }} `problems` is empty
 *   when the order can be placed
 */
export function readCheckout(form) {
  const values = {};
  const problems = {};
  for (const [field, rule] of Object.entries(RULES)) {
    values[field] = (form.get(field) ?? "").trim();
    const problem = rule(values[field]);
    if (problem) problems[field] = problem;
  }
  return { values, gift: form.get("gift") === "yes", problems };
}
