// The capture line: Enter sends it, Shift+Enter makes a new line, and Enter inside a conversion stays with it. On a
// touch keyboard, which has no Shift+Enter, Enter makes a new line and the button saves: a thumb saves nothing unseen.
// Half-converted words are not read: what is being composed reaches nobody until it is done. In the draft beneath,
// Enter puts a correction in its place instead of saving everything.

const composing = (event) => event.isComposing || event.keyCode === 229;
const byThumb = () => matchMedia("(pointer: coarse)").matches;
const fire = (target, type) => target.dispatchEvent(new Event(type, { bubbles: true }));

document.addEventListener(
  "input",
  (event) => {
    if (event.isComposing && event.target.matches?.("[data-capture]")) event.stopPropagation();
  },
  true,
);

document.addEventListener("compositionend", (event) => {
  if (event.target.matches?.("[data-capture]")) fire(event.target, "input");
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || composing(event)) return;
  const line = event.target.closest?.("[data-capture]");
  if (line && !(byThumb() && line.value.trim())) {
    event.preventDefault();
    if (line.value.trim()) line.form.requestSubmit();
  }
  if (event.target.matches?.("input[data-bit-input]")) {
    event.preventDefault();
    fire(event.target, "change");
  }
  if (event.target.matches?.("[data-bit-search]")) {
    event.preventDefault();
    event.target.parentElement.querySelector("[data-found] button")?.click();
  }
});

// A bit that opens takes the cursor to what can be written there; on a phone the choices come first, not the keyboard.
document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.(".bit > details[open]") || byThumb()) return;
    event.target.querySelector("[data-bit-input]:not([type=date]), .chip")?.focus();
  },
  true,
);

for (const type of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(type, (event) => {
    event.target.closest?.("[data-drop]")?.classList.toggle("is-over", type === "dragover");
  });
}
