// What each value of each setting does by the model: a dot with its range, beside the default's line.
longwire.effects = (() => {
  "use strict";
  const { scales, look, units, plane, marked } = longwire;
  const BEST = "best", ALL = "all";
  const ROW = 22;
  /** Room for the values on the left, and for the figures on the right where there is any. */
  const LEFT_SHARE = 0.24, MOST_LEFT = 150, RIGHT = 216, NARROW = 640;
  const KINDS = [
    { id: "better", label: "better", colour: () => look.row(2) },
    { id: "worse", label: "worse", colour: () => look.row(1) },
    { id: "either", label: "may be either", colour: now => now.faint },
  ];
  const kindOf = ({ low, high }) => KINDS[high < 1 ? 0 : low > 1 ? 1 : 2];
  const level = value => (value === "" ? "unset" : value);

  return (effects, data) => {
    const knobs = [...new Set(effects.map(effect => effect.knob))];
    const of = knob => effects.filter(effect => effect.knob === knob);
    const several = knobs.some(knob => of(knob).length > 1);
    const chosen = ({ choice, hidden }) => knobs
      .map(knob => of(knob).slice(0, choice === BEST ? 1 : Infinity).filter(effect => !hidden.has(kindOf(effect).id)))
      .filter(some => some.length > 0);
    /** A heading for each setting, its values below it. */
    const rows = state => chosen(state).flatMap(some => [{ head: some[0] }, ...some.map(effect => ({ effect }))]);

    const text = (words, x, y, width, align, style) => ({
      type: "text", x, y, silent: true,
      style: { text: words, width, overflow: "truncate", ellipsis: "…", align, verticalAlign: "middle", fontSize: 12.5, fontFamily: "system-ui, sans-serif", ...style },
    });

    // Always one, since a row that becomes one keeps the place of what it was.
    const group = (...children) => ({ type: "group", x: 0, y: 0, children });

    /** What stands on both sides of the plane, and above its rows. */
    const words = (view, all, area) => ({
      id: "words", type: "custom", silent: true, z: 3, tooltip: { show: false }, data: all.map((row, i) => [0, -i]),
      renderItem({ dataIndex }, api) {
        const { head, effect } = all[dataIndex], y = api.coord([0, -dataIndex])[1];
        if (head) {
          return group(text(`{b|${plain(head.knob)}}  {f|default ${plain(level(head.standard))}}`, 6, y, view.width - 12, "left", {
            rich: { b: { fill: view.look.ink, fontWeight: 600, fontSize: 12.5 }, f: { fill: view.look.faint, fontSize: 12 } },
          }));
        }
        const name = text(level(effect.level), area.left - 10, y, area.left - 16, "right", { fill: view.look.ink });
        const figure = `${units.change(effect.ratio)}  ${units.change(effect.low).replace(" %", "")}…${units.change(effect.high)}`;
        return view.width < NARROW ? group(name) : group(name, text(figure, area.left + area.width + 12, y, RIGHT - 20, "left", { fill: view.look.faint }));
      },
    });
    /** These signs begin and end a style. */
    const plain = words => words.replace(/[{}|]/g, " ");

    const whiskers = (view, all, kind) => ({
      id: kind.id, name: kind.label, type: "custom", z: 3, clip: true, color: kind.colour(view.look),
      data: all.flatMap(({ effect }, i) => (effect && kindOf(effect) === kind ? [[scales.ratio.to(effect.ratio), -i, scales.ratio.to(effect.low), scales.ratio.to(effect.high), effects.indexOf(effect)]] : [])),
      renderItem({ coordSys }, api) {
        const colour = kind.colour(view.look), opacity = look.opacity(true, view.lit, kind.id);
        const [x, y] = api.coord([api.value(0), api.value(1)]), [from] = api.coord([api.value(2), 0]), [to] = api.coord([api.value(3), 0]);
        return {
          type: "group",
          children: [
            // The whole row is where the pointer may be.
            { type: "rect", shape: { x: coordSys.x, y: y - ROW / 2, width: coordSys.width, height: ROW }, style: { fill: "transparent" } },
            { type: "line", shape: { x1: from, y1: y, x2: Math.max(to, from + 1), y2: y }, style: { stroke: colour, lineWidth: 2.5, opacity } },
            { type: "circle", shape: { cx: x, cy: y, r: 4.5 }, style: { fill: colour, opacity } },
          ],
        };
      },
    });

    function option(view) {
      const all = rows(view), drawn = all.flatMap(({ effect }) => (effect ? [effect] : []));
      const [low, high] = scales.ratio.range(Math.min(1, ...drawn.map(effect => effect.low)), Math.max(1, ...drawn.map(effect => effect.high)));
      const left = Math.max(view.margin.left, Math.min(MOST_LEFT, view.width * LEFT_SHARE));
      const room = { ...view, margin: { ...view.margin, top: view.margin.top - (view.saved ? 0 : 22), left, right: view.width < NARROW ? view.margin.right : RIGHT } };
      const parts = plane.plane(room, {
        x: { scale: scales.ratio, low, high, name: `${data.goal}, against the default` },
        y: { scale: { marks: () => [] }, low: -Math.max(all.length, 1) + 0.5, high: 0.5 },
      });
      return {
        ...parts, ...plane.zooming(view),
        tooltip: plane.tooltip(view, "item", ({ value }) => tip(view, effects[value[4]])),
        series: [
          parts.marks, marked.upright("none", 0, "", view), words(view, all, plane.area(room)),
          ...KINDS.filter(kind => !view.hidden.has(kind.id)).map(kind => whiskers(view, all, kind)),
        ],
      };
    }

    const tip = (view, effect) => plane.tip(view.look, `${effect.knob} ${level(effect.level)}`, [
      { colour: kindOf(effect).colour(view.look), label: `against ${level(effect.standard)}:`, value: `${units.change(effect.ratio)} (${units.change(effect.low)} to ${units.change(effect.high)})` },
      ...(effect.about ? [{ colour: "transparent", label: effect.about, value: "" }] : []),
    ]);

    return {
      title: () => "Effect of each setting, by a model",
      sentence: state => "Effect of each setting by a model, no proof. " + chosen(state).map(([best]) =>
        `${best.knob} ${level(best.level)} against ${level(best.standard)}: ${units.change(best.ratio)}, ${units.change(best.low)} to ${units.change(best.high)}`).join("; "),
      choices: several ? [{ label: "best value of each setting", value: BEST }, { label: "all values", value: ALL }] : undefined,
      keys: () => KINDS.filter(kind => effects.some(effect => kindOf(effect) === kind)).map(({ id, label, colour }) => ({ id, label, colour: id === "either" ? "var(--faint)" : colour() })),
      zooms: true,
      tall: true,
      height: (width, state) => Math.max(rows(state).length, 3) * ROW + 60,
      option,
    };
  };
})();
