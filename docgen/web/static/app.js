// What the pages do beside htmx: keep what was typed until it is saved, keys, an input method's words.

const kept = (form) => `docgen:${form.getAttribute("action")}`;
const control = (form) => form.querySelector("[name=value]");

/** What was typed and never saved, as when the server was gone, comes back into its field and is sent. */
function restore(root) {
  for (const form of root.querySelectorAll("form.field")) {
    const typed = localStorage.getItem(kept(form));
    if (typed === null) continue;
    control(form).value = typed;
    control(form).dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// Before htmx hears of it: the half of a word that an input method is still composing is not sent.
document.addEventListener("input", (event) => {
  const form = event.target.closest("form.field");
  if (!form) return;
  localStorage.setItem(kept(form), event.target.value);
  if (event.isComposing) event.stopPropagation();
}, true);
document.addEventListener("compositionend", (event) => {
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.xhr.status === 0) return;
  document.getElementById("gone").hidden = true;
  const form = event.target.closest("form.field");
  if (form && event.detail.successful) {
    const sent = new URLSearchParams(event.detail.requestConfig.formData).get("value");
    if (control(form).value === sent) localStorage.removeItem(kept(form));
  }
});

// The server is gone, as after a kill: say so, and try again until it is there. One that was started anew turns
// this page away until its address was opened.
function later(event) {
  document.getElementById("gone").hidden = false;
  const form = event.target.closest("form.field");
  if (form) setTimeout(() => control(form).dispatchEvent(new Event("change", { bubbles: true })), 2000);
}
document.addEventListener("htmx:sendError", later);
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 403 || event.detail.xhr.status >= 500) later(event);
});

document.addEventListener("click", (event) => {
  const chosen = event.target.closest("button[data-value]");
  if (!chosen) return;
  const form = chosen.closest("form.field");
  control(form).value = chosen.dataset.value;
  control(form).dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("keydown", (event) => {
  const way = event.altKey && { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const link = way && document.querySelector(`a[rel=${way}]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});

window.addEventListener("DOMContentLoaded", () => restore(document));
if (document.readyState !== "loading") restore(document);
