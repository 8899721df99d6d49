// The list of running conversations: rows change, come and go; what one looks at stays where it is.
// By the address that the page gives, which changes with the content.
const { listen, now, piece, say, tick, words } = await import(document.getElementById("live-words").dataset.stream);

const board = document.getElementById("live");
const rows = document.getElementById("live-rows");
const empty = document.getElementById("live-empty");
const sum = document.getElementById("live-sum");
const alarm = document.getElementById("live-alert");
const filter = board.dataset;
let lateBefore = 0;

const since = (row) => (row.dataset.since ? Date.parse(row.dataset.since) : Infinity);

function matches(row) {
  return (!filter.channel || row.dataset.channel === filter.channel) &&
    (!filter.agent || row.dataset.agent === filter.agent) &&
    (filter.unassigned !== "true" || !row.dataset.agent) &&
    (!filter.minutes || now() - since(row) > Number(filter.minutes) * 60_000);
}

// Only what differs, so that a link that has the focus keeps it.
function change(row, fresh) {
  ["channel", "agent", "since", "started"].forEach((name) => {
    if (fresh.dataset[name] === undefined) delete row.dataset[name];
    else row.dataset[name] = fresh.dataset[name];
  });
  [...fresh.cells].forEach((cell, i) => {
    if (row.cells[i].innerHTML !== cell.innerHTML && !row.cells[i].contains(document.activeElement)) {
      row.cells[i].innerHTML = cell.innerHTML;
    }
  });
}

// The longest wait first. The row under the pointer or with the focus stays where it is on the screen.
function order() {
  const wanted = [...rows.rows].sort((a, b) =>
    since(a) - since(b) || Date.parse(a.dataset.started) - Date.parse(b.dataset.started) || (a.id < b.id ? -1 : 1));
  if (wanted.every((row, i) => rows.rows[i] === row)) return;
  const focus = document.activeElement;
  const held = focus?.closest?.("#live-rows > tr") ?? rows.querySelector("tr:hover");
  const before = held?.getBoundingClientRect().top;
  wanted.forEach((row, i) => {
    if (rows.rows[i] !== row) rows.insertBefore(row, rows.rows[i]);
  });
  if (focus !== document.activeElement) focus.focus({ preventScroll: true });
  if (held) window.scrollBy(0, held.getBoundingClientRect().top - before);
}

function look() {
  let shown = 0;
  let late = 0;
  for (const row of rows.rows) {
    const level = tick(row);
    const hidden = !matches(row);
    if (row.hidden !== hidden) row.hidden = hidden;
    if (!hidden) {
      shown++;
      if (level === "late") late++;
    }
  }
  empty.hidden = shown > 0;
  sum.querySelector("[data-count]").textContent = say(words.count, shown);
  sum.querySelector("[data-late]").textContent = late ? ` · ${say(words.manyLate, late)}` : "";
  if (late > lateBefore) alarm.textContent = say(words.manyLate, late);
  lateBefore = late;
}

let due;
function soon() {
  due ??= requestAnimationFrame(() => {
    due = undefined;
    order();
    look();
  });
}

listen(() => board.dataset.events, {
  row: ({ data }) => {
    const fresh = piece(data);
    const row = document.getElementById(fresh.id);
    if (row) change(row, fresh);
    else rows.append(fresh);
    soon();
  },
  gone: ({ data }) => {
    document.getElementById(`live-${data}`)?.remove();
    soon();
  },
  all: ({ data }) => {
    const ids = new Set(data.split(" ").map((id) => `live-${id}`));
    [...rows.rows].forEach((row) => ids.has(row.id) || row.remove());
    soon();
  },
});
setInterval(look, 1000);
look();
