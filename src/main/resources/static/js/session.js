// Warns before the session ends, and keeps what was typed until it has reached the server. Never passwords.
const viewer = document.querySelector('meta[name="viewer"]')?.content;
const PREFIX = "typed:";
const LAST = "last-contact";
const KEEP_MS = 12 * 60 * 60 * 1000;

const read = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
};
const write = (key, value) => {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: then it is not kept.
  }
};
const kept = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
const here = () => location.pathname + location.search;
const keyOf = (form) => PREFIX + new URL(form.action, location.href).pathname;
const keeps = (field) =>
  field.name && !field.name.startsWith("_") && field.name !== "consent" && !field.matches("[data-no-keep]") &&
  !["password", "file", "hidden", "submit", "button", "reset", "image"].includes(field.type);

// --- what was typed ---
function remember(form) {
  if (!viewer || form.method !== "post" || form.matches("[data-no-keep], [data-sign-out], .menu-choice")) return;
  const values = [...form.elements].filter(keeps).map((field) => ({
    name: field.name,
    value: field.value,
    checked: field.type === "checkbox" || field.type === "radio" ? field.checked : undefined,
  }));
  write(keyOf(form), { viewer, page: here(), at: Date.now(), values });
}

function putBack(form, values) {
  let changed = false;
  const seen = {};
  values.forEach((was) => {
    const sameName = [...form.elements].filter((field) => keeps(field) && field.name === was.name);
    const field = was.checked === undefined
      ? sameName[(seen[was.name] = (seen[was.name] ?? -1) + 1)]
      : sameName.find((candidate) => candidate.value === was.value);
    if (!field) return;
    if (was.checked === undefined ? field.value !== was.value : field.checked !== was.checked) {
      if (was.checked === undefined) field.value = was.value;
      else field.checked = was.checked;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      changed = true;
    }
  });
  return changed;
}

document.addEventListener("input", (event) => {
  if (event.target.form) remember(event.target.form);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-sign-out]")) {
    kept().forEach((key) => sessionStorage.removeItem(key));
    return;
  }
  const draft = read(keyOf(form));
  if (draft) write(keyOf(form), { ...draft, sent: true });
});

const refused = document.querySelector('[data-problem="403"]');
if (!viewer || refused) {
  // Not signed in (any more): what was sent last did not arrive.
  kept().forEach((key) => write(key, { ...read(key), sent: false, lost: true }));
} else {
  const dialog = document.getElementById("idle");
  kept().forEach((key) => {
    const draft = read(key);
    if (!draft || draft.sent || draft.viewer !== viewer || Date.now() - draft.at > KEEP_MS) sessionStorage.removeItem(key);
  });
  document.querySelectorAll("form[method=post]").forEach((form) => {
    const draft = read(keyOf(form));
    if (!draft?.lost || (draft.page !== here() && draft.page !== new URL(form.action, location.href).pathname)) return;
    if (putBack(form, draft.values)) {
      const notice = document.createElement("p");
      notice.className = "notice";
      notice.textContent = dialog.dataset.restored;
      document.getElementById("notice").append(notice);
    }
    write(keyOf(form), { ...draft, lost: false });
  });

  // --- the idle warning; another tab's contact counts too ---
  const contact = () => localStorage.setItem(LAST, String(Date.now()));
  const idleSeconds = () => (Date.now() - Number(localStorage.getItem(LAST) ?? Date.now())) / 1000;
  const text = dialog.querySelector("[data-text]");
  const first = text.textContent;
  const stay = dialog.querySelector("[data-stay]");
  const again = dialog.querySelector("[data-again]");
  contact();
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) contact();
  });

  const over = () => {
    text.textContent = dialog.dataset.over;
    stay.hidden = true;
    again.hidden = false;
    again.href = location.href;
    kept().forEach((key) => write(key, { ...read(key), lost: true }));
    if (!dialog.open) dialog.showModal();
  };
  const look = () => {
    const idle = idleSeconds();
    if (idle >= Number(dialog.dataset.overAfter)) over();
    else if (idle >= Number(dialog.dataset.warnAfter)) {
      if (!dialog.open) dialog.showModal();
    } else if (dialog.open && !stay.hidden) dialog.close();
  };
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);

  const ping = async () => {
    try {
      const answer = await fetch(dialog.dataset.ping, { redirect: "manual", headers: { "X-Requested-With": "fetch" } });
      if (answer.status === 204) {
        contact();
        text.textContent = first;
        dialog.close();
      } else over();
    } catch {
      text.textContent = dialog.dataset.offline;
    }
  };
  stay.addEventListener("click", ping);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (!stay.hidden) ping();
  });
}
