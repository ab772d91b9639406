// Latency of the default over the rate that was offered.
longwire.ladder = (() => {
  "use strict";
  const { scales, look, units, plane, marked } = longwire;
  const PERCENTILES = ["p50", "p90", "p99"], INVALID = "INVALID";
  const colourOf = name => look.row(PERCENTILES.indexOf(name));

  return (ladder, data) => {
    const [low, high] = scales.logNumber.range(Math.min(...ladder.map(rung => rung.rate)), Math.max(...ladder.map(rung => rung.rate)));
    const x = { scale: scales.logNumber, low, high, name: "messages each second" };
    const at = rung => scales.logNumber.to(rung.rate);
    const invalid = ladder.filter(rung => !rung.valid);
    const known = (rungs, name) => rungs.filter(rung => rung[name] > 0);

    /** The lowest of each rate, since a knee shows in all trials, a disturbance in one. */
    function lowest(name) {
      const least = new Map();
      known(ladder, name).filter(rung => rung.valid).forEach(rung => least.set(rung.rate, Math.min(rung[name], least.get(rung.rate) ?? Infinity)));
      return [...least].sort(([one], [other]) => one - other);
    }

    function option(view) {
      const names = PERCENTILES.filter(name => !view.hidden.has(name));
      const visible = plane.within(view, x);
      const seen = ladder.filter(rung => visible(at(rung)));
      const all = names.flatMap(name => known(seen, name).map(rung => rung[name]));
      const y = view.scale === "linear" ? scales.time : scales.logTime;
      const [bottom, top] = y.range(all.length ? Math.min(...all) : 1e3, all.length ? Math.max(...all) : 1e6);
      const parts = plane.plane(view, { x, y: { scale: y, low: bottom, high: top } });
      return {
        ...parts, ...plane.zooming(view),
        tooltip: plane.tooltip(view, "axis", ([{ axisValue }]) => tip(view, axisValue)),
        series: [
          parts.marks,
          ...(data.rate > 0 ? [marked.upright("chosen", scales.logNumber.to(data.rate), "compared here", view)] : []),
          ...names.flatMap(name => [
            {
              id: `line ${name}`, name, type: "line", symbol: "none", silent: true, z: 2, color: colourOf(name),
              data: lowest(name).map(([rate, nanos]) => [scales.logNumber.to(rate), y.to(nanos)]),
              lineStyle: { color: colourOf(name), width: 2, opacity: look.opacity(true, view.lit, name) },
            },
            {
              id: `trials ${name}`, name, type: "scatter", z: 3, symbolSize: 7, color: colourOf(name), emphasis: { disabled: true },
              data: known(ladder, name).map(rung => ({ value: [at(rung), y.to(rung[name])], itemStyle: { opacity: look.opacity(rung.valid, view.lit, name) } })),
            },
          ]),
          marked.onTheRim({ id: INVALID, name: INVALID, view, low: bottom, high: top, items: view.hidden.has(INVALID) ? [] : invalid.map(rung => [at(rung)]) }),
        ],
      };
    }

    /** All trials of the rate that is nearest. */
    function tip(view, place) {
      const nearest = ladder.reduce((best, rung) => (Math.abs(at(rung) - place) < Math.abs(at(best) - place) ? rung : best));
      return plane.tip(view.look, `${units.number(nearest.rate)} messages each second`, ladder
        .filter(rung => rung.rate === nearest.rate)
        .flatMap(rung => [
          ...PERCENTILES.filter(name => rung[name] > 0).map(name => ({ colour: colourOf(name), label: name, value: units.time(rung[name]) })),
          ...(rung.valid ? [] : [{ colour: view.look.ink, label: "INVALID:", value: rung.why }]),
        ]));
    }

    return {
      title: () => "Latency of the default against rate",
      sentence: () => "Latency of the default against rate. " + lowest("p99")
        .map(([rate, nanos]) => `${units.number(rate)} each second: p99 ${units.time(nanos)}`)
        .concat(data.rate > 0 ? `compared at ${units.number(data.rate)} each second` : []).join("; "),
      keys: () => [
        ...PERCENTILES.map(name => ({ id: name, label: name, colour: colourOf(name) })),
        ...(invalid.length ? [{ id: INVALID, label: INVALID, colour: "var(--ink)" }] : []),
      ],
      scales: ["logarithmic", "linear"],
      zooms: true,
      height: () => 340,
      option,
    };
  };
})();
