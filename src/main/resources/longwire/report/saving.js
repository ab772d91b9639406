// A chart as a file. The page may not load anything, but it may hand out what it has.
longwire.saving = (() => {
  "use strict";
  const WIDTH = 960;
  const HEIGHT = 540;
  /** Dots of a PNG for each of the drawing: sharp on paper. */
  const SCALE = 2;
  const LETTER = 6.6, KEY = 44, LINE = 22;
  /** What is saved has a title above and a foot below, which the page has not. */
  const BESIDE = 90;

  /** The drawing with title, caption, keys and where it comes from, since it will stand without the page. */
  function svg({ kind, state, caption, foot }) {
    const keys = kind.keys ? kind.keys(state).filter(key => !state.hidden.has(key.id)) : [];
    const lines = Math.ceil(keys.reduce((width, key) => width + key.label.length * LETTER + KEY, 0) / (WIDTH - 40));
    const look = longwire.look.light;
    const height = kind.tall ? Math.max(HEIGHT, kind.height(WIDTH, state) + BESIDE + lines * LINE) : HEIGHT;
    const plot = echarts.init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
    try {
      const option = kind.option({
        ...state, look, width: WIDTH, height, saved: true,
        margin: { top: 100, right: 28, bottom: 66 + lines * LINE, left: 76 },
      });
      plot.setOption({
        animation: false, backgroundColor: look.ground, textStyle: { fontFamily: "system-ui, sans-serif" }, ...option,
        toolbox: undefined,
        title: [
          {
            text: kind.title(state), left: 16, top: 8, textStyle: { fontSize: 16, fontWeight: 600, color: look.ink },
            subtext: caption, itemGap: 5, subtextStyle: { fontSize: 12, lineHeight: 15, color: look.faint, width: WIDTH - 40, overflow: "break" },
          },
          { text: foot, left: 16, bottom: 4, textStyle: { fontSize: 11, fontWeight: 400, color: look.faint } },
        ],
        legend: {
          data: keys.map(key => key.label), bottom: 26, left: "center", width: WIDTH - 40, selectedMode: false,
          textStyle: { color: look.ink }, icon: "roundRect", itemHeight: 4, itemWidth: 18,
        },
      });
      return plot.renderToSVGString();
    } finally {
      plot.dispose();
    }
  }

  async function png(text) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth * SCALE, height: image.naturalHeight * SCALE });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise(resolve => canvas.toBlob(resolve, "image/png"));
  }

  function handOut(blob, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    // Not at once: the browser reads it after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  const fileName = title => title.toLowerCase().replace(/[^a-z0-9.]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80);

  return {
    /** `chart` is { kind, state, caption, foot }. */
    svg: chart => handOut(new Blob([svg(chart)], { type: "image/svg+xml" }), `${fileName(chart.kind.title(chart.state))}.svg`),
    png: async chart => handOut(await png(svg(chart)), `${fileName(chart.kind.title(chart.state))}.png`),
  };
})();
