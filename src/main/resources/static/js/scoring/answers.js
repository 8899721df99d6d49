// Answers, comments and causes: read from the form, stored singly, and what they come to.
export function makeAnswers({ page, text, criteria, byId, desk, queue, say, tag, button }) {
  const conditional = criteria.filter((crit) => crit.dataset.condition);
  const parts = [...page.querySelectorAll(".part")];
  const controls = (crit) => [...crit.querySelectorAll("[data-answer]")];
  const revision = (crit) => crit.querySelector("[data-revision]");
  const comment = (crit) => crit.querySelector("textarea[form=scoring]");

  function code(crit) {
    const chosen = controls(crit).filter((control) => (control.type === "text" ? control.value.trim() : control.checked));
    if (chosen.some((control) => control.value === "na")) return "na";
    return chosen.map((control) => (control.type === "text" ? control.value.trim().replace(",", ".") : control.value)).join(",");
  }
  const shownNumber = (number) => (document.documentElement.lang === "id" ? number.replace(".", ",") : number);
  const causes = (crit) => [...crit.querySelectorAll("[data-cause]:checked")].map((box) => box.value);
  const typed = (crit) => ({ answer: code(crit), comment: comment(crit).value, causes: causes(crit), revision: revision(crit).value });

  function put(crit, answer, words, why) {
    const codes = new Set((answer ?? "").split(","));
    controls(crit).forEach((control) => {
      if (control.type === "text") control.value = answer === "na" ? "" : shownNumber(answer ?? "");
      else control.checked = answer === control.value || codes.has(control.value);
    });
    comment(crit).value = words ?? "";
    crit.querySelectorAll("[data-cause]").forEach((box) => { box.checked = (why ?? []).includes(box.value); });
  }

  // --- what follows from the answers, here at once and as the server says once it has them ---
  function asked(crit, depth = 0) {
    const { condition, codes } = crit.dataset;
    const other = condition && byId.get(condition);
    if (!other || depth > criteria.length) return true;
    const wanted = codes.split(" ");
    return asked(other, depth + 1) && code(other).split(",").some((one) => wanted.includes(one));
  }
  function fails(crit) {
    const chosen = controls(crit).filter((control) => control.type !== "text" && control.checked);
    return chosen.length > 0 && chosen.every((control) => "fails" in control.dataset);
  }
  const shown = (crit) => !crit.classList.contains("unasked");
  const scored = (crit) => controls(crit).length > 0;

  function showAsked(test) {
    conditional.forEach((crit) => crit.classList.toggle("unasked", !test(crit)));
    if (conditional.length) parts.forEach((part) => { part.hidden = ![...part.querySelectorAll(".crit")].some(shown); });
  }

  /** What a criterion still wants before the evaluation can be sent, in words. */
  function missing(crit) {
    if (!shown(crit)) return [];
    const lacks = [];
    if (scored(crit) && !code(crit)) lacks.push(text.missingAnswer);
    if (!crit.classList.contains("failed")) return lacks;
    const wants = (crit.dataset.wants ?? "").split(" ");
    if (wants.includes("comment") && !comment(crit).value.trim()) lacks.push(text.missingComment);
    if (wants.includes("cause") && !causes(crit).length) lacks.push(text.missingCause);
    if (wants.includes("evidence") && !crit.querySelector(".evidence li")) lacks.push(text.missingEvidence);
    if (wants.includes("finding") && !crit.querySelector(".finding")) lacks.push(text.missingFinding);
    return lacks;
  }
  const incomplete = () => criteria.filter((crit) => missing(crit).length);

  function showMissing(crit) {
    const wanted = crit.querySelector(".wanted");
    const lacks = crit.classList.contains("failed") ? missing(crit) : [];
    wanted.textContent = lacks.length ? say(text.wanted, lacks.join(", ")) : "";
  }
  let counting;
  function count() {
    const asks = criteria.filter((crit) => scored(crit) && shown(crit));
    const done = asks.filter((crit) => code(crit)).length;
    document.getElementById("answered").textContent = done;
    document.getElementById("total").textContent = asks.length;
    const bar = document.getElementById("progress");
    bar.max = asks.length;
    bar.value = done;
    clearTimeout(counting);
    counting = setTimeout(() => {
      const open = incomplete().length;
      document.getElementById("missing").textContent = say(text.missingCount, open);
      document.getElementById("missing").classList.toggle("ready", !open);
    }, 50);
  }

  function followed(crit) {
    if (!code(crit) || controls(crit).some((control) => control.checked)) crit.classList.toggle("failed", fails(crit));
    if (conditional.length) showAsked(asked);
    showMissing(crit);
    count();
  }

  function show(running) {
    document.getElementById("score").textContent = running.score;
    document.getElementById("critical").replaceChildren(...running.critical.map((words) => tag(words, "tag late me-1")));
    document.getElementById("effects").replaceChildren(...running.effects.map((effect) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#criterion-${effect.criterionId}`;
      link.textContent = `${byId.get(effect.criterionId).dataset.number}. ${effect.words}`;
      line.append(link);
      return line;
    }));
    page.querySelectorAll("[id^=section-]").forEach((place) => {
      const score = running.sections[place.id.substring("section-".length)];
      place.textContent = score === undefined ? "" : `· ${score}`;
    });
    // Newer answers are on their way: what follows from them is known here already.
    if (queue.length) return;
    const failed = new Set(running.failed);
    const asks = new Set(running.asked);
    criteria.forEach((crit) => {
      const before = crit.classList.contains("failed");
      crit.classList.toggle("failed", failed.has(crit.dataset.criterion));
      if (before || crit.classList.contains("failed")) showMissing(crit);
    });
    showAsked((crit) => asks.has(crit.dataset.criterion));
    count();
  }

  // --- storing ---
  const typing = new Map();
  function changed(crit) {
    clearTimeout(typing.get(crit));
    typing.delete(crit);
    const id = crit.dataset.criterion;
    followed(crit);
    queue.add({ kind: "answer", key: `answer:${id}`, id, path: `/answers/${id}`, fields: typed(crit) });
  }

  queue.on("answer", {
    async done(command, response) {
      const answer = await response.json();
      const crit = byId.get(command.id);
      revision(crit).value = answer.revision;
      queue.each((other) => { if (other.key === command.key) other.fields.revision = answer.revision; });
      crit.querySelector(".conflict").hidden = true;
      show(answer.running);
      return answer.savedAt;
    },
    refused: (command, answer) => refused(byId.get(command.id), answer.message),
    conflict: (command, theirs) => conflict(byId.get(command.id), command, theirs),
    putBack(command) {
      const crit = byId.get(command.id);
      if (!crit) return;
      put(crit, command.fields.answer, command.fields.comment, command.fields.causes);
      followed(crit);
    },
  });

  function refused(crit, message) {
    const box = crit.querySelector(".conflict");
    box.replaceChildren(message);
    box.hidden = false;
  }

  // Another tab was faster: both stay until somebody chooses.
  function conflict(crit, command, theirs) {
    const codes = theirs.code.split(",");
    const labels = controls(crit).filter((control) => codes.includes(control.value))
      .map((control) => control.parentElement.querySelector("span").textContent);
    const stored = labels.join(", ") || theirs.code || "–";
    const box = crit.querySelector(".conflict");
    const words = document.createElement("p");
    words.className = "mb-1";
    words.textContent = `${theirs.message} ${stored}${theirs.comment ? ` – “${theirs.comment}”` : ""}`;
    const choose = (mine) => () => {
      queue.drop((other) => other === command);
      revision(crit).value = theirs.revision;
      if (!mine) put(crit, theirs.code, theirs.comment, theirs.causes);
      box.hidden = true;
      if (mine) changed(crit);
      else followed(crit);
    };
    box.replaceChildren(words, button(text.mine, choose(true)), button(text.theirs, choose(false)));
    box.hidden = false;
  }

  page.addEventListener("change", (event) => {
    const crit = event.target.closest("fieldset.crit");
    if (!crit || event.target.getAttribute("form") !== "scoring") return;
    // "Not applicable" and any other answer exclude each other, whatever the controls.
    if (event.target.matches("[data-answer]")) {
      const na = event.target.value === "na";
      controls(crit).filter((control) => control !== event.target && (control.value === "na" || na)).forEach((control) => {
        if (control.type === "text") control.value = "";
        else control.checked = false;
      });
    }
    changed(crit);
  });
  page.addEventListener("input", (event) => {
    const crit = event.target.closest("fieldset.crit");
    if (!crit || !event.target.matches("textarea[form=scoring], input[type=text][form=scoring]")) return;
    if (event.target.matches("textarea")) grow(event.target);
    clearTimeout(typing.get(crit));
    typing.set(crit, setTimeout(() => changed(crit), 800));
  });
  const grow = (area) => { if (area.value && area.rows < 2) area.rows = 2; };
  page.querySelectorAll("textarea[form=scoring]").forEach(grow);

  /** A key was pressed: the answer that it stands for. True when the criterion has one. */
  function choose(crit, match) {
    const control = controls(crit).find((one) => one.type !== "text" && match(one));
    if (!control || desk.away) return false;
    control.checked = control.type === "checkbox" ? !control.checked : true;
    control.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  criteria.forEach(showMissing);
  count();
  return {
    choose, refused, incomplete, missing, shown, showMissing, count,
    several: (crit) => crit.dataset.kind === "MULTI_CHOICE",
    stays: (crit) => crit.classList.contains("failed") && (crit.dataset.wants ?? "") !== "",
    finish: () => [...typing.keys()].forEach(changed),
  };
}
