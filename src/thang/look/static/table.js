/* Sorts and filters tables; without it they are whole, in their own order. The words come from the page:
   <table data-sortable data-decimal="," data-filter="Tìm" data-count="{shown}/{all}">
   th class="figure": by size (data-sort="no": not at all, data-down: highest first)
   cell data-key, row data-search: else their text */
(() => {
  "use strict";
  const low = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  const plain = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/đ/g, "d");

  const amount = (text, isComma) => {
    const point = isComma ? text.replace(/\./g, "").replace(",", ".") : text.replace(/,/g, "");
    return parseFloat(point.replace("−", "-").replace(/[^\d.-]/g, ""));
  };

  const keyOf = (cell, isNumber, isComma) => {
    const key = cell.getAttribute("data-key");
    if (!isNumber) return key === null ? cell.textContent.trim() : key;
    return key === null ? amount(cell.textContent, isComma) : parseFloat(key);
  };

  const compare = (isNumber, way, collator) => (a, b) => {
    if (isNumber && (isNaN(a.key) || isNaN(b.key))) return isNaN(a.key) - isNaN(b.key) || a.at - b.at;
    const order = isNumber ? a.key - b.key : collator ? collator.compare(a.key, b.key) : (a.key > b.key) - (a.key < b.key);
    return way * order || a.at - b.at;
  };

  /* The rows move while the table does not hold them: one layout. */
  const sort = (table, heading) => {
    const isNumber = heading.classList.contains("figure");
    const was = heading.getAttribute("aria-sort");
    const isDown = was ? was === "ascending" : "down" in heading.dataset;
    const body = table.tBodies[0], column = heading.cellIndex, isComma = table.dataset.decimal === ",";
    const rows = [...body.rows];
    const keyed = rows.map((row, at) => ({ row, at, key: keyOf(row.cells[column], isNumber, isComma) }));
    const hasKeys = rows.some((row) => row.cells[column].hasAttribute("data-key"));
    const collator = hasKeys ? null : new Intl.Collator(document.documentElement.lang || "vi");
    body.remove();
    keyed.sort(compare(isNumber, isDown ? -1 : 1, collator)).forEach((one) => body.appendChild(one.row));
    table.insertBefore(body, table.tFoot);
    [...heading.parentNode.cells].forEach((cell) => cell.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
  };

  const sortable = (table, heading) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    while (heading.firstChild) button.appendChild(heading.firstChild);
    heading.appendChild(button);
    button.addEventListener("click", () => sort(table, heading));
  };

  /* “Hà” does not find Hạ, “ha” finds both. */
  const filter = (table, query, count) => {
    const wanted = low(query), isPlain = plain(wanted) === wanted, rows = [...table.tBodies[0].rows];
    let shown = 0;
    rows.forEach((row) => {
      const name = () => low((row.querySelector("th") || row).textContent);
      row.hidden = !(isPlain ? row.dataset.search || plain(name()) : name()).includes(wanted);
      shown += !row.hidden;
    });
    count.textContent = (table.dataset.count || "").replace("{shown}", shown).replace("{all}", rows.length);
  };

  const filterable = (table) => {
    const [tools, label, input, count] = ["div", "label", "input", "output"].map((name) => document.createElement(name));
    tools.className = "table-tools";
    label.textContent = `${table.dataset.filter} `;
    input.type = "search";
    input.className = "input";
        input.addEventListener("input", () => filter(table, input.value, count));
    label.append(input);
    tools.append(label, count);
    (table.closest(".table-box") || table).before(tools);
  };

  document.querySelectorAll("table[data-sortable]").forEach((table) => {
    table.querySelectorAll('thead th:not([data-sort="no"])').forEach((heading) => sortable(table, heading));
    if (table.dataset.filter) filterable(table);
  });
})();
