// What both live pages share: a stream that is opened again when it breaks, and waiting times that go on.
const words = document.getElementById("live-words").dataset;
const state = document.getElementById("live-state");
const say = (template, value) => template.replace("{0}", value);
export { words, say };

let ahead = Number(words.now) - Date.now(); // the server's clock minus ours
export const now = () => Date.now() + ahead;

function show(kind, text) {
  if (state.dataset.kind === kind) return;
  state.dataset.kind = kind;
  state.querySelector("[data-text]").textContent = text;
}

export function duration(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= 3600) return `${Math.floor(s / 3600)} ${words.hour} ${Math.floor((s % 3600) / 60)} ${words.minute}`;
  return s >= 60 ? `${Math.floor(s / 60)} ${words.minute} ${s % 60} ${words.second}` : `${s} ${words.second}`;
}

// Brings the words on a waiting time up to date; says how bad it is.
export function tick(holder) {
  const mark = holder.querySelector("[data-wait]");
  if (!mark || !holder.dataset.since) return "";
  const seconds = (now() - Date.parse(holder.dataset.since)) / 1000;
  const level = seconds >= Number(words.late) ? "late" : seconds >= Number(words.notice) ? "wait" : "ok";
  const text = say(words[`${level}Words`], duration(seconds));
  if (mark.textContent !== text) mark.textContent = text;
  mark.classList.remove("ok", "wait", "late");
  mark.classList.add(level);
  return level;
}

export function piece(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

// address: asked anew for every connection. handlers: by the event's name.
export function listen(address, handlers) {
  const SILENT_MS = 40_000;
  let source;
  let heard;
  let pause = 1000;
  let again;
  let done = false;

  const stop = () => {
    clearTimeout(again);
    source?.close();
    source = undefined;
  };
  const over = () => {
    done = true;
    stop();
    show("over", words.over);
  };
  const later = () => {
    stop();
    show("lost", words.lost);
    again = setTimeout(async () => {
      // The stream itself does not say why it was refused.
      const probe = new AbortController();
      try {
        const answer = await fetch(address(), { redirect: "manual", signal: probe.signal });
        if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) over();
      } catch {
        // not there yet
      }
      probe.abort();
      if (!done) open();
    }, pause);
    pause = Math.min(pause * 2, 30_000);
  };
  const open = () => {
    stop();
    heard = Date.now();
    source = new EventSource(address());
    source.onopen = () => {
      heard = Date.now();
      pause = 1000;
      show("connected", words.connected);
    };
    source.onerror = () => {
      if (!done) later();
    };
    Object.entries(handlers).forEach(([name, handle]) =>
      source.addEventListener(name, (event) => {
        heard = Date.now();
        handle(event);
      }));
    source.addEventListener("beat", (event) => {
      heard = Date.now();
      ahead = Number(event.data) - Date.now();
    });
    source.addEventListener("over", over);
  };

  // A connection that was cut silently is noticed by the beat that does not come.
  setInterval(() => {
    if (source && Date.now() - heard > SILENT_MS) later();
  }, 5000);
  // Nobody looks at a hidden page; browsers allow few connections.
  document.addEventListener("visibilitychange", () => {
    if (done) return;
    if (document.hidden) {
      stop();
      show("paused", words.paused);
    } else open();
  });
  window.addEventListener("offline", () => done || document.hidden || later());
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && !done) open();
  });
  open();
  return { end: () => { done = true; stop(); state.hidden = true; } };
}
