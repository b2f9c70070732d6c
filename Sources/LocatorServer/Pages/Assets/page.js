// What a browser may add to pages that work without it: place completion, drawing over the week, the count of picks, copying a
// link. Nothing is stored, and nothing is asked of anyone else.
"use strict";

// What is done to every page that is shown.
const enhance = () => {
  document.querySelectorAll("[data-places]").forEach(completePlace);
  document.querySelectorAll("table.week").forEach(drawOverWeek);
  document.querySelectorAll("[data-copy]").forEach(copyLink);
  countPicks();
};

// Places, as a combobox after the WAI-ARIA pattern: arrow keys choose, Enter takes, Escape closes.
const completePlace = (input) => {
  const list = document.createElement("ul");
  list.id = input.id + "-list";
  list.className = "options";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.list);
  list.hidden = true;
  const holder = document.createElement("span");
  holder.className = "combo";
  input.before(holder);
  holder.append(input, list);
  for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  let chosen = -1, asked = 0, timer = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (place) => {
    const options = list.children;
    if (!options.length) return;
    chosen = (place + options.length) % options.length;
    for (const [number, option] of [...options].entries()) option.setAttribute("aria-selected", number === chosen);
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    input.value = option.textContent;
    close();
  };
  const ask = async () => {
    const text = input.value.trim(), number = ++asked;
    if (text.length < 2) return close();
    try {
      const answer = await fetch(input.dataset.places + "?limit=8&prefix=" + encodeURIComponent(text),
        { referrerPolicy: "no-referrer", cache: "no-store" });
      if (!answer.ok || number !== asked || document.activeElement !== input) return;
      const { places } = await answer.json();
      list.replaceChildren(...places.map((place, number) => {
        const option = document.createElement("li");
        option.id = list.id + number;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = place.label;
        return option;
      }));
      chosen = -1;
      list.hidden = !places.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
    } catch { close(); }
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
  input.addEventListener("blur", () => { asked++; clearTimeout(timer); setTimeout(close, 100); });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
};

// The week: a day's name or an hour's ticks its whole line, arrow keys go from cell to cell, drawing ticks what it passes.
const drawOverWeek = (table) => {
  const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("input")]), boxes = rows.flat();
  const tick = (some) => {
    const on = !some.every((box) => box.checked);
    for (const box of some) box.checked = on;
  };
  const button = (head, some) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => tick(some));
  };
  table.querySelectorAll("thead th").forEach((head, day) => button(head, rows.map((row) => row[day])));
  table.querySelectorAll("tbody th").forEach((head, row) => button(head, rows[row]));
  const help = document.createElement("p");
  help.className = "hint";
  help.textContent = table.dataset.help;
  table.after(help);

  // One cell is on the way of the Tab key: the one that was left last.
  const stop = (chosen) => { for (const box of boxes) box.tabIndex = box === chosen ? 0 : -1; };
  stop(boxes[0]);
  table.addEventListener("focusin", (event) => { if (boxes.includes(event.target)) stop(event.target); });
  table.addEventListener("keydown", (event) => {
    const place = boxes.indexOf(event.target), step = ARROWS[event.key];
    if (place < 0 || !step) return;
    event.preventDefault();
    const day = place % rows[0].length + step[0], row = Math.floor(place / rows[0].length) + step[1];
    rows[row]?.[day]?.focus();
  });

  let first = null, moved = false;
  const under = (event) => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest("td");
    return cell && table.contains(cell) ? cell.querySelector("input") : null;
  };
  table.addEventListener("pointerdown", (event) => {
    const box = event.button ? null : event.target.closest("td")?.querySelector("input");
    if (!box) return;
    painting = !box.checked;
    first = box;
    moved = false;
  });
  table.addEventListener("pointermove", (event) => {
    if (painting === null) return;
    const box = under(event);
    if (!box || (box === first && !moved)) return;
    moved = true;
    first.checked = painting;
    box.checked = painting;
  });
  table.addEventListener("click", (event) => { if (moved) event.preventDefault(); moved = false; }, true);
};
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
// What drawing makes of the cells it passes; null while nobody draws.
let painting = null;
addEventListener("pointerup", () => { painting = null; });
addEventListener("pointercancel", () => { painting = null; });

// Picks: those on this page, and those that pages before it carry on.
const countPicks = () => {
  const count = document.querySelector("[data-picked]");
  if (!count) return;
  count.parentElement.setAttribute("role", "status");
  const picked = document.querySelectorAll("#s input[type=hidden][name=ids], input[name=ids]:checked").length;
  if (count.textContent !== String(picked)) count.textContent = picked;
  count.closest(".tray").classList.toggle("any", picked > 0);
};
addEventListener("change", countPicks);
addEventListener("pageshow", countPicks);

// A link to copy.
const copyLink = (copy) => {
  if (!navigator.clipboard) return;
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.querySelector("[data-link]").href);
      copy.textContent = copy.dataset.done;
    } catch { copy.hidden = true; }
  });
};

enhance();
