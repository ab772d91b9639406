// Marks that the charts of a search have in common: lines through the plane that mean something, and crosses on its rim.
longwire.marked = (() => {
  "use strict";
  const CROSS = "path://M0 0L10 10M10 0L0 10";
  /** Of the plane's height, below its upper end. */
  const RIM = 0.03;

  const line = (id, place, label, { look }, position) => ({
    id, type: "line", data: [], silent: true, z: 2,
    markLine: {
      silent: true, symbol: "none", animation: false, precision: 10, z: 2,
      lineStyle: { color: look.ink, width: 1.5, type: [5, 4] },
      label: { show: label !== "", formatter: label, position, color: look.ink, fontSize: 12 },
      data: [place],
    },
  });

  return {
    upright: (id, at, label, view) => line(id, { xAxis: at }, label, view, "end"),
    level: (id, at, label, view) => line(id, { yAxis: at }, label, view, "end"),

    /** What has a place on one axis alone. Items are [x, …]; whatever else they hold is for who is told of them. */
    onTheRim: ({ id, name, view, low, high, items, colour = () => view.look.ink }) => ({
      id, name, type: "scatter", z: 4, symbol: CROSS, symbolSize: 8, color: view.look.ink, emphasis: { disabled: true },
      data: items.map(([x, ...rest]) => ({
        value: [x, high - RIM * (high - low), ...rest],
        itemStyle: { color: "transparent", borderColor: colour(...rest), borderWidth: 2, opacity: longwire.look.opacity(true, view.lit, id) },
      })),
    }),
  };
})();
