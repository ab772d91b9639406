// Draws every figure of a history's page.
longwire.figures((data, draw) => {
  "use strict";
  draw("history", index => longwire.history(data.charts[index], data));
});
