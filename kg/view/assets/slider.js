// The time slider: two handles over the days of the articles, and how many articles each stretch of time has.

import { setFilter } from "./app.js";
import { el, svg } from "./elements.js";
import { dates } from "./filters.js";
import { state } from "./state.js";
import { dateText, say } from "./words.js";

const DAY = 86_400_000;
const BARS = 60;
const timeBox = document.getElementById("time");
const firstDay = Date.parse(dates[0]);
const days = dates.length ? Math.round((Date.parse(dates.at(-1)) - firstDay) / DAY) : 0;

const dayOf = (date) => Math.round((Date.parse(date) - firstDay) / DAY);
const dateOf = (day) => new Date(firstDay + day * DAY).toISOString().slice(0, 10);

let slide = null;
let waiting = 0;

function handle(name, label) {
  return el("input", {
    type: "range",
    min: 0,
    max: days,
    step: 1,
    id: `time-${name}`,
    "aria-label": label,
    oninput: () => changed(name),
  });
}

function changed(name) {
  const { from, to } = slide;
  const [low, high] = [Number(from.value), Number(to.value)];
  if (low > high) slide[name].value = name === "from" ? high : low;
  describe();
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    const [first, last] = [Number(from.value), Number(to.value)];
    setFilter({ from: first > 0 ? dateOf(first) : "", to: last < days ? dateOf(last) : "" });
  });
}

function histogram() {
  const count = Math.min(BARS, days + 1);
  const heights = new Array(count).fill(0);
  for (const date of dates) heights[Math.min(count - 1, Math.floor((dayOf(date) / (days + 1)) * count))] += 1;
  const most = Math.max(...heights);
  const bars = heights.map((height, at) =>
    svg("rect", { x: at, width: 0.8, y: 10 - (10 * height) / most, height: (10 * height) / most }),
  );
  return svg("svg", { viewBox: `0 0 ${count} 10`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...bars);
}

function describe() {
  const { from, to, text } = slide;
  const ends = [from, to].map(({ value }) => dateText(dateOf(Number(value))));
  from.setAttribute("aria-valuetext", ends[0]);
  to.setAttribute("aria-valuetext", ends[1]);
  text.textContent = ends[0] === ends[1] ? ends[0] : ends.join(" – ");
}

export function renderSlider() {
  timeBox.hidden = days < 1;
  if (timeBox.hidden) return;
  if (!slide) {
    slide = { from: handle("from", ""), to: handle("to", ""), text: el("output.span") };
    timeBox.append(el("div.range", {}, histogram(), slide.from, slide.to), slide.text);
  }
  slide.from.setAttribute("aria-label", say("time.from"));
  slide.to.setAttribute("aria-label", say("time.to"));
  slide.from.value = state.from ? Math.max(dayOf(state.from), 0) : 0;
  slide.to.value = state.to ? Math.min(dayOf(state.to), days) : days;
  describe();
}
