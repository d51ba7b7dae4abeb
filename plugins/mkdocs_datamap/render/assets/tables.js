// Filters and sorts tables. Without it they are whole tables in a sensible order; nothing is fetched or stored.
// What the reader chose stands in the page's address, so that it can be sent to a colleague and be linked to.
"use strict";

(() => {
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" }).compare;
  const fold = (text) => text.toLocaleLowerCase(document.documentElement.lang);
  const chosen = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  // A cell holds one thing, or several one below another.
  const parts = (cell) => {
    const entries = cell.querySelectorAll(".dm-entry");
    return (entries.length ? [...entries] : [cell]).map((part) => part.textContent.trim()).filter(Boolean);
  };
  const key = (row, column) => row.cells[column].dataset.sort || row.cells[column].textContent.trim();

  for (const form of document.querySelectorAll("form.dm-tools")) {
    const table = document.getElementById(form.dataset.table);
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const words = new Map(rows.map((row) => [row, fold(row.textContent)]));
    const fields = [...form.querySelectorAll("input, select")];
    const choices = fields.filter((field) => field.dataset.column);
    const sort = form.elements.sort;
    const count = form.querySelector("output");
    const name = (field) => `${table.id}.${field.name}`;

    for (const field of choices) {
      const values = new Set(rows.flatMap((row) => parts(row.cells[field.dataset.column])));
      for (const value of [...values].sort(compare)) field.add(new Option(value, value));
    }

    const buttons = heads.map((head, column) => {
      const title = head.textContent.trim();
      for (const [mark, sign] of [["", "↑"], ["-", "↓"]]) sort.add(new Option(`${title} ${sign}`, column + mark));
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", form.dataset.sortBy.replace("%column%", title));
      const end = document.createElement("span");
      end.className = "dm-last-word";
      const text = head.lastChild;
      if (text?.nodeType === Node.TEXT_NODE) end.append(text.splitText(text.data.trimEnd().lastIndexOf(" ") + 1));
      end.append(button);
      head.append(end);
      head.addEventListener("click", () => {
        sort.value = sort.value === String(column) ? `${column}-` : String(column);
        chose();
      });
      return button;
    });

    const show = () => {
      const [, column, down] = /^(\d*)(-?)$/.exec(sort.value);
      const order = column === "" ? rows : [...rows].sort((a, b) => compare(key(a, column), key(b, column)));
      if (down) order.reverse();
      const typed = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of order) {
        const fits =
          typed.every((word) => words.get(row).includes(word)) &&
          choices.every((field) => !field.value || parts(row.cells[field.dataset.column]).includes(field.value));
        row.hidden = !fits;
        shown += fits;
      }
      body.append(...order);
      heads.forEach((head, index) => {
        if (String(index) !== column) head.removeAttribute("aria-sort");
        else head.setAttribute("aria-sort", down ? "descending" : "ascending");
        buttons[index].textContent = String(index) !== column ? "↕" : down ? "↓" : "↑";
      });
      count.textContent = count.dataset.count.replace("%shown%", shown).replace("%all%", rows.length);
    };

    const chose = () => {
      const state = chosen();
      for (const field of fields) {
        if (field.value) state.set(name(field), field.value);
        else state.delete(name(field));
      }
      history.replaceState(history.state, "", state.size ? `#${state}` : location.pathname + location.search);
      show();
    };

    const read = () => {
      const state = chosen();
      for (const field of fields) field.value = state.get(name(field)) ?? "";
      for (const field of choices) if (field.selectedIndex < 0) field.value = "";
      if (sort.selectedIndex < 0) sort.value = "";
      show();
    };

    form.addEventListener("input", chose);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", read);
    table.classList.add("dm-sortable");
    form.hidden = false;
    read();
  }
})();
