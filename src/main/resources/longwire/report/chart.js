// A figure of the page: its drawing, keys that toggle what is drawn, a choice, zoom, saving.
//
// A kind of chart is { title(state), sentence(state), option(view) } and, as far as it has them, keys(state), scales,
// choices, height(width, state), tall where that height follows from what is drawn, and attend(parts) for what else it listens to. A view is the state with what is to be drawn on: width, height, margin, look, saved.
longwire.chart = (() => {
  "use strict";
  const { look, saving } = longwire;
  const PAGE_MARGIN = { top: 30, right: 18, bottom: 46, left: 62 };
  /** A page of paper, without its margins. */
  const PAPER_WIDTH = 680;
  /** Of the height on a screen: two charts and a table on a page. */
  const PAPER_HEIGHT = 0.75;
  /** All but what follows the pointer, which may be about to. */
  const REPLACED = ["grid", "xAxis", "yAxis", "dataZoom", "toolbox", "visualMap", "series"];
  const MANY_KEYS = 7;
  const MOST_ROWS = 14;
  const REST_MILLIS = 250;
  const ZOOM_STEP = 1.5;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function button(text, title, click) {
    const made = element("button", { type: "button", textContent: text, title });
    made.addEventListener("click", click);
    return made;
  }

  return (figure, kind, foot) => {
    const state = { hidden: new Set(), lit: null, scale: kind.scales ? kind.scales[0] : null, choice: kind.choices ? kind.choices[0].value : null, zoom: [0, 100] };
    // All but its heading, which is the title of what is saved.
    const caption = [...figure.querySelector("figcaption").childNodes].slice(1).map(node => node.textContent).join("").replace(/\s+/g, " ").trim();
    const tools = element("div", { className: "tools" });
    const canvas = element("div", { className: "canvas", tabIndex: 0 });
    const keys = element("div", { className: "keys" });
    canvas.setAttribute("role", "img");
    figure.append(tools, canvas, keys);
    const plot = echarts.init(canvas, null, { renderer: "svg", width: width(), height: height() });

    if (kind.choices) tools.append(choice());
    if (kind.scales) tools.append(scale());
    const whole = button("whole", "Ends the zoom", () => zoom([0, 100]));
    tools.append(whole, button("SVG", "Saves the chart as SVG", () => saving.svg({ kind, state, caption, foot })),
      button("PNG", "Saves the chart as PNG", () => saving.png({ kind, state, caption, foot })));

    function choice() {
      const select = element("select", { title: "What is drawn" });
      for (const { group, label, value } of kind.choices) {
        let parent = select;
        if (group !== undefined) {
          parent = [...select.children].find(each => each.label === group) || select.appendChild(element("optgroup", { label: group }));
        }
        parent.append(element("option", { value, textContent: label }));
      }
      select.addEventListener("change", () => { state.choice = select.value; state.zoom = [0, 100]; showKeys(); draw(); });
      return select;
    }

    function scale() {
      const toggle = button(kind.scales[1], "The other scale", () => {
        toggle.textContent = state.scale;
        state.scale = kind.scales.find(each => each !== state.scale);
        draw();
      });
      return toggle;
    }

    /** The pointer or the keyboard at a key shows which line is whose. */
    function light(id) {
      state.lit = id;
      draw();
    }

    function key({ id, label, colour }) {
      const made = button("", "Shows it, or does not", () => {
        state.hidden.has(id) ? state.hidden.delete(id) : state.hidden.add(id);
        state.lit = null;
        showKeys();
        draw();
      });
      made.setAttribute("aria-pressed", String(!state.hidden.has(id)));
      if (!state.hidden.has(id)) {
        made.addEventListener("mouseenter", () => light(id));
        made.addEventListener("mouseleave", () => light(null));
        made.addEventListener("focus", () => made.matches(":focus-visible") && light(id));
        made.addEventListener("blur", () => light(null));
      }
      const swatch = element("i", {});
      swatch.style.background = colour;
      made.append(swatch, label);
      return made;
    }

    /** Where there are many keys, all of a group at once. */
    function group(name, all) {
      return button(name, `Shows ${name} of the rows`, () => {
        all.forEach(each => (name === "all" || each.group === name ? state.hidden.delete(each.id) : state.hidden.add(each.id)));
        showKeys();
        draw();
      });
    }

    function showKeys() {
      const all = kind.keys ? kind.keys(state) : [], rows = all.filter(each => each.group !== undefined);
      const groups = [...new Set(rows.map(each => each.group))];
      const focused = [...keys.children].indexOf(document.activeElement);
      keys.replaceChildren(
        ...(rows.length < MANY_KEYS ? [] : ["all", ...(groups.length > 1 ? groups : []), "none"]).map(name => group(name, rows)),
        ...all.map(key),
      );
      keys.children[focused]?.focus();
    }

    function width() {
      return look.printing() ? PAPER_WIDTH : Math.max(canvas.clientWidth, 240);
    }

    function height() {
      return (kind.height ? kind.height(width(), state) : 340) * (look.printing() ? PAPER_HEIGHT : 1);
    }

    const view = () => ({ ...state, look: look.now(), width: width(), height: height(), margin: PAGE_MARGIN, saved: false });

    function draw() {
      plot.resize({ width: width(), height: height() });
      const option = kind.option(view());
      plot.setOption({ animation: false, textStyle: { fontFamily: "system-ui, sans-serif" }, ...option }, { replaceMerge: REPLACED });
      // So that paper may scale it.
      canvas.querySelector("svg").setAttribute("viewBox", `0 0 ${width()} ${height()}`);
      if (option.toolbox) {
        // Dragging chooses what to zoom to; no button has to be pressed before.
        plot.dispatchAction({ type: "takeGlobalCursor", key: "dataZoomSelect", dataZoomSelectActive: true });
      }
      canvas.setAttribute("aria-label", kind.sentence(state));
      whole.hidden = state.zoom[0] === 0 && state.zoom[1] === 100;
      whole.disabled = whole.hidden;
    }

    function zoom([from, to]) {
      state.zoom = [Math.max(0, from), Math.min(100, to)];
      draw();
    }

    let resting;
    plot.on("datazoom", () => {
      const { start, end } = plot.getOption().dataZoom[0];
      state.zoom = [start, end];
      whole.hidden = start === 0 && end === 100;
      whole.disabled = whole.hidden;
      // Only when the gesture has come to rest: a whole drawing would end it.
      clearTimeout(resting);
      resting = setTimeout(draw, REST_MILLIS);
    });

    kind.attend?.({ figure, canvas, plot, state, draw, zoom });
    canvas.addEventListener("keydown", event => {
      const [from, to] = state.zoom, middle = (from + to) / 2, half = (to - from) / 2;
      const next = {
        "+": () => [middle - half / ZOOM_STEP, middle + half / ZOOM_STEP],
        "-": () => [middle - half * ZOOM_STEP, middle + half * ZOOM_STEP],
        "0": () => [0, 100],
        ArrowLeft: () => (from > 0 ? [from - Math.min(half / 2, from), to - Math.min(half / 2, from)] : [from, to]),
        ArrowRight: () => (to < 100 ? [from + Math.min(half / 2, 100 - to), to + Math.min(half / 2, 100 - to)] : [from, to]),
      }[event.key];
      if (next && kind.zooms && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        zoom(next());
      }
    });

    // Rows of all transports are too many to be told apart: the page begins with those of the first.
    const first = kind.keys ? kind.keys(state).filter(each => each.group !== undefined) : [];
    if (first.length > MOST_ROWS) first.filter(each => each.group !== first[0].group).forEach(each => state.hidden.add(each.id));
    showKeys();
    draw();
    let drawnAt = width();
    new ResizeObserver(() => {
      if (drawnAt !== width()) {
        drawnAt = width();
        draw();
      }
    }).observe(canvas);
    look.onChange(draw);
  };
})();
