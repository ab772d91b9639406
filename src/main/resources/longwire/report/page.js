// Draws every figure of a report's page. Times are nanoseconds.
longwire.figures((data, draw) => {
  "use strict";
  const curve = title => data.curves.find(each => each.title === title);

  draw("curve", index => longwire.percentiles.of(data.curves[index], data));
  draw("gap", () => longwire.gap(curve(data.gap.response), curve(data.gap.service), data));
  draw("added", index => longwire.percentiles.added(data.added[index], data));
  draw("course", index => longwire.courses(data.courses[index], data));
  draw("heat", index => longwire.heatMap(data.heatMaps[index], data));
  draw("costs", () => longwire.costs(data.costs, data));
});
