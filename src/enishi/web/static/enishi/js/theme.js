// Light or dark follows the system unless settings say otherwise; the choice is kept by the server in <html data-theme>.
// Here a choice made in settings is only shown at once, before it is saved.

document.addEventListener("change", (event) => {
  const choice = event.target.closest("[data-theme-choice] input, select[data-theme-choice]");
  if (!choice) return;
  if (choice.value === "light" || choice.value === "dark") document.documentElement.dataset.theme = choice.value;
  else delete document.documentElement.dataset.theme;
});
