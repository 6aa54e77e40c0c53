"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });

  // What is folded away on paper would be lost, and without this script everything stands open.
  // A table folds on a narrow screen alone, where it stands as blocks.
  const folds = all("main details");
  const fold = (open, which = folds) => which.forEach((each) => { each.open = open; });
  const [tables, others] = [folds.filter((each) => each.matches(".fold")), folds.filter((each) => !each.matches(".fold"))];
  const narrow = matchMedia("screen and (max-width: 40rem)");
  fold(false, others);
  fold(!narrow.matches, tables);
  narrow.addEventListener("change", () => fold(!narrow.matches, tables));
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".filter details").open = false;
  let unfolded = [];
  addEventListener("beforeprint", () => { unfolded = folds.filter((each) => !each.open); fold(true); });
  addEventListener("afterprint", () => unfolded.forEach((each) => { each.open = false; }));

  /* The evidence drawer: a view of what stands under Sources, which holds each text and each item once. */
  const drawer = document.getElementById("drawer");
  const title = document.getElementById("drawer-title");
  const [previous, next] = all("[data-step]", drawer);
  const [article, about] = all(".panes > *", drawer);
  const rows = new Map(all(".items > li").map((row) => [row.value, row]));
  let shown = [];
  let place = 0;
  let opener = null;
  let carried = 0;

  const copyOf = (node) => {
    const copy = node.cloneNode(true);
    [copy, ...all("[id]", copy)].forEach((each) => each.removeAttribute("id"));
    return copy;
  };

  const carry = (source) => {
    if (carried === source.dataset.d) return;
    carried = source.dataset.d;
    const text = copyOf(source.querySelector(".text"));
    all(".n", text).forEach((number) => number.remove());
    article.replaceChildren(...text.childNodes);
  };

  const light = (number) => {
    all("mark", article).forEach((each) => each.classList.toggle("on", each.dataset.e.split(" ").includes(String(number))));
    const first = article.querySelector(".on");
    if (first === null) { article.scrollTop = 0; return; }
    const offset = first.getBoundingClientRect().top - article.getBoundingClientRect().top;
    article.scrollTop += offset - article.clientHeight / 3;
  };

  const describe = (row, source) => {
    const name = make("h3", source.querySelector("summary h3").textContent);
    name.dir = "auto";
    about.replaceChildren(name, copyOf(source.querySelector("summary .meta")), copyOf(source.querySelector(":scope > p.meta")));
    about.append(...[...row.children].map(copyOf));
    all("a", about).forEach((link) => link.replaceWith(...link.childNodes));
    about.scrollTop = 0;
  };

  const show = () => {
    const row = rows.get(shown[place]);
    const source = row.closest(".doc");
    title.textContent = `Evidence ${place + 1} of ${shown.length}`;
    previous.disabled = place === 0;
    next.disabled = place === shown.length - 1;
    carry(source);
    describe(row, source);
    light(shown[place]);
  };

  const open = (numbers, sentence, from) => {
    shown = numbers;
    place = 0;
    opener = from;
    drawer.querySelector(".for").textContent = sentence;
    drawer.querySelector(".for").hidden = sentence === "";
    if (!drawer.open) drawer.showModal();
    show();
    article.focus();
  };

  const step = (by) => {
    if (place + by < 0 || place + by >= shown.length) return;
    place += by;
    show();
  };

  const sentenceOf = (link) => {
    const holder = link.parentElement.querySelector(":scope > .r");
    return (holder ?? link.querySelector("title"))?.textContent ?? "";
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-e], a.n");
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const numbers = link.dataset.e?.split(" ").map(Number) ?? [Number(link.textContent)];
    open(numbers, sentenceOf(link), link);
  });
  all(".ev").forEach((link) => { link.setAttribute("aria-haspopup", "dialog"); });
  drawer.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (event.target === drawer || button?.hasAttribute("data-close")) drawer.close();
    else if (button?.dataset.step) step(Number(button.dataset.step));
  });
  drawer.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  drawer.addEventListener("close", () => opener?.focus());

  // A link to one item, sent by somebody else, opens it; a link into a folded text unfolds it.
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const holder = target.closest("details");
    if (holder) { holder.open = true; target.scrollIntoView(); }
    if (target.matches(".items > li")) open([target.value], "", target.querySelector("a"));
  };
  addEventListener("hashchange", follow);
  // A shape of the map leads to its line below: also where that was folded again since, or is chosen twice.
  all("a.spot").forEach((shape) => shape.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const line = document.getElementById(shape.getAttribute("href").slice(1));
    line.closest("details").open = true;
    location.hash = shape.getAttribute("href");
    line.scrollIntoView({ block: "center" });
    line.focus({ preventScroll: true });
  }));
  follow();

  /* Contents: where the reader is. */
  const entries = new Map(all(".toc a").map((link) => [link.hash.slice(1), link]));
  const inView = new Set();
  const watcher = new IntersectionObserver((changes) => {
    changes.forEach(({ target, isIntersecting }) => inView[isIntersecting ? "add" : "delete"](target.id));
    const current = [...entries.keys()].find((id) => inView.has(id));
    entries.forEach((link, id) => (id === current ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current")));
  }, { rootMargin: "-20% 0px -60% 0px" });
  all("main > section").forEach((section) => watcher.observe(section));

  /* The filter. What has no tag at all is no matter of it and is not counted; a drawn mark is counted in its list. */
  const form = document.getElementById("filter");
  const status = document.getElementById("status");
  const charts = all(".timeline svg[data-start]");
  const tagged = ({ dataset: { from, to, side, issue } }) => Boolean(from || to || side || issue);
  const units = all(".u").filter(tagged);

  const chosen = () => {
    const sides = all("[name=side]", form);
    const off = sides.filter((box) => !box.checked).map((box) => box.value);
    return { from: form.from.value, to: form.to.value, off: new Set(off), issue: form.issue?.value ?? "" };
  };
  const active = (wish) => Boolean(wish.from || wish.to || wish.off.size || wish.issue);
  const dated = (data) => Boolean(data.from || data.to);
  const within = (data, wish) =>
    !(wish.from && data.to && data.to < wish.from) && !(wish.to && data.from && data.from > wish.to)
    && !wish.off.has(data.side) && !(wish.issue && data.issue && data.issue !== wish.issue);
  const passes = (unit, wish) =>
    within(unit.dataset, wish) || all(".note, .account", unit).some((part) => dated(part.dataset) && within({ ...unit.dataset, from: "", to: "", ...part.dataset }, wish));

  const allOff = (held) => held.length > 0 && held.every((unit) => unit.classList.contains("off"));
  const filterHolders = (wish) => {
    all("tbody tr").forEach((row) => {
      const out = !within(row.querySelector("th").dataset, wish) || allOff(all(".u", row));
      row.classList.toggle("off", active(wish) && out);
    });
    all("td, .entries").forEach((holder) => holder.classList.toggle("filtered", allOff(all(".u", holder))));
  };

  const isShown = (unit) => unit.closest(".off") === null;

  const count = (on, byDate) => {
    all("main > section").forEach((section) => {
      const line = section.querySelector(":scope > .count");
      const mine = units.filter((unit) => section.contains(unit));
      if (line === null || mine.length === 0) return;
      const kept = mine.filter(isShown);
      const undated = byDate ? kept.filter((unit) => !dated(unit.dataset)).length : 0;
      line.hidden = !on;
      line.textContent = `${kept.length} of ${mine.length} shown` + (undated ? `, ${undated} of them without a date` : "");
    });
  };

  const draw = ({ from, to }) => charts.forEach((chart) => {
    const { start, end, left, right } = chart.dataset;
    const day = (iso) => Date.parse(iso) / 864e5;
    const total = day(end) - day(start) + 1;
    const at = (offset) => Number(left) + Math.min(Math.max(offset / total, 0), 1) * (right - left);
    const low = at(from ? day(from) - day(start) : 0);
    const high = at(to ? day(to) + 1 - day(start) : total);
    const brush = chart.querySelector(".brush");
    brush.classList.toggle("off", !from && !to);
    brush.setAttribute("x", low);
    brush.setAttribute("width", Math.max(high - low, 0));
  });

  const spoken = ({ from, to }, kept, byDate) => {
    const undated = kept.filter((unit) => !dated(unit.dataset)).length;
    const range = (from ? ` from ${from}` : "") + (to ? ` to ${to}` : "");
    return `${kept.length} of ${units.length} entries and marks shown${range}` + (byDate && undated ? `; ${undated} without a date kept` : "");
  };

  const apply = () => {
    const wish = chosen();
    units.forEach((unit) => unit.classList.toggle("off", !passes(unit, wish)));
    all(".f, .lane").forEach((drawn) => drawn.classList.toggle("out", !within(drawn.dataset, wish)));
    filterHolders(wish);
    const byDate = Boolean(wish.from || wish.to);
    count(active(wish), byDate);
    draw(wish);
    status.textContent = active(wish) ? spoken(wish, units.filter(isShown), byDate) : "";
  };

  const days = [...units, ...charts].flatMap(({ dataset: { from, to, start, end } }) => [from, to, start, end]).filter(Boolean).sort();
  for (const input of [form.from, form.to]) {
    input.min = days.at(0) ?? "";
    input.max = days.at(-1) ?? "";
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));

  /* Brushing: a drag over the days sets the two dates; a click beside the marks clears them. */
  const dayAt = (chart, clientX) => {
    const { start, end, left, right } = chart.dataset;
    const box = chart.getBoundingClientRect();
    const x = (clientX - box.left) / box.width * chart.viewBox.baseVal.width;
    const total = (Date.parse(end) - Date.parse(start)) / 864e5 + 1;
    const offset = Math.floor((x - left) / (right - left) * total);
    return new Date(Date.parse(start) + Math.min(Math.max(offset, 0), total - 1) * 864e5).toISOString().slice(0, 10);
  };
  charts.forEach((chart) => {
    let began = null;
    let moved = false;
    chart.addEventListener("dragstart", (event) => event.preventDefault());
    chart.addEventListener("pointerdown", (event) => {
      moved = false;
      began = event.button === 0 && event.pointerType !== "touch" ? event.clientX : null;
    });
    chart.addEventListener("pointermove", (event) => {
      if (began === null || (!moved && Math.abs(event.clientX - began) < 5)) return;
      if (!moved) chart.setPointerCapture(event.pointerId);
      moved = true;
      [form.from.value, form.to.value] = [dayAt(chart, began), dayAt(chart, event.clientX)].sort();
      apply();
    });
    chart.addEventListener("pointerup", (event) => {
      if (began !== null && !moved && event.target.closest("a") === null) { form.from.value = form.to.value = ""; apply(); }
      began = null;
    });
    chart.addEventListener("pointercancel", () => { began = null; });
    chart.addEventListener("click", (event) => { if (moved) { event.preventDefault(); event.stopPropagation(); } }, true);
  });

  /* One tab stop for a timeline; the arrow keys go from mark to mark. */
  charts.forEach((chart) => {
    const marks = all("a.m", chart);
    if (marks.length > 0) marks[0].setAttribute("tabindex", "0");
    chart.addEventListener("keydown", (event) => {
      const at = marks.indexOf(document.activeElement);
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (at < 0 || by === undefined || marks[at + by] === undefined) return;
      event.preventDefault();
      marks[at].setAttribute("tabindex", "-1");
      marks[at + by].setAttribute("tabindex", "0");
      marks[at + by].focus();
    });
  });
})();
