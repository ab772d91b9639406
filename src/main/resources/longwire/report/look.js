// Colours. The page's are those of its style; a saved chart is always light, since documents are.
longwire.look = (() => {
  "use strict";
  // Told apart by most eyes, on a light ground as on a dark one.
  const ROWS = [
    "#3b82f6", "#e8710a", "#12a37f", "#d1477a", "#8b5cf6", "#b08900", "#0ea5b7", "#ef4444", "#7c8591", "#84a516",
    "#8bbcf9", "#f0aa6c", "#73cbb2", "#e492b3", "#bda2fa", "#d2b95c", "#72cbd5", "#f59393", "#b1b9c2", "#b9cd6e",
  ];
  const LIGHT = {
    dark: false, ground: "#ffffff", ink: "#1c2127", faint: "#667080", line: "#dfe3e8", good: "#0f7b4f", bad: "#b3261e",
    heat: ["#eef4fb", "#c3dbf2", "#86b8e4", "#4490cf", "#1f66ab", "#10407a", "#071f42"],
  };
  const DARK = {
    dark: true, ground: "#1b1f25", ink: "#e4e8ed", faint: "#93a0af", line: "#323943", good: "#5fd3a0", bad: "#ff8a80",
    heat: ["#1d2733", "#17405f", "#17638a", "#2389a8", "#4fb0ae", "#a2d5a4", "#f5f3b0"],
  };
  /** What is INVALID. */
  const FAINT = 0.35;
  /** What is not the line that the pointer is at the key of. */
  const BESIDE = 0.12;
  const darkScreen = matchMedia("(prefers-color-scheme: dark)");
  let printing = false;

  return {
    row: row => ROWS[row % ROWS.length],
    opacity: (valid, lit = null, row = null) => (valid ? 1 : FAINT) * (lit === null || lit === row ? 1 : BESIDE),
    light: LIGHT,
    now: () => (darkScreen.matches && !printing ? DARK : LIGHT),
    printing: () => printing,
    /** Calls when colours are others. */
    onChange(draw) {
      darkScreen.addEventListener("change", draw);
      addEventListener("beforeprint", () => { printing = true; draw(); });
      addEventListener("afterprint", () => { printing = false; draw(); });
    },
  };
})();
