// Findings: one form that moves to where it is needed; what was written waits beside its criterion until it has arrived.
export function makeFindings({ uuid, page, text, base, byId, desk, queue, say, button, place, changed }) {
  const form = document.getElementById("finding");
  const problem = form.querySelector(".problem");
  const other = document.getElementById("other-findings");
  const FIELDS = ["criterionId", "kind", "severity", "said", "correct", "articleId"];

  const at = (criterion) => byId.get(criterion) ?? other;
  const list = (criterion) => at(criterion).querySelector("[data-findings]");

  function open(crit) {
    if (desk.away) return;
    (crit ?? other).querySelector(".finding-place").append(form);
    form.classList.add("open");
    form.elements.criterionId.value = crit?.dataset.criterion ?? "";
    form.elements.kind.focus();
    const quote = crit?.querySelector(".evidence li[data-quote]")?.dataset.quote;
    if (quote && !form.elements.said.value) form.elements.said.value = quote;
    form.scrollIntoView({ block: "nearest" });
  }

  function close() {
    form.classList.remove("open");
    problem.hidden = true;
  }

  function empty() {
    ["said", "correct", "articleId"].forEach((name) => { form.elements[name].value = ""; });
  }

  /** What was written and has not arrived yet, with the words as they are. */
  function draw({ once, fields }) {
    const box = document.createElement("div");
    box.className = "finding unsent";
    box.dataset.once = once;
    const words = document.createElement("p");
    words.className = "said small mb-0";
    words.textContent = `${fields.said} → ${fields.correct}`;
    const state = document.createElement("p");
    state.className = "muted small mb-0";
    state.textContent = text.findingWaits;
    box.append(words, state);
    list(fields.criterionId).append(box);
    if (byId.has(fields.criterionId)) changed(byId.get(fields.criterionId));
  }
  const boxOf = (once) => page.querySelector(`.finding[data-once="${once}"]`);

  async function showAll(response) {
    const made = new DOMParser().parseFromString(await response.text(), "text/html");
    page.querySelectorAll("[data-findings]").forEach((among) => {
      among.replaceChildren(
        ...made.querySelectorAll(`[data-for="${among.dataset.findings}"]`), ...among.querySelectorAll(".finding.unsent"));
    });
    byId.forEach((crit) => { if (crit.classList.contains("failed")) changed(crit); });
  }

  queue.on("finding", {
    path: () => "/findings",
    async done(command, response) {
      boxOf(command.once)?.remove();
      await showAll(response);
    },
    // Back into the form, with all that was written and what is wrong with it.
    refused(command, answer) {
      boxOf(command.once)?.remove();
      const crit = byId.get(command.fields.criterionId);
      if (crit) changed(crit);
      open(crit);
      FIELDS.forEach((name) => { form.elements[name].value = command.fields[name] ?? ""; });
      problem.replaceChildren(answer.message, ...(answer.fields ?? []).map((field) => {
        const line = document.createElement("div");
        const label = form.querySelector(`label[for="${field.field}"]`)?.textContent;
        line.textContent = label ? `${label}: ${field.message}` : field.message;
        return line;
      }));
      problem.hidden = false;
      if (answer.fields?.length) form.elements[answer.fields[0].field]?.focus();
    },
    putBack: draw,
  });
  queue.on("finding-removal", {
    done: (command, response) => showAll(response),
    refused(command, answer) {
      const box = document.getElementById(command.box);
      if (box) box.append(" ", answer.message);
    },
    putBack: (command) => document.getElementById(command.box)?.parentElement.remove(),
  });

  page.addEventListener("click", (event) => {
    const adding = event.target.closest("[data-finding]");
    if (adding) open(adding.closest("fieldset.crit"));
  });
  form.querySelector("[data-cancel]").addEventListener("click", () => { close(); place.go(place.here()); });

  page.addEventListener("submit", (event) => {
    const sent = event.target;
    if (sent !== form && !sent.matches("[data-remove-finding]")) return;
    event.preventDefault();
    if (desk.away) return;
    if (sent === form) {
      const once = uuid();
      const fields = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
      const command = { kind: "finding", once, fields: { ...fields, once } };
      close();
      empty();
      draw(command);
      queue.add(command);
      place.go(byId.get(fields.criterionId) ?? place.here());
    } else {
      const path = new URL(sent.action).pathname.substring(new URL(base, location.href).pathname.length);
      const box = sent.parentElement.querySelector(".finding");
      const crit = sent.closest("fieldset.crit");
      queue.add({ kind: "finding-removal", key: path, path, box: box.id, fields: {} });
      sent.parentElement.remove();
      if (crit) changed(crit);
    }
  });

  if (form.querySelector(".summary:not(.problem)")) form.classList.add("open");
  return { open, close, within: (target) => Boolean(target.closest("#finding")) };
}
