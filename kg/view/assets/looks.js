// How lines look: the colour tells what they are, and so do the dashes.

export const LINE_LOOKS = {
  fact: { line: "#64707f", text: "#3b4552" },
  attributed: { line: "#b45309", text: "#92400e", dashes: [7, 5] },
  planned: { line: "#1d6fa5", text: "#17597f", dashes: [12, 5] },
  possible: { line: "#7a5bb5", text: "#5f4594", dashes: [3, 5] },
  denied: { line: "#b3261e", text: "#931f19", dashes: [3, 3, 10, 3] },
  post: { line: "#a9b2bd", text: "#66717e" },
};
export const PAPER = "#fbfaf8";
export const INK = "#1c2430";
export const STILL = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
export const FACE =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "Liberation Sans", Arial, sans-serif';
