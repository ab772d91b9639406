// Asks each second how the run stands, and shows it. Times are nanoseconds where a name does not say otherwise.
(() => {
  "use strict";
  const EVERY_MILLIS = 1000;
  /** Once nobody answers: another run may yet come to the same address. */
  const AWAY_MILLIS = 5000;
  const MOST_POINTS = 300;
  const SERIES = ["response", "service", "staleness", "handshake", "send-lag", "read-lag", "away"];
  const NAMES = { response: "response time", service: "service time", "send-lag": "send lag", "read-lag": "read lag" };
  const SHOWN = ["p50", "p90", "p99", "p99.9", "max"];
  const MOST_OF_LAST_SECOND = 2;

  const element = id => document.getElementById(id);
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const count = number => Math.round(number).toLocaleString("en-US");
  const rate = number => number.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const name = series => NAMES[series] ?? series;
  const percent = share => Math.round(share * 100) + " %";
  const trust = limit => limit === 0 ? "none" : "p" + limit;

  /** To three digits, such as 1.23 ms. */
  function time(nanos) {
    if (nanos == null) return "-";
    const step = nanos < 999.5 ? 0 : nanos < 999.5e3 ? 1 : nanos < 999.5e6 ? 2 : 3;
    const value = nanos / 1e3 ** step;
    return (step === 0 || value >= 100 ? value.toFixed(0) : value.toPrecision(3)) + " " + ["ns", "µs", "ms", "s"][step];
  }

  function duration(seconds) {
    const whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : Math.floor(whole / 60) + " min " + whole % 60 + " s";
  }

  /** An element whose texts, whatever they hold, are texts. */
  function made(tag, className, ...inside) {
    const element = Object.assign(document.createElement(tag), { className });
    element.append(...inside);
    return element;
  }

  /** As much of a percentile as there are samples for. */
  const highest = samples => [50, 75, 90, 95, 99, 99.9, 99.99, 99.999]
    .filter(percentile => samples * (100 - percentile) / 100 + 1e-6 >= 10).at(-1) ?? 0;

  /** In brackets where half of it may be the machine's; the limit is read from round-trips, and said of no others. */
  function told(figures, shown, series, trustLimit) {
    if (figures[shown] == null) return "-";
    const percentile = shown === "max" ? highest(figures.count) : Number(shown.slice(1));
    const trusted = percentile <= trustLimit || series !== "response" && series !== "service";
    return trusted ? time(figures[shown]) : "[" + time(figures[shown]) + "]";
  }

  // What is shown of a run.

  let points = [];
  let startMillis = null;

  function head(run) {
    const over = run.valid + run.invalid;
    document.title = `${over}/${run.trials} ${run.experiment} · Longwire`;
    element("experiment").textContent = run.experiment;
    element("run").textContent = "results in " + run.run;
    element("progress").value = over / run.trials;
    element("stands").className = "";
    element("stands").textContent = over === run.trials
      ? `All ${run.trials} trials are finished: ${run.valid} VALID, ${run.invalid} INVALID`
      : `Trial ${run.trial ? over + 1 : over} of ${run.trials}, about ${duration(run.secondsLeft)} left · ${run.valid} VALID, ${run.invalid} INVALID so far`;
  }

  function now(run) {
    const trial = run.trial;
    element("figures").classList.toggle("past", !trial);
    if (!trial) {
      // The figures of the trial before stay until there are others: a page that jumps is hard to read.
      element("now").textContent = run.said || "No trial is running";
      return;
    }
    element("now").textContent = `${trial.path} ${trial.transport}: ${trial.phase}, ${duration(trial.seconds)}`;
    element("damage").hidden = trial.damage.length === 0;
    element("damage").textContent = "INVALID: " + trial.damage.join("; ");
    element("tiles").replaceChildren(...tiles(trial));
    element("latencies").replaceChildren(...latencies(trial));
    element("fleet").hidden = trial.members.length === 0;
    element("members").replaceChildren(...trial.members.map(member));
  }

  function tiles(trial) {
    const { counts, perSecond } = trial;
    const bad = ["lost", "unsent", "duplicated", "corrupted", "errors"].map(key => `${count(counts[key])} ${key}`).join(", ");
    const listens = counts.events > 0 && counts.sent === 0;
    return [
      tile("connections open", count(trial.open), `of ${count(trial.connections)}, ${count(counts.dropped)} dropped`),
      listens
        ? tile("events per second", rate(perSecond.events), `${count(counts.events)} so far`)
        : tile("messages sent per second", rate(perSecond.sent), `of ${rate(perSecond.offered)} offered`),
      listens
        ? tile("events missed", count(counts["events-missed"]), "")
        : tile("answered", count(counts.received), `of ${count(counts.sent)} sent; ${bad}`),
      tile("trust limit so far", trust(trial.trustLimit), "beyond it, half may be the machine's"),
      ...Object.entries(trial.cpu).map(([side, use]) => tile("CPU of the " + side, percent(use.cores), "of a core")),
    ];
  }

  function tile(title, value, more) {
    return made("div", "", made("dt", "", title), made("dd", "", value, made("small", "", more)));
  }

  function latencies(trial) {
    const last = SERIES.filter(series => trial.lastSecond[series]).slice(0, MOST_OF_LAST_SECOND);
    return [
      heading("last second"),
      ...last.map(series => latency(series, trial.lastSecond[series], trial.trustLimit)),
      heading("so far in this trial"),
      ...SERIES.filter(series => trial.soFar[series]).map(series => latency(series, trial.soFar[series], trial.trustLimit)),
    ];
  }

  /** One of a fleet, by its last interval. */
  function member(one) {
    return made("tr", one.lost ? "bad" : "",
      ...[one.number, one.where].map(text => made("td", "", String(text))),
      ...[count(one.open), rate(one.perSecond), time(one.p50), time(one.sendLagP50),
        one.lost ? "lost" : duration(one.silentSeconds) + " ago"].map(text => made("td", "n", text)));
  }

  function heading(text) {
    return made("tr", "when", Object.assign(made("td", "", text), { colSpan: 1 + SHOWN.length }));
  }

  function latency(series, figures, trustLimit) {
    return made("tr", "", made("td", "", name(series)),
      ...SHOWN.map(shown => made("td", "n", told(figures, shown, series, trustLimit))));
  }

  function ended(run) {
    element("ended").replaceChildren(...run.ended.map(trial => {
      const figure = shown => told(trial.soFar[trial.leading] ?? {}, shown, trial.leading, trial.trustLimit);
      const valid = trial.invalid.length === 0;
      return made("tr", "", made("td", "", trial.name),
        made("td", valid ? "good" : "bad why", valid ? "VALID" : "INVALID: " + trial.invalid.join("; ")),
        made("td", "n", figure("p50")), made("td", "n", figure("p99")), made("td", "", trust(trial.trustLimit)));
    }).reverse());
  }

  // Charts of the last minutes.

  const charts = ["latency", "traffic"].map(id => {
    const chart = echarts.init(element(id), null, { renderer: "canvas" });
    new ResizeObserver(() => chart.resize()).observe(element(id));
    return chart;
  });

  function axes(left, right) {
    const line = { lineStyle: { color: css("--line") } };
    const label = { color: css("--faint") };
    return {
      animation: false,
      textStyle: { fontFamily: "system-ui, sans-serif" },
      grid: { left: 64, right: right ? 64 : 16, top: 34, bottom: 28 },
      legend: { top: 0, left: 0, icon: "roundRect", itemHeight: 4, itemWidth: 16, textStyle: { color: css("--ink") } },
      tooltip: { trigger: "axis", backgroundColor: css("--panel"), borderColor: css("--line"), textStyle: { color: css("--ink") } },
      xAxis: { type: "time", axisLine: line, axisLabel: Object.assign({ hideOverlap: true }, label), splitLine: { show: false } },
      yAxis: [left, right].filter(Boolean).map(axis => Object.assign({
        axisLabel: Object.assign({ formatter: axis.tick }, label),
        nameTextStyle: label, splitLine: Object.assign({ show: axis === left }, line),
      }, axis)),
    };
  }

  /** Where a trial begins, with its name; on a narrow chart the line alone. */
  function begins() {
    const starts = points.filter((point, i) => point.trial !== points[i - 1]?.trial);
    return {
      silent: true, symbol: "none", animation: false,
      lineStyle: { color: css("--faint"), type: "dotted" },
      label: { show: charts[0].getWidth() > 600, color: css("--faint"), fontSize: 11, position: "end", align: "left", distance: 2 },
      data: starts.map(point => ({ xAxis: point.atMillis, label: { formatter: point.trial } })),
    };
  }

  /** Lines of different trials are not joined. */
  function line(values) {
    const data = [];
    points.forEach((point, i) => {
      if (i > 0 && point.trial !== points[i - 1].trial) data.push([point.atMillis - 1, null]);
      data.push([point.atMillis, values(point)]);
    });
    return data;
  }

  function draw() {
    const series = points.at(-1)?.series;
    element("latency-title").textContent = (series ? name(series)[0].toUpperCase() + name(series).slice(1) : "Latency") + ", second by second";
    charts[0].setOption(Object.assign(axes({ type: "log", tick: time }), {
      series: ["p50", "p90", "p99", "max"].map((shown, i) => ({
        name: shown, type: "line", symbol: points.length < 3 ? "circle" : "none", connectNulls: false,
        color: css("--" + shown), lineStyle: { width: shown === "max" ? 1 : 2, type: shown === "max" ? "dashed" : "solid" },
        tooltip: { valueFormatter: time },
        data: line(point => point.latencies?.[shown] ?? null),
        markLine: i === 0 ? begins() : undefined,
      })),
    }), { notMerge: true });
    charts[1].setOption(Object.assign(axes({ type: "value", tick: count }, { type: "value", tick: count, minInterval: 1 }), {
      series: [
        { name: "messages or events", type: "line", symbol: "none", color: css("--p50"), data: line(point => point.perSecond), tooltip: { valueFormatter: rate }, markLine: begins() },
        { name: "connections open", type: "line", symbol: "none", yAxisIndex: 1, step: "end", color: css("--p99"), data: line(point => point.open), tooltip: { valueFormatter: count } },
      ],
    }), { notMerge: true });
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

  // Asking.

  function show(run) {
    if (run.startMillis !== startMillis) {
      const another = startMillis !== null;
      startMillis = run.startMillis;
      points = [];
      // It was asked for what came after a point of another run.
      if (another) return;
    }
    points = points.concat(run.points).slice(-MOST_POINTS);
    head(run);
    now(run);
    ended(run);
    if (run.points.length > 0) draw();
  }

  async function ask() {
    let wait = EVERY_MILLIS;
    try {
      const answer = await fetch("/live.json?after=" + (points.at(-1)?.number ?? 0));
      show(await answer.json());
    } catch (away) {
      wait = AWAY_MILLIS;
      element("stands").className = "away";
      element("stands").textContent = "The run has ended or cannot be reached; these are the last figures received";
    }
    setTimeout(ask, wait);
  }

  ask();
})();
