// The preview asks as the scorer will be asked: what hangs on an answer appears with it.
document.documentElement.classList.add("scripts");
const form = document.querySelector("[data-preview]");
const hanging = [...form.querySelectorAll("[data-when]")];
const show = () => {
  // As often as conditions may follow each other.
  for (let changed = true; changed; ) {
    changed = false;
    for (const part of hanging) {
      const other = form.querySelector(`[data-id="${part.dataset.when}"]`);
      const given = other.hidden ? [] : [...other.querySelectorAll(":checked")].map((input) => input.value);
      const hidden = !part.dataset.codes.split(" ").some((code) => given.includes(code));
      changed ||= hidden !== part.hidden;
      part.hidden = hidden;
    }
  }
};
form.addEventListener("change", show);
show();
