// The check before sending: Enter sends and goes on, Esc goes back.
const page = document.getElementById("check-page");
const send = document.getElementById("submit-next");
send?.focus();
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) location.assign(page.dataset.back);
});
