// The recall box: opens over any page; arrows walk the answers, Enter takes the first. Without this module its links
// lead to 人, where the same box stands.

const dialog = () => document.querySelector("#recall-dialog");
const answers = () => [...document.querySelectorAll("#recall-found [data-recalled]")];

function open() {
  const box = dialog();
  if (!box || box.open) return;
  box.showModal();
  box.querySelector("[data-recall]").select();
}

function walk(by) {
  const line = document.querySelector("[data-recall]");
  const stops = [line, ...answers()];
  const here = Math.max(stops.indexOf(document.activeElement), 0);
  stops[Math.min(Math.max(here + by, 0), stops.length - 1)].focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-recall-open]")) {
    // On 人 the box stands already.
    const standing = document.querySelector("main #recall");
    event.preventDefault();
    standing ? standing.focus() : open();
  }
  if (event.target.closest("[data-recall-close]") || event.target === dialog()) dialog().close();
});

document.addEventListener("keydown", (event) => {
  if (!event.target.closest?.("#recall-dialog") || event.isComposing || event.keyCode === 229) return;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    walk(by);
  }
  // A search field would keep the first Escape for itself, to empty it.
  if (event.key === "Escape") dialog().close();
  // Enter goes to the first answer once it is there; before that the form asks for all of them.
  if (event.key === "Enter" && event.target.matches("[data-recall]") && answers().length) {
    event.preventDefault();
    answers()[0].click();
  }
});
