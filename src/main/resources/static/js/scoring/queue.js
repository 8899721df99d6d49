// What was done on the page and has not reached the server yet: in order, kept in this browser, of one draft and one person.
const KEEP_MS = 14 * 24 * 60 * 60 * 1000;
const PREFIX = "scoring:";

export function makeQueue({ text, base, desk, say }) {
  const KEY = `${PREFIX}${desk.viewer}:${base}`;
  const state = document.getElementById("save-state");
  const handlers = {};
  let waiting = [];
  let sending = false;
  let trouble = null;
  let kept = true;
  let retryIn = 1000;
  let retry;
  let savedAt = null;

  const time = () => new Date().toLocaleTimeString(document.documentElement.lang === "id" ? "id-ID" : "en-GB", { timeZone: "Asia/Jakarta" });

  function keep() {
    if (desk.away) return;
    try {
      if (waiting.length) localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), waiting }));
      else localStorage.removeItem(KEY);
      kept = true;
    } catch {
      kept = false;
    }
  }

  function tell() {
    const open = waiting.filter((command) => !command.held).length;
    state.classList.toggle("late", Boolean(trouble));
    document.getElementById("score").classList.toggle("stale", Boolean(trouble) && open > 0);
    if (desk.away) return state.replaceChildren();
    if (trouble === "nobody" || trouble === "other") {
      const link = document.createElement("a");
      link.href = base + "/edit";
      link.textContent = text.signIn;
      return state.replaceChildren(say(trouble === "nobody" ? text.signedOut : text.otherPerson, open), " ", link);
    }
    if (trouble === "gone") return state.replaceChildren(text.gone);
    if (trouble) return state.replaceChildren(say(text.waiting, open));
    if (open) return state.replaceChildren(text.saving);
    state.replaceChildren(savedAt ? say(text.saved, savedAt) : "");
  }

  /** Newer words replace older ones of the same key, unless those may have arrived already. */
  function add(command) {
    if (desk.away) return;
    const same = command.key && waiting.find((one) => one.key === command.key && (!one.sent || one.held));
    if (same) same.fields = { ...command.fields, revision: same.fields.revision };
    else waiting.push(command);
    keep();
    tell();
    flush();
  }

  function drop(test) {
    waiting = waiting.filter((command) => !test(command));
    keep();
    tell();
  }

  function later(kind) {
    trouble = kind;
    tell();
    clearTimeout(retry);
    retry = setTimeout(flush, retryIn);
    retryIn = Math.min(retryIn * 2, 15_000);
  }

  async function flush() {
    clearTimeout(retry);
    const command = waiting.find((one) => !one.held);
    if (sending || desk.away || !command) return tell();
    sending = true;
    tell();
    try {
      // Never somebody else's work in somebody else's name, and never with a token of a session that is over.
      if (trouble === "nobody" || trouble === "other") {
        const now = await desk.who();
        if (now !== "same") return later(now);
      }
      command.sent = true;
      keep();
      const path = typeof command.path === "string" ? command.path : handlers[command.kind].path(command);
      let response = await desk.post(path, command.fields);
      if (response.type === "opaqueredirect" || [401, 403, 404].includes(response.status)) {
        const now = await desk.who();
        if (now !== "same") return later(now);
        if (response.status !== 404) response = await desk.post(path, command.fields);
        if (response.type === "opaqueredirect" || [401, 403, 404].includes(response.status)) return later("gone");
      }
      if (response.status === 423) return desk.stepBack((await response.json()).message);
      if (response.status >= 500) throw new Error(response.status);
      retryIn = 1000;
      trouble = null;
      await settle(command, response);
    } catch (problem) {
      if (problem instanceof TypeError || problem.name === "TimeoutError" || problem.name === "AbortError" || /^5\d\d$/.test(problem.message)) later("offline");
      else throw problem;
    } finally {
      sending = false;
    }
    if (!trouble) flush();
  }

  async function settle(command, response) {
    const handler = handlers[command.kind];
    if (response.ok) {
      waiting.splice(waiting.indexOf(command), 1);
      savedAt = (await handler.done(command, response)) ?? time();
    } else {
      const answer = await response.json();
      if (response.status === 409) {
        command.held = true;
        handler.conflict(command, answer);
      } else {
        waiting.splice(waiting.indexOf(command), 1);
        handler.refused(command, answer);
      }
    }
    keep();
    tell();
  }

  /** Puts back what waited when the page was left, and sends it again. */
  function restore() {
    Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => {
      try {
        if (Date.now() - JSON.parse(localStorage.getItem(key)).at > KEEP_MS) localStorage.removeItem(key);
      } catch {
        localStorage.removeItem(key);
      }
    });
    waiting = (JSON.parse(localStorage.getItem(KEY))?.waiting ?? []).map((command) => ({ ...command, held: false }));
    waiting.forEach((command) => handlers[command.kind].putBack(command));
    flush();
  }

  /** Everything has arrived; false when that does not come to pass within a few seconds. */
  async function settled() {
    for (let turn = 0; turn < 50 && (sending || waiting.some((one) => !one.held)) && !trouble; turn++) {
      await new Promise((done) => setTimeout(done, 100));
    }
    return !waiting.length;
  }

  const again = () => { retryIn = 1000; flush(); };
  window.addEventListener("online", again);
  window.addEventListener("focus", () => trouble && again());
  // Another tab has spoken with the server: perhaps somebody has signed in there.
  window.addEventListener("storage", (event) => { if (event.key === "last-contact" && trouble) again(); });
  window.addEventListener("beforeunload", (event) => { if (waiting.length && !kept) event.preventDefault(); });
  desk.whenAway(tell);

  return {
    add, drop, restore, settled, tell,
    on: (kind, handler) => { handlers[kind] = handler; },
    each: (action) => { waiting.forEach(action); keep(); },
    get length() { return waiting.length; },
  };
}
