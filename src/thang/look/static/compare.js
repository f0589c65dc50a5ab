/* Up to five rows of a table side by side: boxes to tick, and a table turned round, with bars, above the whole one.
   <table data-compare="5" data-choose="Chọn" data-chosen="Đang so sánh" data-clear="Bỏ chọn" data-full="…">
   The choice stands in the address (#a,b), so that it can be sent to others. */
(() => {
  "use strict";
  const make = (name, text, attributes) => {
    const one = document.createElement(name);
    if (text) one.textContent = text;
    Object.entries(attributes || {}).forEach(([key, value]) => one.setAttribute(key, value));
    return one;
  };

  const amount = (text, isComma) => parseFloat(isComma ? text.replace(/\./g, "").replace(",", ".") : text.replace(/,/g, ""));

  const cellOf = (text, isComma) => {
    const cell = make("td", text, { class: "figure" }), share = amount(text, isComma);
    if (!isNaN(share)) cell.append(make("br"), make("progress", `${text} %`, { max: 100, value: share, "aria-hidden": "true" }));
    return cell;
  };

  const turned = (table, rows) => {
    const isComma = table.dataset.decimal === ",", whole = make("table"), head = make("tr"), body = make("tbody");
    const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    whole.append(make("caption", table.dataset.chosen), make("thead"), body);
    whole.tHead.append(head);
    head.append(make("td"), ...rows.map((row) => {
      const cell = make("th", "", { scope: "col", class: "figure" });
      cell.append(row.querySelector("a").cloneNode(true));
      return cell;
    }));
    titles.slice(1).forEach((title, at) => {
      const line = make("tr");
      line.append(make("th", title, { scope: "row" }), ...rows.map((row) => cellOf(row.cells[at + 1].textContent, isComma)));
      body.append(line);
    });
    return whole;
  };

  const setUp = (table) => {
    const most = Number(table.dataset.compare), box = table.closest(".table-box");
    const place = make("div", "", { class: "table-box", tabindex: "0", role: "region", "aria-label": table.dataset.chosen });
    const said = make("p", "", { role: "status", class: "small" });
    const clear = make("button", table.dataset.clear, { type: "button", class: "button button-quiet" });
    const ticks = () => [...table.tBodies[0].rows].map((row) => [row, row.querySelector("input")]);
    const chosen = () => ticks().filter(([, tick]) => tick.checked).map(([row]) => row);
    const show = () => {
      const rows = chosen();
      place.hidden = clear.hidden = rows.length === 0;
      place.replaceChildren(...(rows.length ? [turned(table, rows)] : []));
      said.textContent = rows.length === most ? table.dataset.full : "";
      ticks().forEach(([, tick]) => { tick.disabled = rows.length === most && !tick.checked; });
    };
    const remember = () => {
      const ids = [...document.querySelectorAll("table[data-compare] tbody tr")].filter((row) => row.querySelector("input:checked"));
      history.replaceState(null, "", `#${ids.map((row) => row.id).join(",")}`);
    };
    const wanted = decodeURIComponent(location.hash.slice(1)).split(",");
    [...table.tBodies[0].rows].forEach((row) => {
      const name = row.cells[0].textContent;
      const tick = make("input", "", { type: "checkbox", "aria-label": `${table.dataset.choose} ${name}` });
      tick.checked = wanted.indexOf(row.id) >= 0 && wanted.indexOf(row.id) < most;
      tick.addEventListener("change", () => { show(); remember(); });
      row.cells[0].prepend(tick, " ");
    });
    clear.addEventListener("click", () => {
      ticks().forEach(([, tick]) => { tick.checked = false; });
      show();
      remember();
      ticks()[0][1].focus();
    });
    box.before(place, said, clear);
    show();
  };

  document.querySelectorAll("table[data-compare]").forEach(setUp);
})();
