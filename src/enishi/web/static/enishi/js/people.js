// People chosen as chips: pick one who was found, or press Enter (or 、) to add by name alone.
// Without this module the text field itself is sent: names divided by 、 or commas.

const names = (text) => text.split(/[、,，\n]/).map((name) => name.trim()).filter(Boolean);

function addChip(box, { name, value, label }) {
  const taken = [...box.querySelectorAll("input[type=hidden]")].some((kept) => kept.name === name && kept.value === value);
  if (taken) return;
  const chip = box.querySelector("template[data-chip]").content.cloneNode(true);
  Object.assign(chip.querySelector("input"), { name, value });
  chip.querySelector("[data-chip-label]").textContent = label;
  const spark = chip.querySelector("[data-chip-spark]");
  if (spark) spark.value = value;
  const remove = chip.querySelector("[data-chip-remove]");
  remove.setAttribute("aria-label", remove.getAttribute("aria-label").replace("{name}", label));
  box.querySelector("[data-chosen]").insertBefore(chip, box.querySelector("[data-people-text]"));
}

function clear(box) {
  const text = box.querySelector("[data-people-text]");
  text.value = "";
  box.querySelector("[data-found]").replaceChildren();
  text.focus();
}

function addNames(box) {
  const text = box.querySelector("[data-people-text]");
  for (const label of names(text.value)) addChip(box, { name: box.dataset.newName, value: label, label });
  clear(box);
}

document.addEventListener("click", (event) => {
  const remove = event.target.closest("[data-chip-remove]");
  const found = event.target.closest("[data-found] [data-uid]");
  const box = event.target.closest("[data-people]");
  if (!box) return;
  if (remove) remove.closest(".chip").remove();
  if (found) {
    addChip(box, { name: box.dataset.name, value: found.dataset.uid, label: found.dataset.label });
    clear(box);
  }
});

document.addEventListener("keydown", (event) => {
  const text = event.target.closest?.("[data-people-text]");
  // Enter also ends a kana-kanji conversion; that one must not add a half-written name.
  if (!text || event.isComposing || event.keyCode === 229) return;
  if (["Enter", "、", ","].includes(event.key) && text.value.trim()) {
    event.preventDefault();
    addNames(text.closest("[data-people]"));
  }
});
