/* An answer saved as it is typed: <form data-answer data-here="address" data-key="person:unit:indicator" data-saving="…" …>.
   What is typed stays in the browser's own storage until the server has it, so a broken line or an expired sign-in loses
   nothing; without this script the form is sent the plain way. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-answer]");
  if (!form || !window.fetch || !window.localStorage) return;
  const texts = form.dataset, key = `thang-answer:${texts.key}`, PAUSE = 1200, HEARTBEAT = 30000, AGAIN = 5000;
  const state = form.querySelector("[data-save]"), version = form.elements.version;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let timer = 0, isSending = false, isDirty = false, wasOffline = false, isHeld = false;

  const say = (text, isBad) => { state.textContent = text; state.classList.toggle("save-bad", Boolean(isBad)); };
  const typed = () => {
    const data = new URLSearchParams(new FormData(form));
    data.delete("csrfmiddlewaretoken");
    return data;
  };
  const store = () => { try { localStorage.setItem(key, typed().toString()); } catch { /* a full or closed storage */ } };
  const left = () => Object.keys(localStorage).filter((one) => one.startsWith("thang-answer:")).length;

  // What an earlier page could not send is typed in again; where the server has another answer by now, it waits for a
  // press of the button.
  const kept = localStorage.getItem(key);
  if (kept !== null) {
    const before = new URLSearchParams(kept);
    for (const field of form.elements) {
      if (!field.name || field.name === "version" || field.name === "csrfmiddlewaretoken" || field.type === "submit") continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = before.getAll(field.name).includes(field.value);
      else if (before.has(field.name)) field.value = before.get(field.name);
    }
    isDirty = true;
    isHeld = before.get("version") !== version.value;
    say(texts.kept);
    if (!isHeld) timer = setTimeout(() => save(), PAUSE);
  }

  const clearErrors = () => {
    for (const one of form.querySelectorAll("[data-said]")) one.remove();
    for (const one of form.querySelectorAll(".field-bad")) one.classList.remove("field-bad");
  };
  const showErrors = (errors) => {
    clearErrors();
    for (const [name, found] of Object.entries(errors)) {
      const field = form.elements[name], near = (field && field.length ? field[0] : field) || state;
      const box = near.closest(".field") || form;
      for (const text of found) {
        const line = document.createElement("p");
        line.className = "field-error";
        line.dataset.said = "";
        line.setAttribute("role", "alert");
        line.textContent = text;
        box.insertBefore(line, box.querySelector("label, legend")?.nextSibling || box.firstChild);
      }
      box.classList.add("field-bad");
    }
  };
  const show = (said) => {
    clearErrors();
    version.value = said.version;
    const receipt = document.querySelector("[data-receipt]"), place = document.querySelector("[data-state]");
    if (place) place.textContent = said.state;
    if (receipt && said.lines.length) receipt.replaceChildren(...said.lines.map((text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }));
  };

  const offline = () => {
    wasOffline = true;
    say(texts.offline.replace("#", String(left())), true);
    timer = setTimeout(() => save(), AGAIN);
  };
  const save = async () => {
    clearTimeout(timer);
    if (isSending) { timer = setTimeout(() => save(), PAUSE); return; }
    isSending = true;
    isDirty = false;
    say(texts.saving);
    let answer;
    try {
      answer = await fetch(form.action || location.href, {
        method: "POST", body: typed(), redirect: "manual", credentials: "same-origin",
        headers: { Accept: "application/json", "X-CSRFToken": token },
      });
    } catch {
      isSending = false;
      isDirty = true;
      return offline();
    }
    isSending = false;
    if (answer.type === "opaqueredirect" || answer.status === 403) { isDirty = true; return say(texts.out, true); }
    if (answer.status >= 500) { isDirty = true; return offline(); }
    if (answer.status === 404) { isDirty = true; return say(texts.refused, true); }
    const said = await answer.json();
    if (answer.status === 409) { version.value = said.version; isHeld = true; }
    if (answer.status === 409 || answer.status === 422) {
      isDirty = true;
      showErrors(said.errors);
      return say(texts.refused, true);
    }
    show(said);
    if (isDirty) { timer = setTimeout(() => save(), PAUSE); return; }
    localStorage.removeItem(key);
    say(wasOffline ? `${texts.back} ${said.saved}` : said.saved);
    wasOffline = isHeld = false;
    return true;
  };
  const changed = () => {
    isDirty = true;
    store();
    say(texts.unsaved);
    clearTimeout(timer);
    if (!isHeld) timer = setTimeout(() => save(), PAUSE);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    store();
    const goesOn = event.submitter?.value === "next" && texts.next;
    if (await save() && goesOn) location.assign(texts.next);
  });
  addEventListener("online", () => { if (isDirty) save(); });
  addEventListener("beforeunload", (event) => { if (isDirty) event.preventDefault(); });

  // Who else is here, and whether somebody wrote another answer meanwhile.
  const others = document.querySelector("[data-others]");
  const beat = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(texts.here, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": token } });
      if (!answer.ok) return;
      const said = await answer.json();
      others.hidden = !said.others.length;
      others.textContent = others.dataset.text + said.others.map((one) => `${one.name} (${one.code})`).join(", ");
    } catch { /* the line is gone; saving says so */ }
  };
  beat();
  setInterval(beat, HEARTBEAT);
})();
