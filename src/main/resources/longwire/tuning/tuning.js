// Draws every figure of a search's page. Times are nanoseconds, changes are ratios.
longwire.figures((data, draw) => {
  "use strict";
  draw("ladder", () => longwire.ladder(data.ladder, data));
  draw("path", () => longwire.searchPath(data.trials, data));
  draw("effects", () => longwire.effects(data.effects, data));
  draw("front", nth => longwire.front(data.front, data, nth));
});
