// What charts with two axes have in common: the plane, its marks, bands in it, and what is said beside the pointer.
longwire.plane = (() => {
  "use strict";
  const { scales } = longwire;
  const X_GAP = 46, Y_GAP = 22;

  /** What of the axis is to be seen. */
  function seen({ zoom: [from, to] }, { low, high }) {
    return [low + (high - low) * from / 100, low + (high - low) * to / 100];
  }

  /** Whether a place on the axis is to be seen, so that what is not need not find room on the other axis. */
  function within(view, x) {
    const [left, right] = seen(view, x), hair = (x.high - x.low) / 1e6;
    return at => at >= left - hair && at <= right + hair;
  }

  function axis(view, index, { low, high, name }, horizontal) {
    return {
      gridIndex: index, type: "value", min: low, max: high, name,
      nameLocation: horizontal ? "middle" : "end", nameGap: horizontal ? 26 : 10,
      nameTextStyle: { color: view.look.faint, fontSize: 12, align: horizontal ? "center" : "left", padding: horizontal ? 0 : [0, 0, 0, -view.margin.left + 6] },
      axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      axisLine: { show: horizontal, onZero: false, lineStyle: { color: view.look.faint } },
      axisPointer: { label: { show: false }, lineStyle: { color: view.look.faint, type: "solid" } },
    };
  }

  /** The marks of both axes, as lines through the plane. */
  function marks(view, index, x, y, area) {
    const [left, right] = seen(view, x);
    const upright = scales.spaced(x.scale, left, right, area.width, x.gap || X_GAP);
    const level = scales.spaced(y.scale, y.low, y.high, area.height, Y_GAP);
    return {
      id: `marks${index}`, type: "line", xAxisIndex: index, yAxisIndex: index, data: [], silent: true, z: 0,
      markLine: {
        silent: true, symbol: "none", animation: false, precision: 10,
        lineStyle: { color: view.look.line, width: 1, type: "solid" },
        label: { position: "start", color: view.look.faint, fontSize: 12 },
        data: [
          ...upright.map(({ at, label }) => ({ xAxis: at, label: { formatter: x.unlabelled ? "" : label } })),
          ...level.map(({ at, label }) => ({ yAxis: at, label: { formatter: label } })),
        ],
      },
    };
  }

  /** Where the plane is, in dots. */
  function area({ width, height, margin }, share = [0, 1]) {
    const whole = height - margin.top - margin.bottom;
    return { left: margin.left, top: margin.top + whole * share[0], width: width - margin.left - margin.right, height: whole * (share[1] - share[0]) };
  }

  /** Parts of an option: a plane, or one of several that share their x. `x` and `y` are { scale, low, high, name }. */
  function plane(view, { x, y, share, index = 0 }) {
    const where = area(view, share);
    return {
      markLine, grid: where,
      xAxis: axis(view, index, x, true),
      yAxis: axis(view, index, y, false),
      marks: marks(view, index, x, y, where),
    };
  }

  /** Zoom along x, by dragging, by wheel with Ctrl, and by two fingers; the wheel alone scrolls the page. */
  function zooming(view, axes = [0]) {
    return {
      dataZoom: [{
        type: "inside", xAxisIndex: axes, filterMode: "none", start: view.zoom[0], end: view.zoom[1], minSpan: 0.5,
        zoomOnMouseWheel: "ctrl", moveOnMouseMove: false, moveOnMouseWheel: false, preventDefaultMouseMove: false,
      }],
      toolbox: view.saved || matchMedia("(pointer: coarse)").matches ? undefined : {
        itemSize: 0, top: -100, feature: { dataZoom: { xAxisIndex: axes, yAxisIndex: "none", filterMode: "none", brushStyle: { color: view.look.faint, opacity: 0.2 } } },
      },
    };
  }

  /** What lies between two lines of [x, y] in the plane. */
  function band(id, name, colour, opacity, lower, upper) {
    return {
      id, name, type: "custom", data: [[0, 0]], clip: true, silent: true, z: 1, tooltip: { show: false }, color: colour,
      renderItem: (params, api) => ({
        type: "polygon",
        shape: { points: [...upper, ...[...lower].reverse()].map(point => api.coord(point)) },
        style: { fill: colour, opacity },
      }),
    };
  }

  /** Built of nodes, not of text: names come from outside. */
  function tip(look, heading, entries) {
    const box = document.createElement("div");
    box.append(Object.assign(document.createElement("b"), { textContent: heading }));
    for (const { colour, label, value } of entries) {
      const line = document.createElement("div");
      const swatch = document.createElement("i");
      swatch.className = "swatch";
      swatch.style.background = colour;
      line.append(...(colour ? [swatch] : []), `${label} `, Object.assign(document.createElement("span"), { textContent: value }));
      box.append(line);
    }
    return box;
  }

  /** Below what is drawn: the library asks this for all marks, and not those of a series for theirs. */
  const markLine = { z: 0 };

  const tooltip = ({ look }, trigger, formatter) => ({
    trigger, confine: true, transitionDuration: 0, className: "tip", backgroundColor: look.ground, borderColor: look.line, textStyle: { color: look.ink, fontSize: 12.5 },
    axisPointer: { type: "line" }, formatter,
  });

  return { plane, within, zooming, band, tip, tooltip, area, markLine };
})();
