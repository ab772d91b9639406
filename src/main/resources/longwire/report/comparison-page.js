// Draws every figure of a comparison's page. Times are nanoseconds.
longwire.figures((data, draw) => {
  "use strict";
  draw("curve", index => longwire.percentiles.of(data.curves[index], data));
});
