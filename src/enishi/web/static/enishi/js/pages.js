// htmx: an invalid form comes back as 422 and must be shown like any other answer.
// Allowed here rather than in a meta tag, so that one place knows it.

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// A toast goes when it is closed; it never vanishes under a hand that reaches for "undo".
document.addEventListener("click", (event) => {
  event.target.closest("[data-toast-close]")?.closest("[data-toast]")?.remove();
});

// The first field that needs something gets the focus, unless the page itself says where it goes.
if (!document.querySelector("[autofocus]")) document.querySelector('[aria-invalid="true"]')?.focus();
