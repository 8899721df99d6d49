// Everything by keyboard.
export function makeKeys({ place, answers, evidence, findings, leave, base, help }) {
  const here = () => place.here();
  const next = (by) => place.step(by);

  function answer(match) {
    const crit = here() ?? place.go(0);
    if (!answers.choose(crit, match) || answers.several(crit) || answers.stays(crit)) return;
    next(1);
  }
  const within = (selector) => here()?.querySelector(selector)?.focus();

  const ACTIONS = {
    j: () => next(1), arrowdown: () => next(1),
    k: () => next(-1), arrowup: () => next(-1),
    enter: () => next(1),
    y: () => answer((control) => control.value === "yes"),
    n: () => answer((control) => control.value === "no"),
    x: () => answer((control) => control.value === "na"),
    c: () => within("textarea"),
    w: () => within("[data-cause]"),
    e: () => evidence.pick(evidence.picking ? null : here()),
    g: () => here() && evidence.visit(here()),
    f: () => findings.open(here()),
    h: () => here()?.querySelectorAll("details.examples").forEach((one) => { one.open = !one.open; }),
    l: () => place.nextIncomplete(),
    s: () => leave(`${base}/check`),
    b: () => leave(`${base}/next`),
    "?": () => help.showModal(),
  };
  const DIGIT = /^[0-9=-]$/;

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const target = event.target;
    const field = target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
    if (key === "escape") {
      if (evidence.picking) {
        const crit = evidence.picking;
        evidence.pick(null);
        place.go(crit);
      } else {
        if (findings.within(target)) findings.close();
        place.go(here());
      }
      return;
    }
    // In a comment Enter goes on, Shift+Enter begins a new line; in a number letters are keys as everywhere.
    const comment = target.matches("textarea[form=scoring]");
    const number = target.matches("input[type=text][data-answer]");
    if (comment && key === "enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      return next(1);
    }
    if (field && !number) return;
    if (number && /^([0-9.,-]|backspace|delete|home|end|tab|arrowleft|arrowright)$/.test(key)) return;
    if (evidence.picking) {
      if (evidence.key(event)) return event.preventDefault();
    } else if (target.matches("[data-cause]") && /^[1-9]$/.test(key)) {
      const boxes = target.closest(".causes").querySelectorAll("[data-cause]");
      boxes[Number(key) - 1]?.click();
      return event.preventDefault();
    } else if (DIGIT.test(key)) {
      event.preventDefault();
      return answer((control) => control.dataset.key === key);
    }
    // A button, a link and a fold keep their Enter; so does the conversation its arrows.
    const own = target.closest("button, a, summary, audio, input[type=range]") || target.id === "conversation-pane";
    if (own && /^(enter| |arrow.*)$/.test(key)) return;
    if (ACTIONS[key]) {
      event.preventDefault();
      ACTIONS[key]();
    }
  });
}
