// A chart whose places one can go to: by the pointer and by the keyboard, each says what it is, and offers what to do next.
//
// Such a kind of chart has, beside what every chart has, stops: a list of { x, heading, entries: [{ label, value }],
// actions: [{ label, command, href }], links: [{ label, href }], href }, in the order of x; and in its state the `stop` that was
// gone to. An href is undefined where there is no page; a stop with one opens it at once.
longwire.stops = (() => {
  "use strict";
  const { copying } = longwire;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const nearest = (stops, x) => stops.reduce((best, stop, i) => (Math.abs(stop.x - x) < Math.abs(stops[best].x - x) ? i : best), 0);

  /** Built of nodes, not of text: names come from outside. */
  const told = ({ heading, entries }) => [
    element("b", { textContent: heading }),
    ...entries.map(({ label, value }) => element("span", {}, element("span", { className: "faint", textContent: `${label} ` }), value)),
  ];

  function offered({ heading, actions, links }) {
    const commands = actions.flatMap(({ label, command, href }) => {
      const source = element("pre", { className: "copyable", textContent: command });
      return [element("p", {}, href ? element("a", { href, textContent: label.replace(/:$/, "") }) : label), element("div", {}, source, copying.button(source))];
    });
    const reports = links.map(({ label, href }) => element("p", {}, element("a", { href, textContent: label })));
    const nothing = commands.length ? [] : [element("p", { className: "faint", textContent: "Nothing to compare it with." })];
    return [element("p", {}, element("b", { textContent: heading })), ...commands, ...nothing, ...reports];
  }

  /** To be called before the chart listens to its own keys: what is handled here is not handled there. */
  function attend({ figure, canvas, plot, state, draw, zoom }, { stops, first, low, high }) {
    const said = element("p", { className: "said" });
    const offers = element("div", { className: "offers" });
    // What is said is read aloud when it changes; what is offered is not, or each step would read commands.
    said.setAttribute("role", "status");
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-roledescription", "chart");
    figure.append(said, offers);

    function go(index) {
      state.stop = Math.max(0, Math.min(stops.length - 1, index));
      said.replaceChildren(...told(stops[state.stop]));
      follow();
    }

    /** Moves what is zoomed to until the stop is to be seen. */
    function follow() {
      const [from, to] = state.zoom, at = 100 * (stops[state.stop].x - low) / (high - low), half = (to - from) / 2;
      const middle = Math.max(half, Math.min(100 - half, at));
      at < from || at > to ? zoom([middle - half, middle + half]) : draw();
    }

    function offer() {
      const stop = stops[state.stop];
      stop.href ? location.assign(stop.href) : offers.replaceChildren(...offered(stop));
    }

    const at = () => state.stop ?? first;

    canvas.addEventListener("focus", () => canvas.matches(":focus-visible") && go(at()));
    canvas.addEventListener("keydown", event => {
      const work = {
        ArrowLeft: () => go(at() - 1), ArrowRight: () => go(at() + 1), Home: () => go(0), End: () => go(stops.length - 1),
        Enter: () => { go(at()); offer(); }, " ": () => { go(at()); offer(); },
      }[event.key];
      if (work && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        work();
      }
    });
    plot.getZr().on("click", ({ offsetX, offsetY }) => {
      if (plot.containPixel({ gridIndex: 0 }, [offsetX, offsetY])) {
        go(nearest(stops, plot.convertFromPixel({ xAxisIndex: 0 }, offsetX)));
        offer();
      }
    });
  }

  return { attend, nearest };
})();
