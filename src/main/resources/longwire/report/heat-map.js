// How the readings of one trial, or of all trials of a row, were distributed at each time.
longwire.heatMap = (() => {
  "use strict";
  const { scales, units, plane } = longwire;
  /** Between trials, of the length of all of them. */
  const GAP = 0.015;
  /** Fewer than one of a hundred thousand looks like one. */
  const LEAST_SHARE = 1e-5;

  const sum = counts => counts.reduce((a, b) => a + b, 0);

  return (map, data) => {
    const trials = map.trials.map((trial, index) => ({ ...trial, index }));
    const bound = bucket => 10 ** (bucket / map.bucketsPerDecade);
    const columns = trials.flatMap(trial => trial.columns);
    const [low, high] = [Math.min(...columns.map(column => column.first)), Math.max(...columns.map(column => column.first + column.counts.length))];
    // One scale for every choice, or what is darker here would not be more than what is lighter there.
    const shares = columns.flatMap(column => column.counts.filter(count => count > 0).map(count => count / sum(column.counts)));
    const least = Math.floor(Math.log10(Math.max(LEAST_SHARE, Math.min(0.1, ...shares)) * 1.000001));
    const rows = [...new Set(trials.map(trial => trial.row))];
    const choices = rows.flatMap(row => {
      const own = trials.filter(trial => trial.row === row);
      const each = own.map(trial => ({ group: data.rows[row], label: trial.name + (trial.valid ? "" : " (INVALID)"), value: `trial ${trial.index}` }));
      return own.length > 1 ? [{ group: data.rows[row], label: `${data.rows[row]}: all ${own.length} trials`, value: `row ${row}` }, ...each] : each;
    });

    const chosen = state => trials.filter(trial => [`row ${trial.row}`, `trial ${trial.index}`].includes(state.choice));
    const called = state => (chosen(state).length > 1 ? `${data.rows[chosen(state)[0].row]}, ${chosen(state).length} trials` : `${data.rows[chosen(state)[0].row]}, trial ${chosen(state)[0].name}`);

    /** Trials one after another, wherever they ran. */
    function cells(drawn) {
      const lengths = drawn.map(trial => trial.columns[trial.columns.length - 1].to);
      const total = sum(lengths);
      const all = [], starts = [];
      let start = 0;
      drawn.forEach((trial, nth) => {
        starts.push(start);
        for (const column of trial.columns) {
          const readings = sum(column.counts);
          column.counts.forEach((count, i) => {
            if (count > 0) all.push([start + column.from, start + column.to, column.first + i, Math.max(least, Math.log10(count / readings)), count, readings, nth]);
          });
        }
        start += lengths[nth] + total * GAP;
      });
      return { all, starts, end: start - total * GAP };
    }

    function option(view) {
      const drawn = chosen(view), { all, starts, end } = cells(drawn);
      const y = scales.logTime, single = drawn.length === 1;
      const named = { marks: () => starts.map((at, nth) => ({ at, rank: 0, label: drawn[nth].name.split("-")[0] })) };
      const room = { ...view, margin: { ...view.margin, top: view.margin.top + (view.saved ? 0 : 6) } };
      const parts = plane.plane(room, {
        x: { scale: single ? scales.seconds : named, low: 0, high: end, gap: single ? undefined : 12, name: single ? "seconds since the trial’s first reading" : "number of the trial, each from its first reading" },
        y: { scale: y, low: Math.log10(bound(low)), high: Math.log10(bound(high)) },
      });
      return {
        ...parts, ...plane.zooming(view),
        tooltip: plane.tooltip(view, "item", ({ value, color }) => plane.tip(view.look, `${drawn[value[6]].name}, ${units.seconds(value[0] - starts[value[6]])}`, [
          { colour: color, label: `${units.time(bound(value[2]))} to ${units.time(bound(value[2] + 1))}:`, value: `${value[4]} of ${value[5]} (${units.share(value[4] / value[5])})` },
        ])),
        visualMap: {
          type: "continuous", seriesIndex: 1, dimension: 3, min: least, max: 0, calculable: false, hoverLink: false, orient: "horizontal",
          right: view.margin.right, ...(view.saved ? { bottom: 2 } : { top: 0 }), itemWidth: 10, itemHeight: 110, text: ["100 %", units.share(10 ** least)], textGap: 6,
          textStyle: { color: view.look.faint, fontSize: 12 }, inRange: { color: view.look.heat },
        },
        series: [parts.marks, {
          id: "cells", type: "custom", clip: true, data: all, z: 2, encode: { x: [0, 1], y: 2 },
          renderItem(params, api) {
            const [left, top] = api.coord([api.value(0), (api.value(2) + 1) / map.bucketsPerDecade]);
            const [right, bottom] = api.coord([api.value(1), api.value(2) / map.bucketsPerDecade]);
            // A hair over, or the ground shines through between them.
            return { type: "rect", shape: { x: left, y: top, width: Math.max(1, right - left) + 0.3, height: bottom - top + 0.3 }, style: { fill: api.visual("color") } };
          },
        }],
      };
    }

    return {
      title: state => `Distribution over time: ${map.title}, ${called(state)}`,
      sentence: state => `Heat map of ${map.title} over time, ${called(state)}.`,
      choices,
      zooms: true,
      height: () => 340,
      option,
    };
  };
})();
