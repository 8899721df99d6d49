// A button that was pressed is not pressed again until the next page is there.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent === "yes") {
    event.preventDefault();
    return;
  }
  // Later, so that the pressed button's own value is still sent, and not when another script keeps the form here.
  setTimeout(() => {
    if (event.defaultPrevented) return;
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
    form.querySelectorAll("button:not([type=button]), input[type=submit]").forEach((button) => (button.disabled = true));
  });
});

// Back from the browser's memory: everything may be pressed again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    form.querySelectorAll("button:not([type=button]), input[type=submit]").forEach((button) => (button.disabled = false));
  });
});
