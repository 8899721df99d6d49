// Leads from one word that was searched for to the next in an opened conversation.
const bar = document.getElementById("marks");
const marks = [...document.querySelectorAll("#conversation mark")];

if (bar && marks.length > 0) {
  const place = document.getElementById("marks-place");
  let at = -1;
  const go = (step) => {
    marks[at]?.classList.remove("here");
    at = (at + step + marks.length) % marks.length;
    marks[at].classList.add("here");
    marks[at].scrollIntoView({ block: "center" });
    place.textContent = place.dataset.text.replace("%1", at + 1).replace("%2", marks.length);
  };
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-step]");
    if (button) {
      go(Number(button.dataset.step));
    }
  });
  go(1);
}
