// A measure over time, with the pauses of our own processes, and below it how well the offered rate was kept.
longwire.courses = (() => {
  "use strict";
  const { scales, look, units, plane } = longwire;
  const UPPER = [0, 0.7], LOWER = [0.8, 1], WHOLE = [0, 1];
  /** Some room around what was offered, so that a rate that was kept lies in the middle. */
  const LEAST_OFF = 2;
  const PAUSES = { generator: "pause of the generator", origin: "pause of the origin" };
  const colourOf = (side, now) => (side === "generator" ? now.ink : now.faint);

  /** A bar from one time to another, for each item [from, to, y] in the plane. */
  const bars = (id, name, colour, index, items, style) => ({
    id, name, type: "custom", xAxisIndex: index, yAxisIndex: index, clip: true, silent: true, color: colour, data: items, z: 2, tooltip: { show: false },
    renderItem(params, api) {
      const [x, y] = api.coord([api.value(0), api.value(2)]), [to] = api.coord([api.value(1), api.value(2)]);
      return { type: "line", shape: { x1: x, y1: y, x2: Math.max(to, x + 1), y2: y }, style: { stroke: colour, fill: "none", lineWidth: 2, ...style } };
    },
  });

  /** When each trial was on, so that it is seen which lines belong together. */
  function spans(view, trials, low, high) {
    return {
      id: "spans", type: "custom", clip: true, silent: true, z: 0, tooltip: { show: false },
      data: trials.map(trial => {
        const seconds = trial.p50.seconds.concat(trial.p99.seconds);
        return [Math.min(...seconds), Math.max(...seconds), trial.row];
      }).filter(([from]) => isFinite(from)),
      renderItem(params, api) {
        const [left, top] = api.coord([api.value(0), high]), [right, bottom] = api.coord([api.value(1), low]);
        return { type: "rect", shape: { x: left - 3, y: top, width: right - left + 6, height: bottom - top }, style: { fill: look.row(api.value(2)), opacity: 0.07 } };
      },
    };
  }

  function line(trial, name, label, y) {
    const points = trial[name], solid = name === "p50";
    return {
      id: `${name} ${label} ${trial.name}`, name: label, type: "line", z: 3, color: look.row(trial.row),
      data: points.seconds.map((second, i) => [second, y.to(points.nanos[i]), points.nanos[i], name, trial.name]),
      showSymbol: true, symbol: "circle", symbolSize: solid ? 3 : 6, emphasis: { disabled: true },
      lineStyle: { color: look.row(trial.row), width: solid ? 2 : 1, type: solid ? "solid" : [2, 3], opacity: look.opacity(trial.valid) * (solid ? 1 : 0.7) },
      itemStyle: { opacity: look.opacity(trial.valid) },
    };
  }

  return (course, data) => {
    const rows = [...new Set(course.trials.map(trial => trial.row))];
    const names = new Set(course.trials.map(trial => `${trial.row} ${trial.name}`));
    const rates = data.rates.filter(rate => names.has(`${rate.row} ${rate.name}`) && rate.offered > 0);
    const pauses = data.pauses.filter(pause => names.has(`${pause.row} ${pause.name}`));
    const sides = [...new Set(pauses.map(pause => pause.side))];
    const seconds = [
      ...course.trials.flatMap(trial => [...trial.p50.seconds, ...trial.p99.seconds]),
      ...rates.flatMap(rate => [rate.from[0], rate.to[rate.to.length - 1]]),
    ];
    const x = { scale: scales.seconds, low: Math.min(...seconds), high: Math.max(...seconds), name: "seconds since the run started" };
    const margin = Math.max(0.5, (x.high - x.low) * 0.01);
    x.low -= margin;
    x.high += margin;

    function rateParts(view) {
      const shown = rates.filter(rate => !view.hidden.has(rate.row));
      const percents = rates.flatMap(rate => rate.achieved.map(achieved => 100 * achieved / rate.offered));
      const low = Math.min(100 - LEAST_OFF, ...percents), high = Math.max(100 + LEAST_OFF, ...percents);
      const parts = plane.plane(view, { x, y: { scale: scales.percent, low: low - (high - low) * 0.08, high: high + (high - low) * 0.08, name: "achieved rate" }, share: LOWER, index: 1 });
      return {
        ...parts,
        series: [parts.marks, ...shown.map(rate => bars(`rate ${rate.row} ${rate.name}`, data.rows[rate.row], look.row(rate.row), 1,
          rate.achieved.map((achieved, i) => [rate.from[i], rate.to[i], 100 * achieved / rate.offered]), { opacity: look.opacity(rate.valid) }))],
      };
    }

    function option(view) {
      const trials = course.trials.filter(trial => !view.hidden.has(trial.row));
      const stood = pauses.filter(pause => !view.hidden.has(pause.side) && !view.hidden.has(pause.row));
      const y = view.scale === "linear" ? scales.time : scales.logTime;
      const visible = plane.within(view, x);
      const all = [
        ...trials.flatMap(trial => [trial.p50, trial.p99].flatMap(points => points.nanos.filter((nanos, i) => visible(points.seconds[i])))),
        ...stood.flatMap(pause => pause.longest.filter((nanos, i) => visible(pause.from[i]) || visible(pause.to[i]))),
      ];
      const [low, high] = y.range(all.length ? Math.min(...all) : 1, all.length ? Math.max(...all) : 1e3);
      const lower = rates.length ? rateParts(view) : null;
      const upper = plane.plane(view, { x: { ...x, unlabelled: lower !== null, name: lower ? "" : x.name }, y: { scale: y, low, high }, share: lower ? UPPER : WHOLE });
      return {
        markLine: plane.markLine, ...plane.zooming(view, lower ? [0, 1] : [0]),
        grid: lower ? [upper.grid, lower.grid] : upper.grid,
        xAxis: lower ? [upper.xAxis, lower.xAxis] : upper.xAxis,
        yAxis: lower ? [upper.yAxis, lower.yAxis] : upper.yAxis,
        axisPointer: { link: [{ xAxisIndex: "all" }] },
        tooltip: plane.tooltip(view, "axis", params => tip(view, params, stood)),
        series: [
          upper.marks, spans(view, trials, low, high),
          ...stood.map(pause => bars(`${pause.side} ${pause.row} ${pause.name}`, PAUSES[pause.side], colourOf(pause.side, view.look), 0,
            pause.longest.map((nanos, i) => [pause.from[i], pause.to[i], y.to(nanos)]), { lineWidth: pause.side === "generator" ? 3 : 1.5, opacity: 0.8 })),
          ...trials.flatMap(trial => ["p50", "p99"].map(name => line(trial, name, data.rows[trial.row], y))),
          ...(lower ? lower.series : []),
        ],
      };
    }

    function tip(view, params, stood) {
      const points = params.filter(param => param.seriesType === "line" && param.value);
      const at = params.length ? params[0].axisValue : 0;
      const within = (from, to) => at >= from && at <= to;
      return plane.tip(view.look, units.seconds(at), [
        ...points.map(({ seriesName, value, color }) => ({ colour: color, label: `${seriesName} ${value[3]}`, value: units.time(value[2]) })),
        ...rates.filter(rate => !view.hidden.has(rate.row)).flatMap(rate => rate.achieved
          .map((achieved, i) => ({ colour: look.row(rate.row), label: "achieved", value: `${achieved.toFixed(1)} of ${rate.offered.toFixed(1)}/s`, here: within(rate.from[i], rate.to[i]) }))
          .filter(({ here }) => here)),
        ...stood.flatMap(pause => pause.longest
          .map((nanos, i) => ({ colour: colourOf(pause.side, view.look), label: PAUSES[pause.side], value: units.time(nanos), here: within(pause.from[i], pause.to[i]) }))
          .filter(({ here }) => here)),
      ]);
    }

    return {
      title: () => `${course.title}, over time`,
      sentence: () => `${course.title} over time, ${course.trials.length} trials of ${rows.map(row => data.rows[row]).join(", ")}.`,
      keys: () => [
        ...rows.map(row => ({ id: row, label: data.rows[row], colour: look.row(row) })),
        ...sides.map(side => ({ id: side, label: PAUSES[side], colour: side === "generator" ? "var(--ink)" : "var(--faint)" })),
      ],
      scales: ["logarithmic", "linear"],
      zooms: true,
      height: width => (rates.length ? (width < 600 ? 420 : 460) : 320),
      option,
    };
  };
})();
