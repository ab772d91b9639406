// Every trial of a candidate: its goal as a ratio to the default's, in the order they ran.
longwire.searchPath = (() => {
  "use strict";
  const { scales, look, units, plane, marked } = longwire;
  const DEFAULT = "default", OUT = "not compared";
  /** With more trials dots would cover each other. */
  const MANY = 150;

  return (trials, data) => {
    const phases = [...new Set(trials.map(trial => trial.phase))];
    const groupOf = trial => (trial.ratio === 0 ? OUT : trial.name === data.standard ? DEFAULT : trial.phase);
    const colourOf = (group, now) => (group === OUT ? now.ink : group === DEFAULT ? now.faint : look.row(phases.indexOf(group)));
    const groups = [DEFAULT, ...phases, OUT].filter(group => trials.some(trial => groupOf(trial) === group));
    const x = { scale: { ...scales.number, marks: whole }, low: 0, high: trials.length + 1, name: "number of the trial" };

    /** No trial is half of one. */
    function whole(low, high, most) {
      return scales.number.marks(low, high, most).filter(({ at }) => at > 0 && Number.isInteger(at));
    }

    function option(view) {
      const visible = plane.within(view, x);
      const shown = trials.filter(trial => !view.hidden.has(groupOf(trial)));
      const ratios = shown.filter(trial => trial.ratio > 0 && visible(trial.number)).map(trial => trial.ratio);
      const [low, high] = scales.ratio.range(Math.min(1, ...ratios), Math.max(1, ...ratios));
      const parts = plane.plane(view, { x, y: { scale: scales.ratio, low, high, name: `${data.goal}, against the default` } });
      return {
        ...parts, ...plane.zooming(view),
        tooltip: plane.tooltip(view, "item", ({ value }) => tip(view, trials[value[2]])),
        series: [
          parts.marks,
          marked.level("none", 0, "", view),
          ...groups.filter(group => group !== OUT && !view.hidden.has(group)).map(group => ({
            id: group, name: group, type: "scatter", z: 3, color: colourOf(group, view.look), emphasis: { disabled: true },
            symbolSize: trials.length > MANY ? 5 : 8, itemStyle: { opacity: look.opacity(true, view.lit, group) },
            data: trials.flatMap((trial, i) => (groupOf(trial) === group ? [[trial.number, scales.ratio.to(trial.ratio), i]] : [])),
          })),
          marked.onTheRim({
            id: OUT, name: OUT, view, low, high, colour: i => colourOf(trials[i].name === data.standard ? DEFAULT : trials[i].phase, view.look),
            items: trials.flatMap((trial, i) => (groupOf(trial) === OUT && !view.hidden.has(OUT) ? [[trial.number, i]] : [])),
          }),
        ],
      };
    }

    const tip = (view, trial) => plane.tip(view.look, `${trial.number}: ${trial.name}, ${trial.phase}`, [
      { colour: colourOf(groupOf(trial), view.look), label: data.goal, value: trial.ratio > 0 ? units.change(trial.ratio) : trial.why || "no figure" },
      ...(trial.name === data.standard ? [] : [{ colour: "transparent", label: trial.words, value: "" }]),
    ]);

    function sentence() {
      const best = trials.filter(trial => trial.ratio > 0).sort((one, other) => one.ratio - other.ratio)[0];
      return `${trials.length} trials, ${phases.join(", ")}.` + (best ? ` The lowest of all single ones: ${units.change(best.ratio)}, ${best.words}.` : "");
    }

    return {
      title: () => "Trials of the search",
      sentence,
      keys: () => groups.map(group => ({ id: group, label: group, colour: group === DEFAULT ? "var(--faint)" : group === OUT ? "var(--ink)" : colourOf(group) })),
      zooms: true,
      height: () => 360,
      option,
    };
  };
})();
