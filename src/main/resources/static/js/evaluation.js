// Scoring: one key per answer, every answer stored at once, evidence by clicking a message.
const page = document.getElementById("scoring-page");
const text = page.dataset;
const base = text.base;
const csrf = document.querySelector('meta[name="_csrf"]')?.content;
const csrfHeader = document.querySelector('meta[name="_csrf_header"]')?.content;
const criteria = [...page.querySelectorAll("fieldset.crit")];
const byId = new Map(criteria.map((crit) => [crit.dataset.criterion, crit]));
const state = document.getElementById("save-state");
const KEPT = `scoring:${base}`;
document.documentElement.classList.add("scripts");

const say = (template, value = "") => template.replace("{0}", value);

async function post(path, fields) {
  const body = new URLSearchParams();
  Object.entries(fields).forEach(([name, value]) => value != null && body.append(name, value));
  return fetch(base + path, {
    method: "POST", body, redirect: "manual",
    headers: { [csrfHeader]: csrf, "X-Requested-With": "fetch" },
  });
}

// --- answers: a queue that holds the newest of each criterion until the server has it ---
const waiting = new Map();
let sending = false;
let retryIn = 1000;
let retry;

const keep = () => {
  try {
    if (waiting.size) sessionStorage.setItem(KEPT, JSON.stringify([...waiting]));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Full or forbidden: then it only lives in this page.
  }
};
const typed = (crit) => ({
  answer: crit.querySelector("input[type=radio]:checked")?.value ?? "",
  comment: crit.querySelector("textarea").value,
});
const revision = (crit) => crit.querySelector("[data-revision]");

function changed(crit) {
  waiting.set(crit.dataset.criterion, typed(crit));
  keep();
  flush();
}

async function flush() {
  clearTimeout(retry);
  if (sending || !waiting.size) return;
  sending = true;
  const [id, fields] = waiting.entries().next().value;
  const crit = byId.get(id);
  state.textContent = text.saving;
  try {
    const response = await post(`/answers/${id}`, { ...fields, revision: revision(crit).value });
    if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
      state.textContent = text.signedOut;
      sending = false;
      return;
    }
    if (response.status >= 500) throw new Error(response.status);
    retryIn = 1000;
    const same = waiting.get(id);
    if (same && same.answer === fields.answer && same.comment === fields.comment) waiting.delete(id);
    if (response.ok) saved(crit, await response.json());
    else if (response.status === 409) conflict(crit, await response.json());
    else if (response.status === 422) refused(crit, (await response.json()).message);
    else refused(crit, text.gone);
    keep();
    sending = false;
    flush();
  } catch {
    sending = false;
    state.textContent = text.waiting;
    retry = setTimeout(flush, retryIn);
    retryIn = Math.min(retryIn * 2, 15000);
  }
}
window.addEventListener("online", () => { retryIn = 1000; flush(); });
window.addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });

function saved(crit, answer) {
  revision(crit).value = answer.revision;
  crit.querySelector(".conflict").hidden = true;
  show(answer.running);
  if (!waiting.size) state.textContent = say(text.saved, answer.savedAt);
}

function show(running) {
  document.getElementById("score").textContent = running.score;
  document.getElementById("answered").textContent = running.answered;
  document.getElementById("progress").value = running.answered;
  document.getElementById("critical").replaceChildren(...running.critical.map((words) => tag(words, "tag late me-1")));
  page.querySelectorAll("[id^=section-]").forEach((place) => {
    const score = running.sections[place.id.substring("section-".length)];
    place.textContent = score === undefined ? "" : `· ${score}`;
  });
  const failed = new Set(running.failed);
  criteria.forEach((crit) => crit.classList.toggle("failed", failed.has(crit.dataset.criterion)));
}

function tag(words, classes) {
  const span = document.createElement("span");
  span.className = classes;
  span.textContent = words;
  return span;
}

function refused(crit, message) {
  const box = crit.querySelector(".conflict");
  box.replaceChildren(message);
  box.hidden = false;
  state.textContent = "";
}

// Another tab was faster: both stay until somebody chooses.
function conflict(crit, theirs) {
  const label = [...crit.querySelectorAll("input[type=radio]")]
    .find((radio) => radio.value === theirs.code)?.parentElement.querySelector("span").textContent ?? "–";
  const box = crit.querySelector(".conflict");
  const words = document.createElement("p");
  words.className = "mb-1";
  words.textContent = `${theirs.message} ${label}${theirs.comment ? ` – “${theirs.comment}”` : ""}`;
  box.replaceChildren(words,
    button(text.mine, () => { revision(crit).value = theirs.revision; box.hidden = true; changed(crit); }),
    button(text.theirs, () => {
      revision(crit).value = theirs.revision;
      crit.querySelectorAll("input[type=radio]").forEach((radio) => (radio.checked = radio.value === theirs.code));
      crit.querySelector("textarea").value = theirs.comment ?? "";
      box.hidden = true;
    }));
  box.hidden = false;
  state.textContent = "";
}

function button(words, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm btn-outline-secondary me-2";
  made.textContent = words;
  made.addEventListener("click", action);
  return made;
}

const typing = new Map();
page.addEventListener("change", (event) => {
  const crit = event.target.closest("fieldset.crit");
  if (crit && event.target.getAttribute("form") === "scoring") {
    clearTimeout(typing.get(crit));
    changed(crit);
  }
});
page.addEventListener("input", (event) => {
  const crit = event.target.closest("fieldset.crit");
  if (crit && event.target.matches("textarea[form=scoring]")) {
    grow(event.target);
    clearTimeout(typing.get(crit));
    typing.set(crit, setTimeout(() => changed(crit), 800));
  }
});
const grow = (area) => {
  if (area.value && area.rows < 2) area.rows = 2;
};
page.querySelectorAll("textarea[form=scoring]").forEach(grow);

// What did not reach the server before the page was left is put back and sent again.
try {
  JSON.parse(sessionStorage.getItem(KEPT) ?? "[]").forEach(([id, fields]) => {
    const crit = byId.get(id);
    if (!crit) return;
    crit.querySelectorAll("input[type=radio]").forEach((radio) => (radio.checked = radio.value === fields.answer));
    crit.querySelector("textarea").value = fields.comment;
    waiting.set(id, fields);
  });
  flush();
} catch {
  sessionStorage.removeItem(KEPT);
}

// --- the current criterion ---
let here = -1;
function go(index, scroll = true) {
  if (index < 0 || index >= criteria.length) return;
  criteria[here]?.classList.remove("here");
  here = index;
  criteria[here].classList.add("here");
  if (scroll) {
    criteria[here].scrollIntoView({ block: "nearest" });
    (criteria[here].querySelector("input[type=radio]:checked") ?? criteria[here].querySelector("input[type=radio], textarea"))
      ?.focus({ preventScroll: true });
  }
}
page.addEventListener("focusin", (event) => {
  const crit = event.target.closest("fieldset.crit");
  if (crit) go(criteria.indexOf(crit), false);
});

function choose(match) {
  const radio = [...criteria[here].querySelectorAll("input[type=radio]")].find(match);
  if (!radio) return;
  radio.checked = true;
  changed(criteria[here]);
  if (here + 1 < criteria.length) go(here + 1);
}

// --- evidence ---
const pane = document.getElementById("conversation-pane");
const hint = document.getElementById("evidence-hint");
const messages = [...pane.querySelectorAll("[data-position]")];
let picking = null;

function pick(crit) {
  picking = crit;
  pane.classList.toggle("picking", Boolean(crit));
  hint.hidden = !crit;
  messages.forEach((message) => (crit ? message.setAttribute("tabindex", "0") : message.removeAttribute("tabindex")));
  if (crit) {
    hint.textContent = say(text.evidenceOn, crit.dataset.number);
    (messages.find((message) => message.getBoundingClientRect().top > pane.getBoundingClientRect().top) ?? messages[0])?.focus();
  }
}

function selectionIn(message) {
  const selection = getSelection();
  const words = selection?.toString().trim();
  return words && message.contains(selection.anchorNode) && message.querySelector(".msg").textContent.includes(words) ? words : null;
}

async function prove(message) {
  const crit = picking;
  const position = message.dataset.position;
  const quote = selectionIn(message);
  const known = crit.querySelector(`.evidence li[data-position="${position}"]`);
  pick(null);
  go(criteria.indexOf(crit));
  if (known && !quote) return remove(known);
  try {
    const response = await post("/evidence", { criterionId: crit.dataset.criterion, position, quote });
    const answer = await response.json();
    if (!response.ok) return refused(crit, answer.message);
    known?.remove();
    const item = document.createElement("li");
    item.dataset.id = answer.id;
    item.dataset.position = position;
    if (quote) item.dataset.quote = quote;
    const link = document.createElement("a");
    link.href = `#m${position}`;
    link.textContent = say(text.evidenceMessage, position);
    item.append(link);
    if (quote) item.append(" ", tag(`“${quote}”`, "muted"));
    crit.querySelector(".evidence").append(item);
    removable(item);
    mark();
  } catch {
    refused(crit, text.waiting);
  }
}

// A stretch of the recording goes to the criterion that is being worked on.
page.addEventListener("recording:mark", async (event) => {
  if (here < 0) go(0);
  const crit = criteria[here];
  const { recordingId, from, to } = event.detail;
  try {
    const response = await post("/stretches", { criterionId: crit.dataset.criterion, recordingId, from, to });
    const answer = await response.json();
    if (!response.ok) return refused(crit, answer.message);
    if (crit.querySelector(`.evidence li[data-id="${answer.id}"]`)) return;
    const item = document.createElement("li");
    item.dataset.id = answer.id;
    const play = document.createElement("button");
    play.type = "button";
    play.className = "stretch";
    Object.assign(play.dataset, { stretch: "", recording: recordingId, from, to });
    play.textContent = from === to ? say(text.moment, answer.from) : text.stretch.replace("{0}", answer.from).replace("{1}", answer.to);
    item.append(play);
    crit.querySelector(".evidence").append(item);
    removable(item);
    mark();
    crit.scrollIntoView({ block: "nearest" });
  } catch {
    refused(crit, text.waiting);
  }
});

async function remove(item) {
  const crit = item.closest("fieldset.crit");
  try {
    const response = await post(`/evidence/${item.dataset.id}/removal`, {});
    if (!response.ok) return refused(crit, text.gone);
    item.remove();
    mark();
  } catch {
    refused(crit, text.waiting);
  }
}

function removable(item) {
  const cross = document.createElement("button");
  cross.type = "button";
  cross.textContent = "×";
  const stretch = item.querySelector(".stretch");
  cross.setAttribute("aria-label", stretch ? say(text.stretchRemove, stretch.textContent) : say(text.evidenceRemove, item.dataset.position));
  cross.addEventListener("click", () => remove(item));
  item.append(cross);
}

// Every message says for which criteria it is evidence.
function mark() {
  document.dispatchEvent(new Event("recording:stretches"));
  messages.forEach((message) => {
    message.querySelector(".marks")?.remove();
    const proofs = [...page.querySelectorAll(`.evidence li[data-position="${message.dataset.position}"]`)];
    message.classList.toggle("marked", proofs.length > 0);
    if (!proofs.length) return;
    const marks = document.createElement("span");
    marks.className = "marks";
    proofs.forEach((proof) => marks.append(tag(say(text.evidenceMark, proof.closest("fieldset").dataset.number), "tag wait me-1")));
    message.querySelector(".msg").after(marks);
  });
}

pane.addEventListener("click", (event) => {
  const message = event.target.closest("[data-position]");
  if (picking && message) prove(message);
});
page.querySelectorAll(".evidence li").forEach(removable);
mark();

// --- findings ---
const findingForm = document.getElementById("finding");
const problem = findingForm.querySelector(".problem");

function openFinding(place, criterion) {
  place.append(findingForm);
  findingForm.classList.add("open");
  findingForm.elements.criterionId.value = criterion ?? "";
  findingForm.elements.kind.focus();
  const quote = criterion && byId.get(criterion).querySelector(".evidence li[data-quote]")?.dataset.quote;
  if (quote && !findingForm.elements.said.value) findingForm.elements.said.value = quote;
  findingForm.scrollIntoView({ block: "nearest" });
}

function closeFinding() {
  findingForm.classList.remove("open");
  problem.hidden = true;
}

page.addEventListener("click", (event) => {
  const adding = event.target.closest("[data-finding]");
  if (adding) {
    const crit = adding.closest("fieldset.crit");
    openFinding((crit ?? document.getElementById("other-findings")).querySelector(".finding-place"), crit?.dataset.criterion);
  }
  const proving = event.target.closest("[data-evidence]");
  if (proving) pick(picking ? null : proving.closest("fieldset.crit"));
});
findingForm.querySelector("[data-cancel]").addEventListener("click", closeFinding);

async function place(response) {
  const made = new DOMParser().parseFromString(await response.text(), "text/html");
  page.querySelectorAll("[data-findings]").forEach((list) =>
    list.replaceChildren(...made.querySelectorAll(`[data-for="${list.dataset.findings}"]`)));
}

page.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.id !== "finding" && !form.matches("[data-remove-finding]")) return;
  event.preventDefault();
  const path = new URL(form.action).pathname.substring(new URL(base, location.href).pathname.length);
  try {
    const response = await post(path, Object.fromEntries(new FormData(form)));
    if (response.ok) {
      await place(response);
      if (form === findingForm) {
        closeFinding();
        form.elements.said.value = form.elements.correct.value = form.elements.articleId.value = "";
        go(here < 0 ? 0 : here);
      }
      return;
    }
    const answer = await response.json();
    problem.replaceChildren(answer.message, ...answer.fields.map((field) => {
      const line = document.createElement("div");
      const label = form.querySelector(`label[for="${field.field}"]`)?.textContent;
      line.textContent = label ? `${label}: ${field.message}` : field.message;
      return line;
    }));
    problem.hidden = false;
    if (answer.fields.length) form.elements[answer.fields[0].field]?.focus();
  } catch {
    problem.textContent = text.waiting;
    problem.hidden = false;
  }
});

// --- leaving: only with everything stored ---
async function settled() {
  criteria.forEach((crit) => {
    if (typing.has(crit)) {
      clearTimeout(typing.get(crit));
      typing.delete(crit);
      changed(crit);
    }
  });
  for (let turn = 0; turn < 50 && (waiting.size || sending); turn++) {
    await new Promise((done) => setTimeout(done, 100));
  }
  return !waiting.size;
}
const leave = async (url) => { if (await settled()) location.assign(url); };
document.getElementById("check").addEventListener("click", (event) => {
  event.preventDefault();
  leave(`${base}/check`);
});
document.getElementById("next").addEventListener("click", (event) => {
  event.preventDefault();
  leave(event.currentTarget.href);
});

// --- keys ---
const help = document.getElementById("help");
document.getElementById("keys").addEventListener("click", () => help.showModal());
const ACTIONS = {
  j: () => go(here + 1), arrowdown: () => go(here + 1),
  k: () => go(here - 1), arrowup: () => go(here - 1),
  y: () => choose((radio) => radio.value === "yes"),
  n: () => choose((radio) => radio.value === "no"),
  x: () => choose((radio) => radio.value === "na"),
  c: () => criteria[here]?.querySelector("textarea").focus(),
  e: () => pick(picking ? null : criteria[here]),
  f: () => criteria[here] && openFinding(criteria[here].querySelector(".finding-place"), criteria[here].dataset.criterion),
  s: () => leave(`${base}/check`),
  b: () => leave(`${base}/next`),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open || document.querySelector("dialog[open]")) return;
  const field = event.target.closest("textarea, select, input:not([type=radio])");
  if (event.key === "Escape") {
    if (picking) pick(null);
    else if (event.target.closest("#finding")) closeFinding();
    if (field) go(here < 0 ? 0 : here);
    return;
  }
  if (field) return;
  if (picking) {
    const message = event.target.closest("[data-position]");
    const at = messages.indexOf(message);
    if (event.key === "Enter" && message) {
      event.preventDefault();
      return prove(message);
    }
    if (["ArrowDown", "j", "ArrowUp", "k"].includes(event.key)) {
      event.preventDefault();
      messages[at + (event.key === "ArrowDown" || event.key === "j" ? 1 : -1)]?.focus();
      return;
    }
  }
  const key = event.key.toLowerCase();
  if (here >= 0 && /^[0-9]$/.test(key)) {
    event.preventDefault();
    return choose((radio) => radio.dataset.key === key);
  }
  if (ACTIONS[key]) {
    event.preventDefault();
    if (here < 0 && "ynxcef".includes(key)) go(0);
    ACTIONS[key]();
  }
});

const wanted = location.hash.startsWith("#criterion-") && byId.get(location.hash.substring("#criterion-".length));
const open = wanted || criteria.find((crit) => crit.querySelector("input[type=radio]") && !crit.querySelector("input[type=radio]:checked"));
if (!document.querySelector(".summary:not([hidden])")) go(criteria.indexOf(open || criteria[0]));
if (findingForm.querySelector(".summary:not(.problem)")) findingForm.classList.add("open");
