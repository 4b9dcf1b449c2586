// "Add another row": speaks Django's formset protocol (TOTAL_FORMS, __prefix__, DELETE).

function add(box) {
  const total = box.querySelector('[name$="-TOTAL_FORMS"]');
  const blank = box.querySelector("template[data-blank]").innerHTML.replaceAll("__prefix__", total.value);
  const list = box.querySelector("[data-rows-list]");
  list.insertAdjacentHTML("beforeend", blank);
  total.value = Number(total.value) + 1;
  list.lastElementChild.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

/** A row is only marked: the server takes it away when the form is saved. */
function drop(row) {
  const mark = row.querySelector('[name$="-DELETE"]');
  if (mark) mark.type === "checkbox" ? (mark.checked = true) : (mark.value = "on");
  row.hidden = true;
}

document.addEventListener("click", (event) => {
  const adder = event.target.closest("[data-rows-add]");
  if (adder) add(adder.closest("[data-rows]"));
  const dropper = event.target.closest("[data-rows-drop]");
  if (dropper) drop(dropper.closest("[data-rows-row]"));
});
