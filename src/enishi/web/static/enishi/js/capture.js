// The capture line is sent with Enter; Shift+Enter makes a new line, and Enter inside a conversion stays with it.

document.addEventListener("keydown", (event) => {
  const line = event.target.closest?.("[data-capture]");
  if (!line || event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (line.value.trim()) line.form.requestSubmit();
});

for (const type of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(type, (event) => {
    event.target.closest?.("[data-drop]")?.classList.toggle("is-over", type === "dragover");
  });
}
