/* A queue of files that outlives a broken line and a closed page: <form data-uploads="address" data-person="…"
   data-waiting="…" data-sending="…" data-again="…" data-done="…" data-kept="…" data-cancel="…" data-cancelled="…">
   with a file field, and a <template> of what is offered only with this script. What was chosen stays in the browser's
   own database until the server has all of it; without this script the form sends one file the plain way. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-uploads]");
  if (!form || !window.indexedDB || !window.tus) return;
  const texts = form.dataset, field = form.querySelector("input[type=file]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const PIECE = 262144, LONGEST = 2000, QUALITY = 0.85;
  const WAITS = [0, 1000, 3000, 10000, 30000].concat(Array(200).fill(60000));

  // The browser's database: one row a file, by number.
  const opened = new Promise((done, fail) => {
    const asked = indexedDB.open("thang-uploads", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("files", { keyPath: "id", autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const rows = (mode, work) => opened.then((database) => new Promise((done, fail) => {
    const transaction = database.transaction("files", mode);
    const asked = work(transaction.objectStore("files"));
    transaction.oncomplete = () => done(asked.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  }));
  const keep = (row) => rows("readwrite", (files) => files.put(row));
  const drop = (row) => rows("readwrite", (files) => files.delete(row.id));
  const mine = () => rows("readonly", (files) => files.getAll()).then((all) => all.filter(
    (row) => row.person === texts.person && row.endpoint === texts.uploads));

  // A picture with fewer dots, where that makes it smaller; upright as it was seen.
  const smaller = (file) => {
    if (!/^image\/(jpeg|png)$/.test(file.type) || !window.createImageBitmap) return Promise.resolve(file);
    return createImageBitmap(file, { imageOrientation: "from-image" }).then((picture) => {
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      const brush = canvas.getContext("2d");
      brush.fillStyle = "white";
      brush.fillRect(0, 0, canvas.width, canvas.height);
      brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    }).then((blob) => (blob && blob.size < file.size
      ? new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" }) : file)).catch(() => file);
  };

  const list = document.createElement("ul"), lines = new Map();
  const line = (row) => {
    if (lines.has(row.id)) return lines.get(row.id);
    const one = document.createElement("li"), bar = document.createElement("progress");
    const state = document.createElement("span"), button = document.createElement("button");
    bar.max = row.blob.size;
    bar.value = 0;
    bar.className = "progress-wide";
    bar.setAttribute("aria-label", row.name);
    state.setAttribute("role", "status");
    state.textContent = texts.waiting;
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = texts.cancel;
    const name = document.createElement("span");
    name.textContent = row.name;
    one.append(name, document.createTextNode(" "), bar, document.createTextNode(" "), state, document.createTextNode(" "), button);
    list.append(one);
    const made = { name, bar, state, button };
    lines.set(row.id, made);
    return made;
  };
  const end = (shown, text, address) => {
    shown.state.textContent = text;
    shown.button.remove();
    if (!address) return;
    const link = document.createElement("a");
    link.href = address;
    link.textContent = shown.name.textContent;
    shown.name.replaceWith(link);
  };

  // One file to its end: it is there, it was refused, it was cancelled; or it is kept for the next time.
  const send = (row) => new Promise((done) => {
    const shown = line(row);
    let isOver = false;
    const over = (text, address) => {
      isOver = true;
      drop(row).then(() => { end(shown, text, address); done(); });
    };
    const upload = new tus.Upload(row.blob, {
      endpoint: row.endpoint,
      uploadUrl: row.url || null,
      chunkSize: PIECE,
      retryDelays: WAITS,
      storeFingerprintForResuming: false,
      metadata: { filename: row.name },
      headers: { "X-CSRFToken": token },
      onUploadUrlAvailable: () => { row.url = upload.url; if (!isOver) keep(row); },
      onProgress: (bytes) => { shown.bar.value = bytes; shown.state.textContent = texts.sending; },
      onShouldRetry: (error) => {
        const answer = error.originalResponse, status = answer ? answer.getStatus() : 0;
        shown.state.textContent = texts.again;
        return !status || status >= 500 || status === 409 || status === 423;
      },
      onSuccess: (payload) => {
        const answer = payload && payload.lastResponse;
        shown.bar.value = row.blob.size;
        over(texts.done, answer ? answer.getHeader("Thang-File") : "");
      },
      onError: (error) => {
        const answer = error.originalResponse, status = answer ? answer.getStatus() : 0;
        if (status === 422 || status === 413) { over(answer.getBody()); return; }
        shown.state.textContent = texts.kept;
        done();
      },
    });
    shown.button.onclick = () => upload.abort(true).catch(() => {}).then(() => over(texts.cancelled));
    if (shown.isCancelled) over(texts.cancelled); else upload.start();
  });

  // One after the other, in one page at a time.
  const tried = new Set();
  let isRunning = false;
  const show = () => mine().then((all) => {
    all.forEach((row) => {
      const shown = line(row);
      if (!shown.button.onclick) shown.button.onclick = () => { shown.isCancelled = true; };
    });
    return all.filter((row) => !tried.has(row.id));
  });
  const run = () => show().then((left) => {
    if (!left.length) return null;
    tried.add(left[0].id);
    return send(left[0]).then(run);
  });
  const start = () => {
    if (isRunning) return;
    isRunning = true;
    const held = navigator.locks ? navigator.locks.request("thang-uploads", run) : run();
    held.catch(() => {}).then(() => { isRunning = false; return show(); }).then((left) => { if (left.length) start(); }).catch(() => {});
  };

  const offered = form.querySelector("template");
  if (offered) offered.replaceWith(offered.content.cloneNode(true));
  const box = form.querySelector("[data-smaller]");
  field.multiple = true;
  form.after(list);
  form.addEventListener("submit", (event) => {
    if (!field.files.length) return;
    event.preventDefault();
    const isSmaller = box && box.checked;
    Promise.all([...field.files].map((file) => (isSmaller ? smaller(file) : Promise.resolve(file)).then((blob) => keep({
      name: blob.name, blob, endpoint: texts.uploads, person: texts.person, url: "",
    })))).then(() => { field.value = ""; show(); start(); }, () => form.submit());
  });
  window.addEventListener("online", () => { tried.clear(); start(); });
  start();
})();
