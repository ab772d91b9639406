// Candidates by their goal and by what they take for it; those on the front are named.
longwire.front = (() => {
  "use strict";
  const { scales, look, units, plane, marked } = longwire;
  const COSTS = [
    { of: point => point.cpuNanos, scale: scales.time, read: units.time, name: "CPU per message" },
    { of: point => point.memoryBytes, scale: scales.bytes, read: units.bytes, name: "memory per connection" },
  ];
  const GROUPS = [
    { id: "default", label: "default", colour: now => now.ink },
    { id: "front", label: "on the front", colour: () => look.row(0) },
    { id: "behind", label: "behind it", colour: now => now.faint },
  ];
  /** Of what there is, on both sides of it. */
  const ROOM = 0.08;

  return (front, data, nth) => {
    const cost = COSTS[nth];
    const points = front.filter(point => cost.of(point) > 0);
    const groupOf = point => GROUPS[point.name === data.standard ? 0 : point.first ? 1 : 2];

    /** Not from 0: what differs is little beside what all take. */
    function range(values) {
      const low = Math.min(...values), high = Math.max(...values), room = Math.max(ROOM * (high - low), 0.01 * high);
      return [low - room, high + room];
    }

    function option(view) {
      const shown = points.filter(point => !view.hidden.has(groupOf(point).id)), seen = shown.length ? shown : points;
      const [left, right] = range(points.map(cost.of));
      const x = { scale: cost.scale, low: left, high: right, name: cost.name, gap: 64 };
      const [low, high] = scales.ratio.range(Math.min(1, ...seen.map(point => point.ratio)), Math.max(1, ...seen.map(point => point.ratio)));
      const parts = plane.plane(view, { x, y: { scale: scales.ratio, low, high, name: `${data.goal}, against the default` } });
      return {
        ...parts, ...plane.zooming(view),
        tooltip: plane.tooltip(view, "item", ({ value }) => tip(view, points[value[2]])),
        series: [
          parts.marks,
          marked.level("none", 0, "", view),
          ...GROUPS.filter(group => !view.hidden.has(group.id)).map((group, order) => ({
            id: group.id, name: group.label, type: "scatter", z: 5 - order, symbolSize: group.id === "behind" ? 7 : 10,
            color: group.colour(view.look), emphasis: { disabled: true }, itemStyle: { opacity: look.opacity(true, view.lit, group.id) },
            label: { show: group.id !== "behind", position: group.id === "default" ? "top" : "right", formatter: ({ value }) => points[value[2]].name, color: view.look.ink, fontSize: 12 },
            labelLayout: { hideOverlap: true },
            data: points.flatMap((point, i) => (groupOf(point) === group ? [[cost.of(point), scales.ratio.to(point.ratio), i]] : [])),
          })),
        ],
      };
    }

    const tip = (view, point) => plane.tip(view.look, point.name, [
      { colour: groupOf(point).colour(view.look), label: data.goal, value: units.change(point.ratio) },
      ...COSTS.filter(({ of }) => of(point) > 0).map(({ name, of, read }) => ({ colour: "transparent", label: name, value: read(of(point)) })),
      { colour: "transparent", label: `${point.trials} trials`, value: "" },
      ...(point.name === data.standard ? [] : [{ colour: "transparent", label: point.words, value: "" }]),
    ]);

    return {
      title: () => `Goal against ${cost.name}`,
      sentence: () => `Goal against ${cost.name}. ` + points.filter(point => point.first || point.name === data.standard)
        .map(point => `${point.name}: ${units.change(point.ratio)}, ${cost.read(cost.of(point))}`).join("; "),
      keys: () => GROUPS.filter(group => points.some(point => groupOf(point) === group))
        .map(({ id, label, colour }) => ({ id, label, colour: id === "default" ? "var(--ink)" : id === "behind" ? "var(--faint)" : colour() })),
      zooms: true,
      height: () => 320,
      option,
    };
  };
})();
