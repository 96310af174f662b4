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

// A file that was dropped or chosen goes as it is; what answers stands where the box says.
async function send(box, files) {
  const sending = box.querySelector(".sending");
  sending.hidden = false;
  for (const file of files) {
    const address = `${box.dataset.upload}${box.dataset.upload.includes("?") ? "&" : "?"}name=${encodeURIComponent(file.name)}`;
    try {
      const answer = await fetch(address, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } });
      const target = document.querySelector(box.dataset.target);
      if (answer.status === 413) sending.textContent = box.dataset.large ?? "413";
      else {
        target.innerHTML = await answer.text();
        window.htmx.process(target);
      }
    } catch {
      document.getElementById("gone").hidden = false;
      sending.hidden = true;
    }
  }
}

document.addEventListener("change", (event) => {
  const box = event.target.type === "file" && event.target.closest(".drop");
  if (box) send(box, event.target.files);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const box = event.target.closest?.(".drop");
    if (!box) return;
    event.preventDefault();
    box.classList.toggle("over", kind === "dragover");
    if (kind === "drop") send(box, event.dataTransfer.files);
  });
}

// The tender: an entry is chosen by mouse or arrows, its block is shown, Enter confirms it and goes on.
const listed = () => [...document.querySelectorAll(".entry")];

function choose(entry, focus = true) {
  for (const each of document.querySelectorAll(".entry.chosen")) each.classList.remove("chosen");
  entry.classList.add("chosen");
  if (focus) entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
  show(entry.dataset.block);
}

function show(id) {
  for (const each of document.querySelectorAll(".blocks .chosen")) each.classList.remove("chosen");
  const block = id && document.getElementById(`b-${id}`);
  if (!block) return;
  block.classList.add("chosen");
  block.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-block]");
  if (link) {
    event.preventDefault();
    show(link.dataset.block);
    return;
  }
  const entry = event.target.closest(".entry");
  if (entry) choose(entry, !event.target.closest("input, select, textarea, button, summary"));
  const block = event.target.closest(".blocks p");
  const found = block && document.querySelector(`.entry[data-block="${CSS.escape(block.id.slice(2))}"]`);
  if (found) choose(found, false);
});

document.addEventListener("keydown", (event) => {
  const entries = listed();
  if (!entries.length || event.isComposing || event.target.closest("input, select, textarea, button, summary, a")) return;
  const at = entries.findIndex((each) => each.classList.contains("chosen"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(entries[Math.min(entries.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))]);
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    const button = entries[at].querySelector(".confirm button");
    if (button) button.click();
    else choose(entries[Math.min(entries.length - 1, at + 1)]);
  } else if (at >= 0 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const button = entries[at].querySelector(`.shapes [data-key="${CSS.escape(key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
});

// What was asked for to cut or to add is at hand at once; Escape puts it away again.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.matches(".paper")) show(document.querySelector(".entry.chosen")?.dataset.block);
  const box = event.target.closest(".shaped");
  box?.scrollIntoView({ block: "nearest" });
  box?.querySelector("button, input:not([type=hidden]), textarea, select")?.focus();
});
document.addEventListener("keydown", (event) => {
  const box = event.key === "Escape" && event.target.closest(".shaped");
  if (!box) return;
  box.replaceChildren();
  const entry = box.closest(".entry");
  if (entry) choose(entry);
});

// Confirmed: one more is done, and the next that waits is chosen.
document.addEventListener("confirmed", (event) => {
  const done = document.getElementById("done");
  const open = document.getElementById("open");
  done.textContent = Number(done.textContent) + 1;
  open.textContent = Number(open.textContent) - 1;
  document.getElementById("share").value = Number(done.textContent);
  const entries = listed();
  const at = entries.indexOf(event.target.closest(".entry"));
  const next = entries.slice(at + 1).find((each) => !each.classList.contains("done"));
  if (next) setTimeout(() => choose(next));
});

const who = document.getElementById("who");
who?.addEventListener("change", () => {
  document.cookie = `who=${encodeURIComponent(who.value)}; path=/; samesite=strict`;
});
const chosen = document.querySelector("[data-chosen]");
if (chosen) choose(chosen);
document.querySelector("[data-here]")?.scrollIntoView({ block: "center" });

window.addEventListener("DOMContentLoaded", () => restore(document));
if (document.readyState !== "loading") restore(document);
