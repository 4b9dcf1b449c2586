// Every list works with the keyboard: "/" recall, n capture, j k move, e edit, u undo, ? help.
// Keys are links and buttons that already stand on the page, marked data-key; this module only presses them.

const typing = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);

const linkOf = (row) => row.querySelector("[data-row-link]") ?? row.querySelector("a, button");

function move(by) {
  const all = rows();
  if (all.length === 0) return;
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
  linkOf(all[next])?.focus();
  all[next].scrollIntoView({ block: "nearest" });
}

/** What a key means: for the row in focus (its own "edit"), then for this page, then for every page. */
function targetOf(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const row = document.activeElement?.closest("[data-row]");
  return row?.querySelector(selector) ?? document.querySelector(`main ${selector}`) ?? document.querySelector(selector);
}

function press(key) {
  const target = targetOf(key);
  if (!target) return false;
  if (target instanceof HTMLDialogElement) target.open ? target.close() : target.showModal();
  else if (typing(target)) target.focus();
  else target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  const moved = { j: 1, k: -1 }[event.key];
  if (moved) move(moved);
  if (moved || press(event.key)) event.preventDefault();
});
