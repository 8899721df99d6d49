// Reading along in one conversation: what is said arrives, and the page follows unless the reader has scrolled up.
// By the address that the page gives, which changes with the content.
const { listen, piece, tick } = await import(document.getElementById("live-words").dataset.stream);

const talk = document.getElementById("talk");
const head = document.getElementById("live-head");
const down = document.getElementById("talk-down");
const address = new URL(talk.dataset.events, location.href);

const atEnd = () => talk.scrollHeight - talk.scrollTop - talk.clientHeight < 60;
const toEnd = () => {
  talk.scrollTop = talk.scrollHeight;
  down.hidden = true;
};

function add(html, number) {
  const line = piece(html);
  if (document.getElementById(line.id)) return;
  const follow = atEnd();
  // What was said earlier may arrive later.
  const next = [...talk.children].findLast((other) => other.dataset.at <= line.dataset.at);
  if (next) next.after(line);
  else talk.prepend(line);
  document.getElementById("talk-empty").hidden = true;
  address.searchParams.set("after", number);
  if (follow) toEnd();
  else down.hidden = false;
}

const stream = listen(() => address.href, {
  line: ({ data, lastEventId }) => add(data, lastEventId),
  head: ({ data }) => {
    head.innerHTML = data;
    look();
  },
  ended: ({ data }) => {
    stream.end();
    document.getElementById("live-ended").innerHTML = data;
    document.getElementById("reserve")?.remove();
    head.querySelectorAll("[data-wait]").forEach((mark) => mark.remove());
  },
});

function look() {
  head.querySelectorAll("[data-since]").forEach(tick);
}
setInterval(look, 1000);
look();
down.addEventListener("click", toEnd);
talk.addEventListener("scroll", () => atEnd() && (down.hidden = true));
toEnd();
