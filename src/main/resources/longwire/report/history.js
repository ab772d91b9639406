// A metric over runs: medians of their trials, the interval of each, the levels between changes, and what is no part of the series.
longwire.history = (() => {
  "use strict";
  const { scales, look, units, plane, stops } = longwire;
  const CROSS = "path://M0 0L10 10M10 0L0 10", DOWN = "path://M0 0L10 0L5 8Z";
  /** Of the plane's height, from its rims. */
  const RIM = 0.03;
  /** With more runs dots would cover each other. */
  const MANY = 120;
  /** How far a band reaches beyond the first and the last run of a stretch: a run between two gaps has one too. */
  const HALF_STEP = 0.3;
  const DATE_GAP = 60, DAY = 86_400_000;
  const MOST_TOLD = 8, MOST_LETTERS = { wide: 22, narrow: 14 }, NARROW = 600;
  const UNITS = {
    ns: { read: units.time, scales: { logarithmic: scales.logTime, "from 0": scales.time } },
    bytes: { read: units.bytes, scales: { near: near(scales.bytes), "from 0": scales.bytes } },
    "per-second": { read: value => `${units.number(value)}/s`, scales: { near: near(scales.number), "from 0": scales.number } },
  };
  const PARTS = { median: "median of the trials", interval: "its interval", level: "level", UNTRUSTED: "beyond the trust limit", INVALID: "INVALID", OTHER_LOAD: "runs of another load", UNMEASURED: "not measured", labels: "baselines and labels" };

  /** Not from 0: what differs is little beside what all take. */
  function near(scale) {
    const room = (low, high) => Math.max(0.15 * (high - low), 0.02 * high, 1e-9);
    return { ...scale, range: (low, high) => [Math.max(0, low - room(low, high)), high + room(low, high)] };
  }

  const moment = iso => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  const shortened = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
  /** As much of a date as tells runs apart whose first and last lie so many days apart. */
  const dated = (iso, days, oneDate) => (days > 300 ? iso.slice(0, 7) : days > 3 ? iso.slice(5, 10) : oneDate ? iso.slice(11, 16) : iso.slice(5, 16).replace("T", " "));

  /** Stretches of neighbours that are part of the series, as lists of their indices. */
  function stretches(slots) {
    const all = [];
    slots.forEach((slot, i) => {
      if (slot.kind !== "VALID") return;
      if (i > 0 && slots[i - 1].kind === "VALID") all[all.length - 1].push(i);
      else all.push([i]);
    });
    return all;
  }

  return (chart, data) => {
    const { slots, changes, levels } = chart;
    const { read, scales: ways } = UNITS[chart.unit];
    const run = slot => data.runs[slot.run];
    const colour = look.row(0);
    const good = slots.flatMap((slot, i) => (slot.kind === "VALID" ? [i] : []));
    const of = kind => slots.flatMap((slot, i) => (slot.kind === kind ? [i] : []));
    const marked = slots.flatMap((slot, i) => (slot.runs === 1 && slot.kind !== "OTHER_LOAD" && run(slot).labels ? [i] : []));
    const places = changes.map(change => ({ ...change, x: (change.from + change.to) / 2 }));
    const days = slots.length ? (Date.parse(run(slots[slots.length - 1]).started) - Date.parse(run(slots[0]).started)) / DAY : 0;
    const dates = new Set(slots.map(slot => run(slot).started.slice(0, 10))), oneDate = dates.size === 1;
    const x = {
      scale: { marks: () => slots.map((slot, i) => ({ at: i, rank: 0, label: dated(run(slot).started, days, oneDate) })) },
      low: -0.7, high: slots.length - 0.3, name: oneDate ? `start of the run on ${[...dates][0]}, UTC` : "start of the run, UTC", gap: days <= 3 && !oneDate ? 1.5 * DATE_GAP : DATE_GAP,
    };

    const compare = (one, other) => `scripts/longwire compare ${data.runs[one].directory} ${data.runs[other].directory}`;
    const page = (one, other) => data.comparisons[`${one} ${other}`];
    const reports = indices => indices.filter(i => data.runs[i].report).map(i => ({ label: `report of ${data.runs[i].name}`, href: data.runs[i].report }));
    const pair = (label, one, other) => ({ label, command: compare(slots[one].run, slots[other].run), href: page(slots[one].run, slots[other].run) });

    function entries(slot) {
      const { labels, started } = run(slot);
      const value = slot.value === null ? [] : [
        { label: slot.trials === 1 ? `${chart.metric} of 1 trial` : `${chart.metric}, median of ${slot.trials} trials`, value: read(slot.value) },
        ...(slot.trials === 1 ? [] : [{ label: slot.confident ? "95 % interval" : "lowest to highest trial", value: `${read(slot.low)} to ${read(slot.high)}` }]),
      ];
      return [
        { label: "started", value: moment(started) },
        ...value,
        ...(labels ? [{ label: "labels", value: labels }] : []),
        ...(slot.kind === "VALID" ? [] : [{ label: PARTS[slot.kind], value: slot.kind === "UNTRUSTED" ? "no part of the statistics" : slot.why }]),
      ];
    }

    function runStop(slot, i) {
      const counts = slot.kind === "VALID";
      const before = [...good].reverse().find(other => other < i);
      const baseline = [...good].reverse().find(other => other < i && run(slots[other]).baseline);
      return {
        x: i, heading: run(slot).name, entries: entries(slot), links: reports([slot.run]),
        actions: [
          ...(counts && before !== undefined ? [pair("Compare with the run before:", before, i)] : []),
          ...(counts && baseline !== undefined && baseline !== before ? [pair("Compare with the baseline:", baseline, i)] : []),
        ],
      };
    }

    const gapStop = (slot, i) => ({
      x: i, heading: slot.runs === 1 ? `${run(slot).name}, of another load` : `${slot.runs} runs of another load`, actions: [], links: [],
      entries: [
        { label: "load", value: slot.why },
        { label: "started", value: slot.runs === 1 ? moment(run(slot).started) : `${moment(run(slot).started)} to ${moment(data.runs[slot.last].started)}` },
      ],
    });

    const changeStop = change => ({
      x: change.x, heading: `${change.size}, ${change.verdict}`, href: page(slots[change.from].run, slots[change.to].run),
      entries: [
        { label: "between", value: `${run(slots[change.from]).name} and ${run(slots[change.to]).name}` },
        { label: "level", value: `${read(change.before)} to ${read(change.after)}` },
        { label: "p =", value: units.number(change.p) },
        ...change.together.slice(0, MOST_TOLD).map(other => ({ label: "also changed there:", value: other })),
        ...(change.together.length > MOST_TOLD ? [{ label: "and", value: `${change.together.length - MOST_TOLD} more` }] : []),
      ],
      actions: [pair("Compare the runs before and after:", change.from, change.to)],
      links: reports([slots[change.from].run, slots[change.to].run]),
    });

    const all = [...slots.map((slot, i) => (slot.kind === "OTHER_LOAD" ? gapStop(slot, i) : runStop(slot, i))), ...places.map(changeStop)]
      .sort((one, other) => one.x - other.x);
    const last = Math.max(0, all.findLastIndex(stop => stop.x === (good.length ? good[good.length - 1] : slots.length - 1)));

    const verdictColour = (verdict, now) => (verdict === "WORSE" ? now.bad : now.good);
    const shadow = (id, kind, view, opacity) => ({
      id, name: PARTS[kind], type: "custom", clip: true, silent: true, z: 0, tooltip: { show: false }, color: view.look.faint, data: of(kind).map(i => [i]),
      renderItem(params, api) {
        const { y, height } = params.coordSys, [left] = api.coord([api.value(0) - 0.5, 0]), [right] = api.coord([api.value(0) + 0.5, 0]);
        return { type: "rect", shape: { x: left, y, width: right - left, height }, style: { fill: view.look.faint, opacity } };
      },
    });
    const dots = (id, view, data, more) => ({ id, name: PARTS[id], type: "scatter", emphasis: { disabled: true }, silent: true, color: view.look.ink, data, ...more });
    const line = (id, view, data, more) => ({ id, name: PARTS[id], type: "line", symbol: "none", silent: true, emphasis: { disabled: true }, data, ...more });

    /** A change between two runs, with its size where there is room. */
    function changeParts(view, low, high) {
      return places.flatMap((change, i) => {
        const ink = verdictColour(change.verdict, view.look);
        return [
          line(`change ${i}`, view, [[change.x, low], [change.x, high]], { color: ink, z: 2, tooltip: { show: false }, lineStyle: { color: ink, width: 1.5, type: [5, 4] } }),
          dots(`size ${i}`, view, [[change.x, high]], {
            symbol: DOWN, symbolSize: [9, 7], z: 5, color: ink, tooltip: { show: false },
            label: { show: true, position: "top", distance: 3, formatter: () => change.size, color: ink, fontSize: 12, fontWeight: 600 },
            labelLayout: { hideOverlap: true },
          }),
        ];
      });
    }

    function option(view) {
      const shows = part => !view.hidden.has(part);
      const y = ways[view.scale], visible = plane.within(view, x);
      const seen = good.filter(visible), told = (seen.length ? seen : good.length ? good : of("UNTRUSTED")).map(i => slots[i]);
      const values = told.flatMap(slot => (shows("interval") ? [slot.value, slot.low, slot.high] : [slot.value]));
      const [low, high] = y.range(values.length ? Math.min(...values) : 1, values.length ? Math.max(...values) : 1e6);
      const at = value => Math.max(low, Math.min(high, y.to(value)));
      const parts = plane.plane(view, { x, y: { scale: y, low, high, name: "" } });
      const bands = shows("interval") ? stretches(slots).map((indices, nth) => {
        const edge = name => [
          [indices[0] - HALF_STEP, y.to(slots[indices[0]][name])],
          ...indices.map(i => [i, y.to(slots[i][name])]),
          [indices[indices.length - 1] + HALF_STEP, y.to(slots[indices[indices.length - 1]][name])],
        ];
        return plane.band(`band ${nth}`, PARTS.interval, colour, look.opacity(true, view.lit, "interval") * 0.2, edge("low"), edge("high"));
      }) : [];
      const size = slots.length > MANY ? 4 : 7;
      return {
        ...parts, ...plane.zooming(view),
        tooltip: {
          ...plane.tooltip(view, "axis", ([{ axisValue }]) => tip(view, all[stops.nearest(all, axisValue)])),
          extraCssText: "white-space: normal; overflow-wrap: anywhere; max-width: min(340px, 80vw)",
        },
        series: [
          parts.marks,
          // Without it the pointer would find runs alone, and no change between them.
          line("stops", view, all.map(stop => [stop.x, low]), { silent: true, lineStyle: { opacity: 0 }, z: 0 }),
          ...(shows("OTHER_LOAD") ? [shadow("other", "OTHER_LOAD", view, 0.16)] : []),
          ...(shows("UNMEASURED") ? [shadow("unmeasured", "UNMEASURED", view, 0.08)] : []),
          ...bands,
          ...(shows("level") ? levels.map((level, i) => line(`level ${i}`, view, [[level.from - HALF_STEP, y.to(level.value)], [level.to + HALF_STEP, y.to(level.value)]],
            { name: PARTS.level, color: view.look.ink, z: 3, tooltip: { show: false }, lineStyle: { color: view.look.ink, width: 1.5, opacity: look.opacity(true, view.lit, "level") } })) : []),
          ...(shows("median") ? [line("median", view, slots.map((slot, i) => [i, slot.kind === "VALID" ? y.to(slot.value) : "-"]), {
            symbol: "circle", symbolSize: size, showAllSymbol: true, showSymbol: true, z: 4, color: colour,
            lineStyle: { color: colour, width: 1.5, opacity: look.opacity(true, view.lit, "median") }, itemStyle: { opacity: look.opacity(true, view.lit, "median") },
          })] : []),
          ...(shows("UNTRUSTED") ? [dots("UNTRUSTED", view, of("UNTRUSTED").map(i => [i, at(slots[i].value)]),
            { symbol: "emptyCircle", symbolSize: size, z: 4, color: view.look.faint })] : []),
          ...(shows("INVALID") ? [dots("INVALID", view, of("INVALID").map(i => [i, high - RIM * (high - low)]),
            { symbol: CROSS, symbolSize: 8, z: 4, itemStyle: { color: "transparent", borderColor: view.look.bad, borderWidth: 2 } })] : []),
          ...(shows("labels") ? labelParts(view, low, high, at) : []),
          ...changeParts(view, low, high),
          ...stopParts(view, low, high, at),
        ],
      };
    }

    function labelParts(view, low, high, at) {
      const most = view.width < NARROW ? MOST_LETTERS.narrow : MOST_LETTERS.wide;
      const turn = x.low + (x.high - x.low) * (view.zoom[0] + 0.6 * (view.zoom[1] - view.zoom[0])) / 100;
      return [
        dots("baselines", view, marked.filter(i => run(slots[i]).baseline && slots[i].value !== null).map(i => [i, at(slots[i].value)]),
          { name: PARTS.labels, symbol: "diamond", symbolSize: 14, z: 5, itemStyle: { color: "transparent", borderColor: view.look.ink, borderWidth: 2 } }),
        dots("labels", view, marked.map(i => ({
          value: [i, low + RIM * (high - low)], name: shortened(run(slots[i]).labels, most),
          // Or its text would lie outside.
          label: { position: i > turn ? "left" : "right" },
        })), {
          symbol: "triangle", symbolSize: 8, z: 5, labelLayout: { hideOverlap: true },
          label: { show: true, distance: 4, formatter: ({ name }) => name, color: view.look.ink, fontSize: 12 },
        }),
      ];
    }

    /** Where the keyboard, or a click, has gone to; nothing for a document. */
    function stopParts(view, low, high, at) {
      if (view.saved || view.stop === undefined) return [];
      const stop = all[view.stop], slot = Number.isInteger(stop.x) ? slots[stop.x] : null;
      return [
        line("stop", view, [[stop.x, low], [stop.x, high]], { z: 1, tooltip: { show: false }, lineStyle: { color: view.look.faint, width: 1 } }),
        ...(slot && slot.value !== null && slot.kind !== "INVALID" ? [dots("ring", view, [[stop.x, at(slot.value)]],
          { symbol: "circle", symbolSize: 15, z: 6, tooltip: { show: false }, itemStyle: { color: "transparent", borderColor: view.look.ink, borderWidth: 2 } })] : []),
      ];
    }

    const tip = (view, { heading, entries }) => plane.tip(view.look, heading, entries);

    function sentence() {
      const ends = good.length ? `, from ${read(slots[good[0]].value)} to ${read(slots[good[good.length - 1]].value)}` : "";
      const told = places.map(change => `${change.size}, ${change.verdict}, between ${run(slots[change.from]).name} and ${run(slots[change.to]).name}`);
      return `${chart.title} over ${good.length} runs${ends}. ` + (told.length ? `Changes: ${told.join("; ")}.` : "No change shown.");
    }

    const colours = { median: colour, interval: `${colour}55`, level: "var(--ink)", INVALID: "var(--bad)", labels: "var(--ink)" };
    const there = { median: good, interval: good, level: levels, labels: marked };

    return {
      title: () => chart.title,
      sentence,
      keys: () => Object.keys(PARTS).filter(part => (there[part] || of(part)).length > 0)
        .map(id => ({ id, label: PARTS[id], colour: colours[id] || "var(--faint)" })),
      scales: Object.keys(ways),
      zooms: true,
      height: width => (width < NARROW ? 300 : 360),
      attend: parts => stops.attend(parts, { stops: all, first: last, low: x.low, high: x.high }),
      option,
    };
  };
})();
