// The place at the draft: which tab works on it, who is signed in, and for how long somebody was at work.
const IDLE_MS = 60_000;
const BEAT_MS = 30_000;
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

/** Like crypto.randomUUID(), which there is not without TLS. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** A tab that was duplicated brings the id of the first along, so whoever is there already says so. */
async function ownTab() {
  let tab = sessionStorage.getItem("scoring-tab") ?? uuid();
  const tabs = new BroadcastChannel("scoring-tabs");
  const taken = await new Promise((answer) => {
    tabs.onmessage = ({ data }) => { if (data.here === tab) answer(true); };
    tabs.postMessage({ asks: tab });
    setTimeout(() => answer(false), 60);
  });
  if (taken) tab = uuid();
  tabs.onmessage = ({ data }) => { if (data.asks === tab) tabs.postMessage({ here: tab }); };
  sessionStorage.setItem("scoring-tab", tab);
  return tab;
}

export async function makeDesk({ page, text, base, say }) {
  const viewer = meta("viewer");
  const header = meta("_csrf_header");
  const banner = document.getElementById("desk-banner");
  const clock = document.getElementById("clock");
  const tab = await ownTab();
  const stops = [];
  let token = meta("_csrf");
  let away = false;

  // --- time spent: stands still after a minute without key, pointer, scrolling or sound ---
  let lastSeen = Date.now();
  let before = performance.now();
  let total = Number(text.activeSeconds) * 1000;
  let unsent = Number(sessionStorage.getItem(`scoring-ms:${base}`) ?? 0);
  let beaten = 0;
  ["keydown", "pointerdown", "pointermove", "wheel", "scroll", "input"].forEach((type) =>
    document.addEventListener(type, () => { lastSeen = Date.now(); }, { capture: true, passive: true }));
  const tick = () => {
    const now = performance.now();
    const passed = Math.min(now - before, 5000);
    before = now;
    const playing = [...document.querySelectorAll("audio")].some((audio) => !audio.paused);
    if (playing) lastSeen = Date.now();
    const working = !away && Date.now() - lastSeen < IDLE_MS && (playing || document.visibilityState === "visible");
    if (working) {
      total += passed;
      unsent += passed;
      sessionStorage.setItem(`scoring-ms:${base}`, String(Math.round(unsent)));
      if (Date.now() - beaten > BEAT_MS) sit();
    }
    const seconds = Math.floor(total / 1000);
    clock.textContent = say(text.clock, Math.floor(seconds / 60), seconds % 60);
    clock.classList.toggle("paused", !working);
  };

  async function post(path, fields) {
    const body = new URLSearchParams();
    Object.entries(fields).forEach(([name, value]) =>
      [value].flat().forEach((one) => one != null && body.append(name, one)));
    const ms = Math.round(unsent);
    body.append("activeMs", ms);
    const response = await fetch(base + path, {
      method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(20_000),
      headers: { [header]: token, "X-Tab": tab, "X-Requested-With": "fetch" },
    });
    if (response.ok) {
      unsent = Math.max(0, unsent - ms);
      beaten = Date.now();
      // Work at the desk is contact with the server; the idle warning counts from it.
      localStorage.setItem("last-contact", String(Date.now()));
    }
    return response;
  }

  /** Who is signed in now: "same", "other" or "nobody"; with the same person comes the new session's token. */
  async function who() {
    const response = await fetch(text.who, {
      redirect: "manual", signal: AbortSignal.timeout(20_000), headers: { Accept: "application/json", "X-Requested-With": "fetch" },
    });
    if (response.type === "opaqueredirect" || response.status === 401) return "nobody";
    if (response.status === 403) return "other";
    if (!response.ok) throw new Error(response.status);
    const answer = await response.json();
    if (answer.viewer !== viewer) return "other";
    token = answer.token;
    return "same";
  }

  // --- one tab at a time ---
  async function sit(take = false) {
    beaten = Date.now();
    try {
      const response = await post("/desk", { tab, take });
      if (response.status === 409) stepBack((await response.json()).message);
      else if (take && response.ok) location.reload();
    } catch {
      // No connection: whoever took over meanwhile is told of with the next save.
    }
  }

  function stepBack(message) {
    away = true;
    page.classList.add("read-only");
    page.querySelectorAll("fieldset.crit").forEach((crit) => { crit.disabled = true; });
    banner.querySelector("[data-words]").textContent = message;
    banner.hidden = false;
    stops.forEach((stop) => stop());
  }
  banner.querySelector("[data-take]").addEventListener("click", () => sit(true));

  setInterval(tick, 1000);
  return {
    viewer, post, who, sit, stepBack,
    get away() { return away; },
    whenAway: (stop) => stops.push(stop),
  };
}
