// What every page needs: the CSRF token on htmx requests, menus that close, the search key, the way back.
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

document.addEventListener("htmx:configRequest", (event) => {
  if (meta("_csrf")) event.detail.headers[meta("_csrf_header")] = meta("_csrf");
});

const closeMenus = (except) =>
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!except || !menu.contains(except)) menu.open = false;
  });
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = document.activeElement?.closest("details.menu[open]");
    closeMenus();
    open?.querySelector("summary").focus();
  }
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const find = document.getElementById("find");
    if (find?.offsetParent) {
      event.preventDefault();
      find.focus();
    }
  }
});

document.querySelector(".summary")?.focus();

if (history.length > 1) {
  document.querySelectorAll("[data-back]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => history.back());
  });
}

// A filter form sends itself when something is chosen from a list.
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form.filters[data-auto]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=month]")) form.requestSubmit();
});
