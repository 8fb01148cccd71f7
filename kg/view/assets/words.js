// What the page itself says, in Indonesian and English. What articles say comes from the data.

import { ENGLISH } from "./words-en.js";
import { INDONESIAN } from "./words-id.js";

const TONGUES = { id: INDONESIAN, en: ENGLISH };
let tongue = "id";

export const language = () => tongue;

export function speak(wanted) {
  tongue = Object.hasOwn(TONGUES, wanted) ? wanted : "id";
  document.documentElement.lang = tongue;
}

// The words of the page by their key; some take numbers or names.
export function say(key, ...given) {
  const found = TONGUES[tongue][key];
  return typeof found === "function" ? found(...given) : found;
}

// Made once: toLocaleString would look its rules up for every number of a list. Small numbers need none: the first
// picture need not wait for them.
const REGIONS = { id: "id-ID", en: "en-GB" };
const formats = {};

export function number(count) {
  if (Number.isInteger(count) && count >= 0 && count < 1000) return String(count);
  formats[tongue] ??= new Intl.NumberFormat(REGIONS[tongue]);
  return formats[tongue].format(count);
}

// "2021-09-22" → "22 September 2021"; a date cut to the month or the year stays so.
export function dateText(iso) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (!found) return iso;
  const [, year, month, day] = found;
  return [day && String(Number(day)), month && (say("months")[Number(month) - 1] || month), year]
    .filter(Boolean)
    .join(" ");
}
