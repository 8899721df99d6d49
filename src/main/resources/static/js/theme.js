// Runs before the first paint: who follows the device gets the device's look.
(() => {
  const root = document.documentElement;
  if (root.dataset.themeAuto === undefined) return;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  apply();
  dark.addEventListener("change", apply);
})();
