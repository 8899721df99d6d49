// The builder: shares change while a weight is typed, a weight is saved when it is left, parts move by keys, and long forms are searched.
document.documentElement.classList.add("scripts");
const csrf = () => ({ [document.querySelector('meta[name="_csrf_header"]').content]: document.querySelector('meta[name="_csrf"]').content });
const decimals = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
const state = document.querySelector("[data-saving]");
const say = (text, bad) => {
  state.textContent = text;
  state.toggleAttribute("data-bad", bad === true);
};
const inputs = () => [...document.querySelectorAll("[data-weight]")];
const read = (input) => {
  const typed = input.value.trim().replace(",", ".");
  return /^\d+(\.\d*)?$/.test(typed) ? Number(typed) : 0;
};

// A share is what is left of 100 % on the way down: at each level the weight by the sum of its level.
const within = (input) => input.dataset.within ?? "";
const share = () => {
  const all = inputs();
  const sums = new Map();
  all.forEach((input) => sums.set(within(input), (sums.get(within(input)) ?? 0) + read(input)));
  const shares = new Map([["", 100]]);
  all.forEach((input) => {
    const sum = sums.get(within(input));
    const mine = sum > 0 ? ((shares.get(within(input)) ?? 0) * read(input)) / sum : 0;
    shares.set(input.dataset.weight, mine);
    const text = `${decimals.format(mine)} %`;
    input.closest(".weigh").querySelector("output").textContent = text;
    const outlined = document.querySelector(`[data-outlined="${input.dataset.weight}"]`);
    if (outlined) outlined.textContent = text;
  });
};

const unsaved = (input) => input.value.trim() !== input.dataset.saved;
const complain = (input, message) => {
  const id = `wrong-${input.dataset.weight}`;
  document.getElementById(id)?.remove();
  input.classList.toggle("is-invalid", Boolean(message));
  if (!message) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    return;
  }
  const error = document.createElement("span");
  error.id = id;
  error.className = "field-error";
  error.textContent = message;
  input.closest(".weigh").append(error);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
};

// One after the other, so that a move never overtakes a weight.
let last = Promise.resolve();
const queue = (work) => (last = last.then(work, work));

const save = (input) =>
  queue(async () => {
    if (!unsaved(input)) return complain(input);
    const value = input.value.trim();
    try {
      const response = await fetch(input.form.dataset.keep, {
        method: "POST",
        headers: { ...csrf(), Accept: "application/json" },
        body: new URLSearchParams([[input.name, value]]),
      });
      if (response.redirected || (!response.ok && response.status !== 422)) throw new Error(response.status);
      const answer = await response.json();
      const wrong = answer.wrong[input.dataset.weight];
      complain(input, wrong);
      if (wrong) return say(state.dataset.refused, true);
      input.dataset.saved = value;
      input.name = answer.names[input.dataset.weight];
      input.classList.toggle("unsaved", unsaved(input));
      say(state.dataset.saved);
    } catch {
      say(state.dataset.lost, true);
    }
  });
const saveAll = () => inputs().filter(unsaved).forEach(save);

const desk = document.querySelector("#desk");
desk.addEventListener("input", (event) => {
  if (!event.target.matches("[data-weight]")) return;
  event.target.classList.toggle("unsaved", unsaved(event.target));
  share();
});
desk.addEventListener("change", (event) => event.target.matches("[data-weight]") && save(event.target));
window.addEventListener("online", saveAll);
window.addEventListener("beforeunload", (event) => inputs().some(unsaved) && event.preventDefault());

const move = (button) =>
  queue(async () => {
    try {
      const response = await fetch(button.formAction, { method: "POST", headers: csrf() });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("#desk");
      if (!response.ok || !fresh) throw new Error(response.status);
      const waiting = inputs().filter(unsaved).map((input) => [input.dataset.weight, input.value]);
      desk.replaceChildren(...fresh.childNodes);
      waiting.forEach(([id, value]) => {
        const input = desk.querySelector(`[data-weight="${id}"]`);
        if (input) {
          input.value = value;
          input.classList.add("unsaved");
        }
      });
      share();
      find();
      const there = document.getElementById(button.id);
      const focus = there && !there.disabled ? there : there?.closest("[data-moves]")?.querySelector("a");
      focus?.focus();
      focus?.scrollIntoView({ block: "nearest" });
      say(state.dataset.moved);
    } catch {
      say(state.dataset.lost, true);
    }
  });
desk.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-move]");
  if (!button) return;
  event.preventDefault();
  move(button);
});

desk.addEventListener("keydown", (event) => {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (by && event.altKey) {
    const button = event.target.closest("[data-moves]")?.querySelector(`button[data-move="${by}"]`);
    if (button) event.preventDefault();
    if (button && !button.disabled) {
      event.target.blur();
      move(button);
    }
    return;
  }
  const step = by ?? (event.key === "Enter" ? 1 : 0);
  if (!step || !event.target.matches("[data-weight]")) return;
  event.preventDefault();
  const shown = inputs().filter((input) => input.offsetParent || input === event.target);
  const next = shown[shown.indexOf(event.target) + step];
  if (next) {
    next.focus();
    next.select();
  } else {
    save(event.target);
  }
});

// Finding leaves what matches, and its sections.
const find = () => {
  const field = desk.querySelector("[data-find]");
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  desk.querySelectorAll(".butir").forEach((row) => {
    const text = row.firstElementChild.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) found++;
  });
  desk.querySelectorAll(".part").forEach((part) => (part.hidden = words.length > 0 && !part.querySelector(".butir:not([hidden])")));
  field.nextElementSibling.textContent = words.length ? field.dataset.found.replace("{0}", found) : "";
};
desk.addEventListener("input", (event) => event.target.matches("[data-find]") && find());
desk.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-find]")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    desk.querySelector(".butir:not([hidden]) a")?.focus();
  }
  if (event.key === "Escape") {
    event.target.value = "";
    find();
  }
});

// Back from a form: where one was. The browser takes the focus away when it goes to the place in the address, until all is loaded.
const arrive = () => {
  const arrived = location.hash && document.getElementById(location.hash.slice(1));
  if (!arrived) return;
  const focus = arrived.matches("a, button, input") ? arrived : arrived.querySelector("a");
  focus?.focus();
  arrived.scrollIntoView({ block: "center" });
};
if (document.readyState === "complete") arrive();
else addEventListener("load", () => setTimeout(arrive));
