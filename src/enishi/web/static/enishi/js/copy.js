// Copies the first sentence that is showing, in the tone chosen, and says so where a screen reader hears it.

const showing = (says) => [...says.querySelectorAll("[data-say]")].find((say) => say.offsetParent !== null);

async function write(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  // A phone reaches the app over plain http in the house, where the clipboard API is withheld.
  const box = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const say = showing(button.closest("[data-says]"));
  if (!say) return;
  await write(say.textContent.trim());
  const word = button.querySelector("[data-copy-word]");
  const before = word.textContent;
  word.textContent = button.dataset.copied;
  setTimeout(() => (word.textContent = before), 2000);
});
