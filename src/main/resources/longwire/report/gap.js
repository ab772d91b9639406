// Response against service time of one row: what waiting to be sent adds, and what counting from sent hides.
longwire.gap = (() => {
  "use strict";
  const { scales, look, units, plane, percentiles } = longwire;

  return (response, service, data) => {
    const pairs = response.lines
      .map(line => ({ row: line.row, response: line, service: service.lines.find(other => other.row === line.row) }))
      .filter(pair => pair.service);
    const chosen = state => pairs.find(pair => String(pair.row) === state.choice);
    const lines = (pair, view) => [
      { id: "response", label: "response time", line: pair.response, colour: look.row(pair.row) },
      { id: "service", label: "service time", line: pair.service, colour: view.look ? view.look.ink : look.now().ink },
    ].filter(({ id }) => !view.hidden.has(id));

    function option(view) {
      const pair = chosen(view), drawn = lines(pair, view);
      const points = percentiles.pointsOf(response, [pair.response, pair.service]);
      const xs = response.spread.slice(0, points).map(scales.percentile.to);
      const x = { scale: scales.percentile, low: 0, high: xs[points - 1], name: "percentile" };
      const visible = plane.within(view, x);
      const all = [pair.response, pair.service].flatMap(line => percentiles.known(xs.map((each, i) => (i > 0 && visible(each) ? percentiles.value(line, i) : null))));
      const y = view.scale === "linear" ? scales.time : scales.logTime;
      const [low, high] = y.range(all.length ? Math.min(...all) : 1, all.length ? Math.max(...all) : 1e3);
      const parts = plane.plane(view, {
        x,
        y: { scale: y, low, high },
      });
      const edge = line => xs.map((x, i) => [x, percentiles.value(line, i)]).filter(point => point[1] !== null).map(([x, nanos]) => [x, y.to(nanos)]);
      return {
        ...parts, ...plane.zooming(view),
        tooltip: plane.tooltip(view, "axis", ([{ axisValue }]) => {
          const i = xs.reduce((best, x, nth) => (Math.abs(x - axisValue) < Math.abs(xs[best] - axisValue) ? nth : best), 0);
          const between = percentiles.value(pair.response, i) - percentiles.value(pair.service, i);
          return plane.tip(view.look, units.percentile(response.spread[i]), [
            ...lines(pair, { ...view, hidden: new Set() }).map(({ label, line, colour }) => ({ colour, label, value: percentiles.text(line, i, units.time) })),
            { colour: "transparent", label: "between", value: units.difference(between) },
          ]);
        }),
        series: [
          parts.marks,
          ...(drawn.length < 2 ? [] : [plane.band("gap", "between", look.row(pair.row), 0.18, edge(pair.service), edge(pair.response))]),
          ...drawn.flatMap(({ label, line, colour }) => percentiles.strokes(line, colour, label, xs, y)),
        ],
      };
    }

    return {
      title: state => `Response against service time: ${data.rows[chosen(state).row]}`,
      sentence(state) {
        const pair = chosen(state), at = response.spread.findIndex(x => x >= 100 - 1e-6);
        return `${data.rows[pair.row]}, p99: response time ${percentiles.text(pair.response, at, units.time)}, service time ${percentiles.text(pair.service, at, units.time)}.`;
      },
      choices: pairs.map(pair => ({ label: data.rows[pair.row], value: String(pair.row) })),
      keys: state => lines(chosen(state), { hidden: new Set() }).map(({ id, label, colour }) => ({ id, label, colour: id === "service" ? "var(--ink)" : colour })),
      scales: ["logarithmic", "linear"],
      zooms: true,
      option,
    };
  };
})();
