// Every message says for which criteria it is evidence; what was quoted is marked in it.
const page = document.getElementById("evaluation-page");
page.querySelectorAll(".evidence li[data-position]").forEach((proof) => {
  const message = document.getElementById(`m${proof.dataset.position}`);
  if (!message) return;
  message.classList.add("marked");
  const said = message.querySelector(".msg");
  let marks = message.querySelector(".marks");
  if (!marks) {
    marks = document.createElement("span");
    marks.className = "marks";
    said.after(marks);
  }
  const of = proof.closest(".evidence").dataset;
  const tag = document.createElement(of.criterion ? "a" : "span");
  if (of.criterion) tag.href = `#${of.criterion}`;
  tag.className = "tag wait me-1";
  tag.textContent = page.dataset.evidenceMark.replace("{0}", of.of);
  marks.append(tag);
  const quote = proof.dataset.quote;
  const only = said.childNodes.length === 1 ? said.firstChild : null;
  const at = quote && only ? only.textContent.indexOf(quote) : -1;
  if (at >= 0) {
    const range = document.createRange();
    range.setStart(only, at);
    range.setEnd(only, at + quote.length);
    range.surroundContents(document.createElement("mark"));
  }
});
