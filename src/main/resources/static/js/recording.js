// Plays a recording: wave form, speed, skips, two sides, keys; the transcript follows; moments and stretches are marked.
const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
const WIDTH = 400;
// Above this, decoding for the picture would take more memory than a picture is worth.
const LONGEST_TO_DECODE = 45 * 60_000;
const desk = document.querySelector(".player");
const text = desk.dataset;
const duration = Number(text.duration);
const audio = desk.querySelector("audio");
const $ = (selector) => desk.querySelector(selector);
const all = (selector) => [...desk.querySelectorAll(selector)];
const say = (template, value) => template.replace("{0}", value);

const pad = (number) => String(number).padStart(2, "0");
export const clock = (milliseconds) => {
  const seconds = Math.floor(milliseconds / 1000);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}${text.between}${pad(seconds % 60)}`;
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}${text.between}${rest}`;
};

const told = $(".told");
const seek = $(".seek");
const toggle = $("[data-toggle]");
$(".player-plain").hidden = true;
$(".player-desk").hidden = false;

// --- time ---
// Until the file is opened the player only remembers where to begin.
let wanted = 0;
let stopAt = null;
const now = () => (audio.readyState > 0 ? audio.currentTime * 1000 : wanted);

function to(milliseconds) {
  wanted = Math.min(Math.max(0, milliseconds), duration);
  if (audio.readyState > 0) audio.currentTime = wanted / 1000;
  show();
}
audio.addEventListener("loadedmetadata", () => { audio.currentTime = wanted / 1000; });

function play() {
  told.textContent = "";
  if (now() >= duration - 50) to(0);
  audio.play().catch(() => { if (audio.error) told.textContent = text.failed; });
}
const playOrPause = () => { stopAt = null; audio.paused ? play() : audio.pause(); };
const skip = (seconds) => { stopAt = null; to(now() + seconds * 1000); };

function show() {
  const at = now();
  $("[data-now]").textContent = clock(at);
  seek.value = at;
  seek.setAttribute("aria-valuetext", clock(at));
  const x = (at / duration) * WIDTH;
  all(".heard").forEach((rect) => rect.setAttribute("width", x));
  all(".now").forEach((line) => { line.setAttribute("x1", x); line.setAttribute("x2", x); });
  follow(at);
}

let frame;
function run() {
  if (stopAt != null && now() >= stopAt) {
    audio.pause();
    stopAt = null;
  }
  show();
  if (!audio.paused) frame = requestAnimationFrame(run);
}
audio.addEventListener("play", () => { toggle.textContent = text.pause; cancelAnimationFrame(frame); run(); decode(); });
audio.addEventListener("pause", () => { toggle.textContent = text.play; show(); });
audio.addEventListener("seeked", show);
audio.addEventListener("error", () => { told.textContent = text.failed; });

toggle.addEventListener("click", playOrPause);
all("[data-skip]").forEach((button) => button.addEventListener("click", () => skip(Number(button.dataset.skip))));
seek.addEventListener("input", () => { stopAt = null; to(Number(seek.value)); });
all(".wave").forEach((wave) => wave.addEventListener("click", (event) => {
  const box = wave.getBoundingClientRect();
  stopAt = null;
  to(((event.clientX - box.left) / box.width) * duration);
}));

// --- speed ---
function faster(speed) {
  audio.playbackRate = audio.defaultPlaybackRate = speed;
  all("[data-speed]").forEach((button) => button.setAttribute("aria-pressed", Number(button.dataset.speed) === speed));
}
all("[data-speed]").forEach((button) => button.addEventListener("click", () => faster(Number(button.dataset.speed))));
const step = (by) => faster(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(audio.playbackRate) + by))]);

// --- two sides: heard in both ears, each can be muted ---
let gains = null;
function split() {
  const context = new AudioContext();
  const splitter = context.createChannelSplitter(2);
  context.createMediaElementSource(audio).connect(splitter);
  gains = [0, 1].map((channel) => {
    const gain = context.createGain();
    splitter.connect(gain, channel);
    gain.connect(context.destination);
    return gain;
  });
  return context.resume();
}
all("[data-lane]").forEach((button) => button.addEventListener("click", async () => {
  if (!gains) await split();
  const heard = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", heard);
  button.closest(".lane").classList.toggle("muted-lane", !heard);
  gains[Number(button.dataset.lane)].gain.value = heard ? 1 : 0;
}));

// --- the wave, where the server could not draw it: compressed sound is decoded by the browser, once it is played ---
let decoding = false;
async function decode() {
  const lanes = all(".wave path");
  if (decoding || lanes[0].getAttribute("d") || duration > LONGEST_TO_DECODE) return;
  decoding = true;
  try {
    const content = await (await fetch(audio.currentSrc, { headers: { Range: "bytes=0-" } })).arrayBuffer();
    const sound = await new OfflineAudioContext(lanes.length, 1, 8000).decodeAudioData(content);
    const loudest = lanes.map((lane, channel) => {
      const data = sound.getChannelData(Math.min(channel, sound.numberOfChannels - 1));
      return Array.from({ length: WIDTH }, (_, i) => {
        let most = 0;
        const end = Math.floor(((i + 1) * data.length) / WIDTH);
        for (let at = Math.floor((i * data.length) / WIDTH); at < end; at++) most = Math.max(most, Math.abs(data[at]));
        return most;
      });
    });
    const most = Math.max(0.001, ...loudest.flat());
    lanes.forEach((lane, channel) => lane.setAttribute("d", loudest[channel].map((value, i) => {
      const half = Math.max(1, Math.round((value * 19) / most));
      return `M${i}.5 ${20 - half}v${2 * half}`;
    }).join("")));
  } catch {
    // Without a picture the recording is heard as well.
  }
}

// --- stretches that are evidence ---
const SVG = "http://www.w3.org/2000/svg";
function stretches() {
  const proofs = [...document.querySelectorAll(`[data-stretch][data-recording="${text.recording}"]`)];
  all(".stretches").forEach((place) => place.replaceChildren(...proofs.map((proof) => {
    const from = (Number(proof.dataset.from) / duration) * WIDTH;
    const rect = document.createElementNS(SVG, "rect");
    rect.setAttribute("x", from);
    rect.setAttribute("width", Math.max(1.5, (Number(proof.dataset.to) / duration) * WIDTH - from));
    rect.setAttribute("y", 0);
    rect.setAttribute("height", 40);
    return rect;
  })));
}
document.addEventListener("recording:stretches", stretches);
document.addEventListener("click", (event) => {
  const proof = event.target.closest?.("[data-stretch]");
  if (!proof || proof.dataset.recording !== text.recording) return;
  event.preventDefault();
  const from = Number(proof.dataset.from);
  const end = Number(proof.dataset.to);
  to(from);
  stopAt = end > from ? end : null;
  play();
});

// --- marking: the page that wants the mark hears an event ---
let began = null;
const markEnd = $('[data-mark="to"]');
function mark(kind) {
  const at = Math.round(Math.min(now(), duration));
  if (kind === "from") {
    began = at;
    markEnd.disabled = false;
    told.textContent = say(text.marking, clock(at));
    return;
  }
  if (kind === "to" && began == null) return;
  const from = kind === "to" ? Math.min(began, at) : at;
  const end = kind === "to" ? Math.max(began, at) : at;
  began = null;
  markEnd.disabled = true;
  told.textContent = "";
  desk.dispatchEvent(new CustomEvent("recording:mark", { bubbles: true, detail: { recordingId: text.recording, from, to: end, fromText: clock(from), toText: clock(end) } }));
}
all("[data-mark]").forEach((button) => button.addEventListener("click", () => mark(button.dataset.mark)));

// --- the transcript: what is said now is shown, and a message's time plays from there ---
const started = Number(text.startedAt);
const lines = [...document.querySelectorAll("[data-position] time[datetime]")]
  .map((time) => ({ time, message: time.closest("[data-position]"), at: Date.parse(time.dateTime) - started }))
  .filter((line) => line.at >= 0 && line.at <= duration);
lines.forEach((line) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "play-from";
  button.title = say(text.playFrom, clock(line.at));
  line.time.replaceWith(button);
  button.append(line.time, ` ▸ ${clock(line.at)}`);
  button.addEventListener("click", () => { stopAt = null; to(line.at); play(); });
});
let spoken = null;
function follow(at) {
  const line = lines.findLast((one) => one.at <= at + 50);
  const message = line?.message ?? null;
  if (message === spoken) return;
  spoken?.classList.remove("spoken");
  spoken = message;
  if (!message || (audio.paused && at === 0)) {
    spoken = null;
    return;
  }
  message.classList.add("spoken");
  if (!audio.paused) message.scrollIntoView({ block: "nearest" });
}

// --- keys ---
const ANYWHERE = {
  p: playOrPause, ",": () => skip(-5), ".": () => skip(5), "<": () => step(-1), ">": () => step(1),
};
const MARKS = { "[": "from", "]": "to", m: "moment" };
const FREE = { " ": playOrPause, ArrowLeft: () => skip(-5), ArrowRight: () => skip(5) };
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("textarea, select, input:not([type=radio], [type=range]), [contenteditable]")) return;
  const key = event.key.toLowerCase();
  // A button keeps the space bar, a choice its arrows; the position is ours.
  const busy = event.target !== seek && event.target.closest(event.key === " " ? "button, a, summary, input" : "input");
  const action = ANYWHERE[key] ?? (markEnd && MARKS[key] ? () => mark(MARKS[key]) : busy ? undefined : FREE[event.key]);
  if (!action) return;
  event.preventDefault();
  action();
});

stretches();
show();
