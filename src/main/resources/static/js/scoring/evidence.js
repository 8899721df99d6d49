// Evidence: words of a message or a stretch of the recording, shown in the conversation and at the criterion.
const JUMP_MS = 2500;

export function makeEvidence({ uuid, page, text, criteria, byId, desk, queue, say, tag, place, refused, changed }) {
  const pane = document.getElementById("conversation-pane");
  const hint = document.getElementById("evidence-hint");
  const messages = [...pane.querySelectorAll("[data-position]")];
  const byPosition = new Map(messages.map((message) => [message.dataset.position, message]));
  const said = (message) => message.querySelector(".msg");
  const painted = new Map();
  let picking = null;
  let jumped = "";

  // --- marks in the conversation ---
  function paint() {
    document.dispatchEvent(new Event("recording:stretches"));
    const proofs = new Map(messages.map((message) => [message.dataset.position, []]));
    page.querySelectorAll(".evidence li[data-position]").forEach((item) => proofs.get(item.dataset.position)?.push({
      quote: item.dataset.quote ?? "", crit: item.closest("fieldset.crit"),
    }));
    messages.forEach((message) => {
      const here = proofs.get(message.dataset.position);
      const as = here.map(({ quote, crit }) => `${crit.dataset.number}:${quote}`).join("\n");
      if ((painted.get(message) ?? "") === as) return;
      painted.set(message, as);
      message.classList.toggle("marked", here.length > 0);
      highlight(said(message), here.filter((proof) => proof.quote));
      message.querySelector(".marks-of")?.remove();
      if (!here.length) return;
      const marks = document.createElement("span");
      marks.className = "marks-of";
      here.forEach(({ crit }) => {
        const back = document.createElement("button");
        back.type = "button";
        back.className = "tag wait";
        back.dataset.to = crit.dataset.criterion;
        back.textContent = say(text.evidenceMark, crit.dataset.number);
        marks.append(back);
      });
      said(message).after(marks);
    });
  }

  function highlight(box, quotes) {
    const words = box.textContent;
    const cuts = quotes.map(({ quote, crit }) => ({ from: words.indexOf(quote), to: words.indexOf(quote) + quote.length, crit }))
      .filter((cut) => cut.from >= 0);
    const edges = [...new Set([0, words.length, ...cuts.flatMap((cut) => [cut.from, cut.to])])].sort((a, b) => a - b);
    box.replaceChildren(...edges.slice(0, -1).map((edge, at) => {
      const piece = words.slice(edge, edges[at + 1]);
      const of = cuts.find((cut) => cut.from <= edge && cut.to >= edges[at + 1]);
      if (!of) return piece;
      const mark = document.createElement("mark");
      mark.dataset.to = of.crit.dataset.criterion;
      mark.textContent = piece;
      return mark;
    }));
  }

  // --- choosing a message, and words in it ---
  function pick(crit) {
    if (desk.away) crit = null;
    const words = crit && messages.find((message) => quoteIn(message));
    if (words) return add(crit, words.dataset.position, quoteIn(words));
    picking = crit;
    pane.classList.toggle("picking", Boolean(crit));
    hint.hidden = !crit;
    messages.forEach((message) => (crit ? message.setAttribute("tabindex", "0") : message.removeAttribute("tabindex")));
    if (!crit) return;
    hint.textContent = say(text.evidenceOn, crit.dataset.number);
    const top = Math.max(0, pane.getBoundingClientRect().top);
    (messages.find((message) => message.getBoundingClientRect().top >= top) ?? messages[0])?.focus();
  }

  /** The selected words within a message; null when there are none. */
  function quoteIn(message) {
    const selection = getSelection();
    const box = said(message);
    if (!selection.rangeCount || selection.isCollapsed || !selection.getRangeAt(0).intersectsNode(box)) return null;
    const range = selection.getRangeAt(0).cloneRange();
    if (!box.contains(range.startContainer)) range.setStart(box, 0);
    if (!box.contains(range.endContainer)) range.setEnd(box, box.childNodes.length);
    return range.toString().trim() || null;
  }

  const words = { message: null, from: -1, to: -1 };
  /** Arrows go from word to word; with Shift the selection grows. */
  function word(message, by, grow) {
    const parts = [...said(message).textContent.matchAll(/\S+/g)].map((match) => [match.index, match.index + match[0].length]);
    if (words.message !== message) Object.assign(words, { message, from: -1, to: -1 });
    const within = (at) => Math.min(Math.max(0, at), parts.length - 1);
    words.to = within(words.to + by);
    words.from = grow && words.from >= 0 ? words.from : words.to;
    const [first, last] = [Math.min(words.from, words.to), Math.max(words.from, words.to)];
    const [start, end] = [pointAt(said(message), parts[first][0]), pointAt(said(message), parts[last][1])];
    getSelection().setBaseAndExtent(...start, ...end);
  }
  function pointAt(box, offset) {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    let left = offset;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    return [box, box.childNodes.length];
  }

  /** Keys while a message is being chosen. True when the key was one of them. */
  function key(event) {
    const message = event.target.closest?.("[data-position]") ?? messages[0];
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step) messages[messages.indexOf(message) + step]?.focus();
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") word(message, event.key === "ArrowRight" ? 1 : -1, event.shiftKey);
    else if (event.key === "Enter" && message) prove(message);
    else if (/^[0-9]$/.test(event.key)) {
      // Digits in quick succession are one number.
      jumped = Date.now() - key.at < 1000 ? jumped + event.key : event.key;
      key.at = Date.now();
      (byPosition.get(jumped) ?? byPosition.get((jumped = event.key)))?.focus();
    } else return false;
    return true;
  }
  key.at = 0;

  function prove(message) {
    const crit = picking;
    const position = message.dataset.position;
    const quote = quoteIn(message);
    const known = crit.querySelector(`.evidence li[data-position="${position}"]`);
    pick(null);
    if (known && !quote) remove(known);
    else add(crit, position, quote);
  }

  function add(crit, position, quote) {
    getSelection().removeAllRanges();
    words.message = null;
    crit.querySelector(`.evidence li[data-position="${position}"]`)?.remove();
    const command = {
      kind: "evidence", local: uuid(), path: "/evidence",
      fields: { criterionId: crit.dataset.criterion, position, quote },
    };
    draw(command);
    queue.add(command);
    place.go(crit);
  }

  // A stretch of the recording goes to the criterion that is being worked on.
  page.addEventListener("recording:mark", (event) => {
    const crit = place.here() ?? criteria[0];
    if (desk.away) return;
    const { recordingId, from, to, fromText, toText } = event.detail;
    if (crit.querySelector(`.evidence [data-from="${from}"][data-to="${to}"]`)) return;
    const command = {
      kind: "evidence", local: uuid(), path: "/stretches", fromText, toText,
      fields: { criterionId: crit.dataset.criterion, recordingId, from, to },
    };
    draw(command);
    queue.add(command);
    place.go(crit);
  });

  /** Shows what was marked at its criterion, before the server has it. */
  function draw({ local, fields, fromText, toText }) {
    const crit = byId.get(fields.criterionId);
    if (!crit) return;
    const item = document.createElement("li");
    item.dataset.local = local;
    item.classList.add("unsent");
    if (fields.recordingId) {
      const play = document.createElement("button");
      play.type = "button";
      play.className = "stretch";
      Object.assign(play.dataset, { stretch: "", recording: fields.recordingId, from: fields.from, to: fields.to });
      play.textContent = fields.from === fields.to ? say(text.moment, fromText) : say(text.stretch, fromText, toText);
      item.append(play);
    } else {
      item.dataset.position = fields.position;
      const link = document.createElement("a");
      link.href = `#m${fields.position}`;
      link.textContent = say(text.evidenceMessage, fields.position);
      item.append(link);
      if (fields.quote) {
        item.dataset.quote = fields.quote;
        item.append(" ", tag(`“${fields.quote}”`, "muted"));
      }
    }
    crit.querySelector(".evidence").append(item);
    removable(item);
    paint();
    changed(crit);
  }

  const itemOf = (command) => page.querySelector(`.evidence li[data-local="${command.local}"]`);
  queue.on("evidence", {
    async done(command, response) {
      const { id } = await response.json();
      const item = itemOf(command);
      queue.each((other) => { if (other.kind === "release" && other.local === command.local) other.id = id; });
      if (!item) return;
      item.dataset.id = id;
      item.classList.remove("unsent");
    },
    refused(command, answer) {
      itemOf(command)?.remove();
      paint();
      refused(byId.get(command.fields.criterionId), answer.message);
    },
    putBack: draw,
  });
  queue.on("release", {
    path: (command) => `/evidence/${command.id}/removal`,
    done: () => {},
    refused: (command, answer) => refused(byId.get(command.criterion), answer.message),
    putBack: (command) => page.querySelector(`.evidence li[data-id="${command.id}"]`)?.remove(),
  });

  function remove(item) {
    if (desk.away) return;
    const crit = item.closest("fieldset.crit");
    const { id, local } = item.dataset;
    let sent = Boolean(id);
    queue.each((command) => { if (command.kind === "evidence" && command.local === local && command.sent) sent = true; });
    item.remove();
    paint();
    changed(crit);
    if (sent) queue.add({ kind: "release", id, local, criterion: crit.dataset.criterion, fields: {} });
    else queue.drop((command) => command.kind === "evidence" && command.local === local);
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

  // --- both ways ---
  function showMessage(position) {
    const message = byPosition.get(position);
    if (!message) return;
    message.scrollIntoView({ block: "center" });
    message.classList.add("shown");
    setTimeout(() => message.classList.remove("shown"), JUMP_MS);
    message.querySelector("[data-to]")?.focus({ preventScroll: true });
    message.querySelector(".marks-of button")?.focus({ preventScroll: true });
  }
  /** From the criterion to its evidence: the next one each time. */
  function visit(crit) {
    const items = [...crit.querySelectorAll(".evidence li")];
    if (!items.length) return;
    const at = Number(crit.dataset.visited ?? -1) + 1;
    crit.dataset.visited = at % items.length;
    const item = items[at % items.length];
    if (item.dataset.position) showMessage(item.dataset.position);
    else item.querySelector(".stretch").click();
  }

  pane.addEventListener("click", (event) => {
    const message = event.target.closest("[data-position]");
    const back = event.target.closest("[data-to]");
    if (picking && message) prove(message);
    else if (back && getSelection().isCollapsed) place.go(byId.get(back.dataset.to));
  });
  page.addEventListener("click", (event) => {
    const to = event.target.closest(".evidence a[href^='#m']");
    if (to) {
      event.preventDefault();
      showMessage(to.closest("li").dataset.position);
    }
    const proving = event.target.closest("[data-evidence]");
    if (proving) pick(picking ? null : proving.closest("fieldset.crit"));
  });
  // The words that were selected stay selected while the button is pressed.
  page.addEventListener("mousedown", (event) => { if (event.target.closest("[data-evidence]")) event.preventDefault(); });

  page.querySelectorAll(".evidence li").forEach(removable);
  paint();
  return { pick, key, visit, get picking() { return picking; } };
}
