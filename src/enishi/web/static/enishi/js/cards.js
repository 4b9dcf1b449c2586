// Photos of cards, read one after another: what came of each is put beneath as it comes, and the rest can be stopped.
// Without this module the form sends all photos at once and waits.

const bring = document.querySelector("[data-cards-bring]");
const save = document.querySelector("[data-cards-save]");
const part = (name) => document.querySelector(`[data-cards-${name}]`);
let stopped = false;
let asking = null;

async function read(file) {
  const form = new FormData();
  form.append("files", file);
  const token = bring.querySelector("[name=csrfmiddlewaretoken]").value;
  const came = document.createElement("template");
  asking = new AbortController();
  try {
    const asked = { method: "POST", body: form, headers: { "X-CSRFToken": token }, signal: asking.signal };
    came.innerHTML = await (await fetch(bring.dataset.readUrl, asked)).text();
  } catch (error) {
    if (stopped) return;
  }
  const problems = came.content.querySelectorAll("[data-card-problem]");
  const cards = came.content.querySelectorAll("[data-card]");
  part("problems").append(...problems);
  if (!problems.length && !cards.length) part("problems").append(failed(file));
  document.querySelector("[data-cards]").append(...cards);
  save.hidden = !document.querySelector("[data-card]");
}

// What is said of a photo no answer came to.
function failed(file) {
  const said = document.createElement("p");
  said.className = "errors";
  said.textContent = bring.dataset.failed.replace("{name}", file.name);
  return said;
}

async function readAll(files) {
  stopped = false;
  part("problems").replaceChildren();
  part("going").hidden = false;
  for (const [place, file] of files.entries()) {
    if (stopped) break;
    part("said").textContent = bring.dataset.reading.replace("{number}", place + 1).replace("{total}", files.length);
    part("bar").max = files.length;
    part("bar").value = place;
    await read(file);
  }
  part("going").hidden = true;
  bring.reset();
  document.querySelector("[data-card] input:not([type=hidden])")?.focus();
}

bring?.addEventListener("submit", (event) => {
  const files = [...bring.querySelector("input[type=file]").files];
  if (!files.length) return;
  event.preventDefault();
  readAll(files);
});

bring?.querySelector("input[type=file]").addEventListener("change", () => bring.requestSubmit());
part("stop")?.addEventListener("click", () => {
  stopped = true;
  asking?.abort();
});

// Enter goes on to the next field, as Tab does; the button at the end files the cards.
save?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229 || !event.target.matches("input:not([type=checkbox])")) return;
  event.preventDefault();
  const fields = [...save.querySelectorAll("input:not([type=hidden]), textarea, select, button")];
  fields[fields.indexOf(event.target) + 1]?.focus();
});

save?.addEventListener("change", (event) => {
  if (event.target.name?.endsWith("-drop")) event.target.closest("[data-card]").classList.toggle("card-read--out", event.target.checked);
});
