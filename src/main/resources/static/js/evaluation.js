// Scoring: one key per answer, every answer stored at once, evidence by marking words. The parts are in scoring/.
const page = document.getElementById("scoring-page");
const load = (name) => import(page.querySelector(`link[data-module="${name}"]`).href);
const text = page.dataset;
const base = text.base;
const criteria = [...page.querySelectorAll("fieldset.crit")];
const byId = new Map(criteria.map((crit) => [crit.dataset.criterion, crit]));
const help = document.getElementById("help");

const say = (template, ...values) => values.reduce((words, value, at) => words.replace(`{${at}}`, value), template);
function tag(words, classes) {
  const span = document.createElement("span");
  span.className = classes;
  span.textContent = words;
  return span;
}
function button(words, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm btn-outline-secondary me-2";
  made.textContent = words;
  made.addEventListener("click", action);
  return made;
}

const [{ makeDesk, uuid }, { makeQueue }, { makeAnswers }, { makeEvidence }, { makeFindings }, { makeKeys }] =
  await Promise.all(["desk", "queue", "answers", "evidence", "findings", "keys"].map(load));

const shared = { page, text, base, criteria, byId, say, tag, button, uuid };
const desk = await makeDesk(shared);
const queue = makeQueue({ ...shared, desk });
const answers = makeAnswers({ ...shared, desk, queue });

// --- the criterion that is being worked on; remembered, so that signing in again leads back to it ---
const PLACE = `scoring-place:${desk.viewer}:${base}`;
let here = null;
const place = {
  here: () => here,
  go(crit, scroll = true) {
    const to = typeof crit === "number" ? criteria[crit] : crit;
    if (!to) return here;
    if (here !== to) {
      here?.classList.remove("here");
      here = to;
      here.classList.add("here");
      sessionStorage.setItem(PLACE, here.dataset.criterion);
    }
    if (scroll) {
      here.scrollIntoView({ block: "nearest" });
      (here.querySelector("[data-answer]:checked") ?? here.querySelector("[data-answer], textarea"))?.focus({ preventScroll: true });
    }
    return here;
  },
  /** The next one that is asked, in either direction. */
  step(by) {
    for (let at = criteria.indexOf(here) + by; at >= 0 && at < criteria.length; at += by) {
      if (answers.shown(criteria[at])) return place.go(criteria[at]);
    }
    return here;
  },
  nextIncomplete() {
    const open = answers.incomplete();
    return place.go(open.find((crit) => criteria.indexOf(crit) > criteria.indexOf(here)) ?? open[0]);
  },
};
page.addEventListener("focusin", (event) => {
  const crit = event.target.closest("fieldset.crit");
  if (crit) place.go(crit, false);
});

const followed = (crit) => { answers.showMissing(crit); answers.count(); };
const evidence = makeEvidence({ ...shared, desk, queue, place, refused: answers.refused, changed: followed });
const findings = makeFindings({ ...shared, desk, queue, place, changed: followed });

// --- leaving: only with everything stored ---
async function leave(url) {
  answers.finish();
  if (desk.away || (await queue.settled())) location.assign(url);
  else document.getElementById("save-state").focus();
}
makeKeys({ ...shared, place, answers, evidence, findings, leave, help });

document.getElementById("check").addEventListener("click", (event) => {
  event.preventDefault();
  leave(`${base}/check`);
});
document.getElementById("next").addEventListener("click", (event) => {
  event.preventDefault();
  leave(event.currentTarget.href);
});
document.getElementById("effects").addEventListener("click", (event) => {
  const to = event.target.closest("a");
  if (!to) return;
  event.preventDefault();
  place.go(byId.get(to.hash.substring("#criterion-".length)));
});
document.getElementById("missing").addEventListener("click", () => place.nextIncomplete());
document.getElementById("keys").addEventListener("click", () => help.showModal());

queue.restore();
desk.sit();

// From the check page to what is missing; else where one was; else the first that is open.
const wanted = location.hash.startsWith("#criterion-") && byId.get(location.hash.substring("#criterion-".length));
const known = byId.get(sessionStorage.getItem(PLACE));
const open = criteria.find((crit) => answers.shown(crit) && answers.missing(crit).length);
if (!page.querySelector(".summary:not([hidden])")) place.go(wanted || known || open || criteria[0]);
if (location.hash) history.replaceState(null, "", location.pathname + location.search);
document.documentElement.classList.add("scripts");
