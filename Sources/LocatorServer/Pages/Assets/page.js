// What a browser may add to pages that work without it: place completion, drawing over the week, the count of picks, copying a
// link. Nothing is stored, and nothing is asked of anyone else.
"use strict";

// Places, as a combobox after the WAI-ARIA pattern: arrow keys choose, Enter takes, Escape closes.
for (const input of document.querySelectorAll("[data-places]")) {
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
}

// The week: a day's name or an hour's ticks its whole line; drawing ticks what it passes.
for (const table of document.querySelectorAll("table.week")) {
  const boxes = [...table.querySelectorAll("input")];
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
  table.querySelectorAll("thead th").forEach((head, day) => button(head, boxes.filter((box) => +box.value[0] === day)));
  table.querySelectorAll("tbody th").forEach((head, row) => button(head, boxes.filter((box) => +box.value[1] === row)));
  const help = document.createElement("p");
  help.className = "hint";
  help.textContent = table.dataset.help;
  table.after(help);

  let painting = null, first = null, moved = false;
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
  addEventListener("pointerup", () => { painting = null; });
  addEventListener("pointercancel", () => { painting = null; });
}

// Picks.
const count = document.querySelector("[data-picked]");
if (count) {
  count.parentElement.setAttribute("role", "status");
  const elsewhere = document.querySelectorAll("#s input[type=hidden][name=ids]").length;
  const show = () => {
    const picked = elsewhere + document.querySelectorAll("input[name=ids]:checked").length;
    if (count.textContent !== String(picked)) count.textContent = picked;
    count.closest(".tray").classList.toggle("any", picked > 0);
  };
  addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}

// A link to copy.
const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.querySelector("[data-link]").href);
      copy.textContent = copy.dataset.done;
    } catch { copy.hidden = true; }
  });
}
