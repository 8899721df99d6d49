// The form of a criterion shows what its kind uses, what its weight is of the whole, and the answers of a condition.
document.documentElement.classList.add("scripts");
const form = document.querySelector("[data-criterion]");
const kind = form.querySelector("#kind");
const decimals = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });

const first = form.querySelector("[data-start]");
if (first && !document.querySelector(".summary")) {
  first.focus();
  if (first.matches("[data-select]")) first.select();
}

const labels = () =>
  form.elements.choices.value
    .split("\n")
    .map((line) => line.replace(/=[^=]*$/, "").trim())
    .filter(Boolean);
const answers = () => {
  const words = form.elements.defaultCode.dataset;
  const possible = {
    YES_NO: () => [["yes", words.yes], ["no", words.no]],
    SCALE: () => {
      const [from, to] = [Number(form.elements.minimum.value), Number(form.elements.maximum.value)];
      return to > from && to - from < 100 ? Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), String(from + i)]) : [];
    },
    CHOICE: () => labels().map((label) => [label, label]),
    MULTI_CHOICE: () => labels().map((label) => [label, label]),
  }[kind.value]?.() ?? [];
  if (form.elements.naAllowed.checked && kind.value !== "TEXT") possible.push(["na", words.na]);
  const select = form.elements.defaultCode;
  const chosen = select.value;
  select.replaceChildren(new Option(words.none, ""), ...possible.map(([value, text]) => new Option(text, value)));
  select.value = possible.some(([value]) => value === chosen) ? chosen : "";
};

const share = () => {
  const output = form.querySelector("[data-whole]");
  const scored = kind.value !== "TEXT" && !(form.elements.bonus.value.trim() && kind.value !== "TEXT");
  const typed = form.elements.weight.value.trim().replace(",", ".");
  const weight = /^\d+(\.\d*)?$/.test(typed) ? Number(typed) : 0;
  const place = form.elements.sectionId.selectedOptions[0]?.dataset ?? { share: "0", others: "0" };
  const sum = Number(place.others) + weight;
  output.textContent = scored && sum > 0 ? output.dataset.whole.replace("{0}", `${decimals.format((Number(place.share) * weight) / sum)} %`) : "";
};

const show = () => {
  form.querySelectorAll("[data-kinds]").forEach((part) => (part.hidden = !part.dataset.kinds.split(" ").includes(kind.value)));
  form.querySelectorAll("[data-cap]").forEach((part) => (part.hidden = form.elements.criticalEffect.value !== "CAP"));
  form.querySelectorAll("[data-critical]").forEach((part) => (part.hidden = !form.elements.criticalClass.value));
  answers();
  share();
};
form.addEventListener("input", show);
form.addEventListener("change", show);
show();

const condition = form.querySelector("#condition");
condition.addEventListener("change", async () => {
  const codes = form.querySelector("#codes");
  codes.replaceChildren();
  if (!condition.value) return;
  const response = await fetch(`${condition.dataset.answers}/${condition.value}/answers`, { headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  codes.replaceChildren(...page.querySelector("#codes").childNodes);
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-first]"));
  }
});
