// Draws the charts of the page from the JSON in it. Times are nanoseconds.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  // Told apart by most eyes, on a light ground as on a dark one.
  const COLOURS = ["#3b82f6", "#e8710a", "#12a37f", "#d1477a", "#8b5cf6", "#b08900", "#0ea5b7", "#ef4444", "#7c8591", "#84a516"];
  const DASH = [5, 4];
  /** What is INVALID. */
  const FAINT = 0.35;
  const HEIGHT = 300;
  const PERCENTILES = new Map([[1, "0%"], [2, "50%"], [10, "90%"], [100, "99%"], [1e3, "99.9%"], [1e4, "99.99%"], [1e5, "99.999%"]]);

  const colour = row => COLOURS[row % COLOURS.length];
  const threeDigits = value => value >= 100 ? value.toFixed(0) : value.toPrecision(3);
  const scaled = (nanos, digits) => {
    const step = nanos < 999.5 ? 0 : nanos < 999.5e3 ? 1 : nanos < 999.5e6 ? 2 : 3;
    return digits(nanos / 1e3 ** step) + " " + ["ns", "µs", "ms", "s"][step];
  };
  const time = nanos => scaled(nanos, threeDigits);
  const tick = nanos => nanos === 0 ? "0" : scaled(nanos, value => String(+value.toPrecision(3)));
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** Fewer marks in each decade the more decades there are. */
  const decades = (u, axis, min, max) => {
    const span = Math.log10(max / min);
    const marks = span > 3 ? [1] : span > 1 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 8];
    const splits = [];
    for (let ten = 10 ** Math.floor(Math.log10(min)); ten <= max; ten *= 10) {
      splits.push(...marks.map(mark => mark * ten).filter(value => value >= min && value <= max));
    }
    return splits;
  };

  function yAxis(logarithmic) {
    return Object.assign(axis(), {
      size: 68,
      values: (u, splits) => splits.map(tick),
    }, logarithmic ? { splits: decades, filter: (u, splits) => splits } : {});
  }

  function yScale(logarithmic) {
    return logarithmic
      ? { distr: 3, range: (u, min, max) => [min / 1.15, max * 1.15] }
      : { distr: 1, range: (u, min, max) => [0, max * 1.05] };
  }

  function axis() {
    return { stroke: css("--faint"), grid: { stroke: css("--line"), width: 1 }, ticks: { stroke: css("--line"), width: 1 }, font: "12px system-ui, sans-serif" };
  }

  /** A zero has no place on a logarithmic axis; a clock's grain is as near as it gets. */
  const positive = values => values.map(value => value === null ? null : Math.max(value, 1));

  function curve(source) {
    const ends = source.lines.map(line => source.spread.findLastIndex((x, i) => line.trusted[i] !== null || line.beyond[i] !== null));
    const length = Math.max(2, ...ends.map(end => end + 1));
    const x = source.spread.slice(0, length);
    const columns = [x], series = [{}];
    for (const line of source.lines) {
      columns.push(positive(line.trusted.slice(0, length)), positive(line.beyond.slice(0, length)));
      series.push(stroke(line.row, line.valid, 2), stroke(line.row, line.valid, 2, DASH));
    }
    return {
      columns, series,
      rows: source.lines.map((line, i) => ({ row: line.row, series: [2 * i + 1, 2 * i + 2] })),
      x: { distr: 3, range: () => [1, x[x.length - 1]] },
      xAxis: { splits: () => [...PERCENTILES.keys()].filter(split => split <= x[x.length - 1] * 1.001), filter: (u, splits) => splits, values: (u, splits) => splits.map(split => PERCENTILES.get(split)) },
      at: value => "p" + +(100 * (1 - 1 / value)).toPrecision(value < 10 ? 3 : Math.ceil(Math.log10(value)) + 2),
      reading: (u, entry, idx) => {
        const [trusted, beyond] = entry.series.map(i => u.data[i][idx]);
        return trusted != null ? time(trusted) : beyond != null ? "[" + time(beyond) + "]" : "-";
      },
    };
  }

  function course(source) {
    const tables = [], series = [{}], byRow = new Map();
    for (const trial of source.trials) {
      const entry = byRow.get(trial.row) || byRow.set(trial.row, { row: trial.row, series: [], trials: [] }).get(trial.row);
      for (const [name, dash] of [["p50"], ["p99", DASH]]) {
        if (trial[name].seconds.length === 0) continue;
        tables.push([trial[name].seconds, positive(trial[name].nanos)]);
        entry.series.push(series.length);
        entry.trials.push(name);
        series.push(stroke(trial.row, trial.valid, 1.5, dash));
      }
    }
    return {
      columns: tables.length === 0 ? [[]] : uPlot.join(tables), series,
      rows: [...byRow.values()],
      x: {}, xAxis: { values: (u, splits) => splits.map(split => split + " s") },
      at: value => "at " + value.toFixed(1) + " s",
      reading: (u, entry, idx) => entry.series
        .map((i, nth) => u.data[i][idx] == null ? "" : entry.trials[nth] + " " + time(u.data[i][idx]))
        .filter(text => text !== "").join(" "),
    };
  }

  function stroke(row, valid, width, dash) {
    return { stroke: colour(row), alpha: valid ? 1 : FAINT, width, dash, points: { show: false } };
  }

  function chart(figure, make) {
    let logarithmic = true, plot;
    const hidden = new Set();
    const caption = figure.querySelector("figcaption");
    const scale = caption.insertBefore(button("scale", () => { logarithmic = !logarithmic; draw(); }), caption.firstChild);
    const canvas = figure.appendChild(document.createElement("div"));
    const at = figure.appendChild(Object.assign(document.createElement("p"), { className: "at" }));
    const keys = figure.appendChild(Object.assign(document.createElement("div"), { className: "keys" }));
    const readings = new Map();
    const drawn = make();

    for (const entry of drawn.rows) {
      const key = keys.appendChild(button("", () => {
        hidden.has(entry.row) ? hidden.delete(entry.row) : hidden.add(entry.row);
        key.setAttribute("aria-pressed", String(!hidden.has(entry.row)));
        draw();
      }));
      key.setAttribute("aria-pressed", "true");
      const swatch = key.appendChild(document.createElement("i"));
      swatch.style.background = colour(entry.row);
      key.append(data.rows[entry.row] + " ");
      readings.set(entry, key.appendChild(document.createElement("b")));
    }

    function read(u) {
      const idx = u.cursor.idx;
      at.textContent = idx == null ? "" : drawn.at(u.data[0][idx]);
      readings.forEach((element, entry) => { element.textContent = idx == null ? "" : drawn.reading(u, entry, idx); });
    }

    function draw() {
      if (plot) plot.destroy();
      scale.textContent = logarithmic ? "linear" : "logarithmic";
      for (const entry of drawn.rows) {
        entry.series.forEach(i => { drawn.series[i].show = !hidden.has(entry.row); });
      }
      plot = new uPlot({
        width: Math.max(canvas.clientWidth, 200), height: HEIGHT,
        padding: [12, 24, 0, 0],
        scales: { x: Object.assign({ time: false }, drawn.x), y: yScale(logarithmic) },
        axes: [Object.assign(axis(), { size: 34 }, drawn.xAxis), yAxis(logarithmic)],
        series: drawn.series,
        cursor: { points: { show: false }, drag: { x: drawn.x.range === undefined, y: false } },
        legend: { show: false },
        hooks: { setCursor: [read] },
      }, drawn.columns, canvas);
    }

    draw();
    new ResizeObserver(() => plot.setSize({ width: Math.max(canvas.clientWidth, 200), height: HEIGHT })).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }

  function button(className, click) {
    const made = Object.assign(document.createElement("button"), { type: "button", className });
    made.addEventListener("click", click);
    return made;
  }

  document.querySelectorAll("[data-curve]").forEach(figure => chart(figure, () => curve(data.curves[figure.dataset.curve])));
  document.querySelectorAll("[data-course]").forEach(figure => chart(figure, () => course(data.courses[figure.dataset.course])));
})();
