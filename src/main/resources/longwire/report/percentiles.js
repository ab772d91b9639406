// Percentiles of a measure, or what proxies add to them, on HdrHistogram's axis; a line for each row.
longwire.percentiles = (() => {
  "use strict";
  const { scales, look, units, plane } = longwire;
  const DASH = [6, 4];

  const value = (line, i) => line.trusted[i] ?? line.beyond[i];
  const known = values => values.filter(nanos => nanos !== null && nanos !== undefined);

  /** How many points there are before the last line ends. */
  const pointsOf = (source, lines) =>
    Math.max(2, ...lines.map(line => source.spread.findLastIndex((x, i) => value(line, i) !== null) + 1));

  /** Solid where trusted, dashed beyond. */
  function strokes(line, colour, label, xs, y) {
    const stroke = (part, dash) => ({
      id: `${part}${line.row}${label}`, name: label, type: "line", symbol: "none", silent: true, z: 3, color: colour,
      data: xs.map((x, i) => [x, line[part][i] === null || line[part][i] === undefined ? "-" : y.to(line[part][i])]),
      lineStyle: { color: colour, width: 2, type: dash, opacity: look.opacity(line.valid) },
    });
    return [stroke("trusted", "solid"), stroke("beyond", DASH)];
  }

  function band(line, colour, label, xs, y) {
    const edge = values => values.slice(0, xs.length).map((nanos, i) => [xs[i], y.to(nanos)]);
    return line.lowest.length < 2 ? [] : [plane.band(`band${line.row}`, label, colour, 0.16 * look.opacity(line.valid), edge(line.lowest), edge(line.highest))];
  }

  const text = (line, i, read) => line.trusted[i] !== null ? read(line.trusted[i]) : line.beyond[i] !== null ? `[${read(line.beyond[i])}]` : "-";

  /** Half of what is added is of this size or more: below a tenth of it the axis is straight. */
  function unit(lines) {
    const sizes = lines.flatMap(line => known(line.trusted.concat(line.beyond))).map(Math.abs).sort((a, b) => a - b);
    return 10 ** Math.floor(Math.log10(Math.max(10, sizes[sizes.length >> 1] || 1e3)));
  }

  function kind(source, data, added) {
    const label = line => data.rows[line.row];
    const at = percent => source.spread.findIndex(x => x >= 1 / (1 - percent / 100) - 1e-6);
    const read = added ? units.difference : units.time;
    const title = added ? `Added by the proxy: ${source.title}` : source.title;

    function option(view) {
      const lines = source.lines.filter(line => !view.hidden.has(line.row));
      const points = pointsOf(source, lines);
      const xs = source.spread.slice(0, points).map(scales.percentile.to);
      // Not from 0 %: the least of all readings may be far below any other, and would press them together.
      const x = { scale: scales.percentile, low: 0, high: xs[points - 1], name: "percentile" };
      const visible = plane.within(view, x);
      const all = lines.flatMap(line => [line.trusted, line.beyond, line.lowest, line.highest].flatMap(values => known(values.slice(0, points).filter((nanos, i) => i > 0 && visible(xs[i])))));
      const y = view.scale === "linear" ? scales.time : added ? scales.symmetricTime(unit(lines)) : scales.logTime;
      const [low, high] = y.range(all.length ? Math.min(...all) : 1, all.length ? Math.max(...all) : 1e3);
      const parts = plane.plane(view, {
        x,
        y: { scale: y, low, high, name: added ? "through − direct" : "" },
      });
      return {
        ...parts, ...plane.zooming(view),
        tooltip: plane.tooltip(view, "axis", ([{ axisValue }]) => {
          const i = xs.reduce((best, x, nth) => (Math.abs(x - axisValue) < Math.abs(xs[best] - axisValue) ? nth : best), 0);
          return plane.tip(view.look, units.percentile(source.spread[i]), lines
            .map(line => ({ colour: look.row(line.row), label: label(line), value: text(line, i, read), order: value(line, i) ?? -Infinity }))
            .sort((a, b) => b.order - a.order));
        }),
        series: [
          parts.marks,
          ...lines.flatMap(line => band(line, look.row(line.row), label(line), xs, y)),
          ...lines.flatMap(line => strokes(line, look.row(line.row), label(line), xs, y)),
        ],
      };
    }

    return {
      title: () => title,
      sentence: () => `${title}, by percentile. ` + source.lines
        .map(line => `${label(line)}: p50 ${text(line, at(50), read)}, p99 ${text(line, at(99), read)}`).join("; "),
      keys: () => source.lines.map(line => ({ id: line.row, label: label(line), colour: look.row(line.row) })),
      scales: ["logarithmic", "linear"],
      zooms: true,
      option,
    };
  }

  return {
    of: (source, data) => kind(source, data, false),
    added: (source, data) => kind(source, data, true),
    strokes, pointsOf, text, value, known,
  };
})();
