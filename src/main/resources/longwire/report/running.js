// The page of a run that is on: made anew when something has changed.
(() => {
  "use strict";
  const LOOK_MILLIS = 2000;
  const { state } = document.querySelector("main").dataset;
  async function look() {
    try {
      const now = (await (await fetch("./state")).text()).trim();
      if (now !== state) location.reload();
    } catch (gone) {
      // The server was stopped; the page stays as it is.
    }
  }
  setInterval(look, LOOK_MILLIS);
})();
