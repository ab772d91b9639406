// What a path costs, for a message and for an open connection.
longwire.costs = (() => {
  "use strict";
  const { look, units, plane } = longwire;
  const NARROW = 640;
  const PANELS = [
    { name: "CPU for a message", label: 60, bars: [["", bar => bar.cpuNanos, units.time]] },
    { name: "memory for a connection", label: 92, bars: [["PSS", bar => bar.proportionalBytes, units.bytes], ["RSS", bar => bar.residentBytes, units.bytes]] },
    { name: "sockets for a connection", label: 44, bars: [["", bar => bar.sockets, units.number]] },
  ];

  return (costs, data) => {
    // What is weighed comes first; a direct path has none of it.
    const sides = ["proxy", "generator", "origin"].filter(side => costs.some(cost => cost.side === side));
    const of = state => costs.filter(cost => cost.side === state.choice);
    const most = Math.max(...sides.map(side => of({ choice: side }).length));
    const panelHeight = 34 * most + 24;

    /** Panels beside each other, or below where there is no room. */
    function areas(view) {
      const whole = { ...plane.area(view), height: view.height - view.margin.top - (view.saved ? 40 : 6) }, narrow = view.width < NARROW;
      const labels = Math.min(view.width * 0.3, 170);
      const left = narrow ? labels : labels + 10, room = view.width - left - view.margin.right;
      return PANELS.map((panel, nth) => narrow
        ? { left, top: whole.top + nth * (whole.height + 46) / PANELS.length, width: room - panel.label, height: (whole.height + 46) / PANELS.length - 46 }
        : { left: left + nth * room / PANELS.length, top: whole.top, width: room / PANELS.length - panel.label - 6, height: whole.height });
    }

    function option(view) {
      const bars = of(view), narrow = view.width < NARROW;
      const names = bars.map(bar => data.rows[bar.row]);
      const where = areas(view);
      const tops = PANELS.map(panel => Math.max(...bars.flatMap(bar => panel.bars.map(([, value]) => value(bar))), 1e-9));
      return {
        grid: where,
        title: undefined,
        xAxis: PANELS.map((panel, i) => ({
          gridIndex: i, type: "value", min: 0, max: tops[i] * 1.02, name: panel.name, nameLocation: "start", nameGap: 0,
          nameTextStyle: { color: view.look.ink, align: "left", verticalAlign: "bottom", padding: [0, 0, where[i].height + 8, 0] },
          axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false }, axisLine: { show: false },
        })),
        yAxis: PANELS.map((panel, i) => ({
          gridIndex: i, type: "category", inverse: true, data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: view.look.line } },
          axisLabel: { show: narrow || i === 0, color: view.look.ink, width: where[0].left - 12, overflow: "break", lineHeight: 15, interval: 0 },
        })),
        tooltip: plane.tooltip(view, "item", ({ name, value, seriesName, color }) => plane.tip(view.look, name, [{ colour: color, label: seriesName, value: value.text }])),
        series: PANELS.flatMap((panel, i) => panel.bars.map(([part, value, read], nth) => ({
          id: `${panel.name} ${part}`, name: `${panel.name} ${part}`, type: "bar", xAxisIndex: i, yAxisIndex: i, barCategoryGap: "35%", barGap: "15%", emphasis: { disabled: true },
          label: { show: true, position: "right", color: view.look.ink, fontSize: 12, formatter: ({ dataIndex }) => `${known(value(bars[dataIndex]), read)}${part && value(bars[dataIndex]) ? ` ${part}` : ""}` },
          data: bars.map(bar => ({ value: value(bar), itemStyle: { color: look.row(bar.row), opacity: look.opacity(bar.valid) * (nth === 0 ? 1 : 0.55) } })),
        }))),
      };
    }

    const known = (value, read) => (value === 0 ? "-" : read(value));

    return {
      title: state => `Cost of the ${state.choice}`,
      sentence: state => `Cost of the ${state.choice}. ` + of(state).map(bar =>
        `${data.rows[bar.row]}: ${known(bar.cpuNanos, units.time)} CPU for a message, ${known(bar.proportionalBytes, units.bytes)} for a connection`).join("; "),
      choices: sides.map(side => ({ label: side, value: side })),
      height: width => (width < NARROW ? PANELS.length * (panelHeight + 46) : panelHeight + 40),
      option,
    };
  };
})();
