/** Adds to the cart without leaving the page. Without this script the same forms lead to the cart. */
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-adds]")) return;
  event.preventDefault();
  const response = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(new FormData(form)),
  });
  const { count, added } = await response.json();
  document.querySelector("[data-cart]").textContent = `Cart (${count})`;
  document.querySelector("[role=status]").textContent = `${added} is in your cart.`;
});
