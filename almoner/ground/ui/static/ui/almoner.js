// Small helps on top of pages that work without them: saving while typing, running totals, keys for scoring.
import { initAll } from "./govuk-frontend.min.js";

const PAUSE = 2000;

// Forms with data-autosave="address" are posted there after a pause. The answer is JSON:
// 200 {"saved_at": "2:02pm", "values": {"version": "4"}}, or 409 {"page": "/where/both/texts/are/"}.
function autosave(form) {
  const words = form.querySelector("[data-saved]");
  let timer = 0, busy = false, again = false;

  const say = (text) => { if (words) words.textContent = text; };

  function clash(page) {
    say("Somebody else changed this meanwhile. ");
    if (!words || !page || !page.startsWith("/") || page.startsWith("//")) return;
    words.classList.add("app-saved--clash");
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = page;
    link.textContent = "See both texts";
    words.append(link);
  }

  function taken(answer) {
    for (const [name, value] of Object.entries(answer.values || {})) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.type === "hidden") field.value = value;
    }
    say(`Saved at ${answer.saved_at}`);
  }

  async function save() {
    if (busy) { again = true; return; }
    busy = true;
    const sent = new FormData(form);
    for (const [name, value] of [...sent]) if (value instanceof File) sent.delete(name);
    sent.set("once", Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join(""));
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new URLSearchParams(sent), headers: { Accept: "application/json" }, redirect: "error",
      });
      const told = await answer.json();
      if (answer.status === 409) clash(told.page);
      else if (answer.ok) taken(told);
      else say("Not saved yet. Use the button to see why.");
    } catch {
      say("Not saved yet: we could not reach the server. Your words stay on this page.");
    }
    busy = false;
    if (again) { again = false; save(); }
  }

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, PAUSE); });
  form.addEventListener("submit", () => { clearTimeout(timer); again = false; });
}

// <output data-sum="costs"> shows the sum of the fields marked data-part-of="costs".
function runningTotal(output) {
  const parts = () => [...document.querySelectorAll(`[data-part-of="${CSS.escape(output.dataset.sum)}"]`)];
  const pence = (text) => {
    const plain = text.replace(/[£,\s]/g, "");
    return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : 0;
  };
  const show = () => {
    const sum = parts().reduce((all, field) => all + pence(field.value), 0);
    output.textContent = (sum / 100).toLocaleString("en-GB", {
      style: "currency", currency: "GBP", minimumFractionDigits: sum % 100 ? 2 : 0,
    });
  };
  document.addEventListener("input", (event) => { if (event.target.dataset.partOf === output.dataset.sum) show(); });
  show();
}

// Inside data-scoring: a number key gives that score to the question in focus and goes on to the next.
function scoring(area) {
  area.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9]$/.test(event.key)) return;
    const here = event.target.closest("fieldset");
    if (!here || !(event.target instanceof HTMLInputElement) || event.target.type !== "radio") return;
    const wanted = here.querySelector(`input[type="radio"][value="${event.key}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
    const all = [...area.querySelectorAll("fieldset")].filter((one) => one.querySelector('input[type="radio"]'));
    const next = all[all.indexOf(here) + 1];
    if (next) (next.querySelector("input:checked") || next.querySelector('input[type="radio"]')).focus();
    else wanted.focus();
  });
}

initAll();
document.querySelectorAll("form[data-autosave]").forEach(autosave);
document.querySelectorAll("[data-sum]").forEach(runningTotal);
document.querySelectorAll("[data-scoring]").forEach(scoring);
