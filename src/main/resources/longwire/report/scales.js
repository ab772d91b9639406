// Where values stand on an axis, and where its marks do. The library draws straight axes only; what is logarithmic is
// bent here, so that marks may stand at 1, 2 and 5, and at 90 %, 99 % and 99.9 %.
longwire.scales = (() => {
  "use strict";
  const { units } = longwire;
  /** Marks of higher rank give way to those of lower rank where there is no room for both. */
  const mark = (at, label, rank) => ({ at, label, rank });

  const linear = label => ({
    to: value => value,
    range: (low, high) => [Math.min(0, low), high > 0 ? high * 1.05 : 1],
    marks(low, high, most) {
      const ten = 10 ** Math.floor(Math.log10((high - low) / Math.max(most, 1)));
      const step = [1, 2, 5, 10].map(times => times * ten).find(size => (high - low) / size <= most) || 10 * ten;
      const marks = [];
      for (let nth = Math.ceil(low / step - 1e-9); nth * step <= high + step * 1e-9; nth++) {
        marks.push(mark(nth * step, label(+(nth * step).toPrecision(12)), 0));
      }
      return marks;
    },
  });

  /** Marks at round numbers of the unit that the labels are in, which is no power of ten. */
  const bytes = {
    ...linear(units.bytesTick),
    marks(low, high, most) {
      const unit = 1024 ** Math.max(0, Math.floor(Math.log2(high) / 10));
      return linear(count => units.bytesTick(count * unit)).marks(low / unit, high / unit, most).map(each => ({ ...each, at: each.at * unit }));
    },
  };

  /** A zero has no place here; a clock's grain is as near as it gets. */
  const logarithmic = label => ({
    to: value => Math.log10(Math.max(value, 1)),
    range: (low, high) => [Math.log10(Math.max(low, 1) / 1.12), Math.log10(Math.max(high, 2) * 1.12)],
    marks(low, high) {
      const marks = [];
      for (let ten = Math.floor(low); ten <= high; ten++) {
        [[1, 0], [5, 1], [2, 1], [3, 2], [1.5, 3], [4, 3], [7, 3], [2.5, 4], [6, 4], [8, 4], [9, 4]].forEach(([times, rank]) =>
          marks.push(mark(ten + Math.log10(times), label(times * 10 ** ten), rank)));
      }
      return marks;
    },
  });

  /** Logarithmic on both sides of 0, straight between −`unit` and `unit`. */
  const symmetric = (label, unit) => {
    const to = value => Math.sign(value) * (Math.abs(value) <= unit ? Math.abs(value) / unit : 1 + Math.log10(Math.abs(value) / unit));
    return {
      to,
      range: (low, high) => [Math.min(to(low) - 0.15, 0), Math.max(to(high) + 0.15, 0)],
      marks(low, high) {
        const marks = [mark(0, "0", 0)];
        for (let ten = 1; ten <= Math.max(Math.abs(low), Math.abs(high)) + 1; ten++) {
          [[1, 0], [2, 1], [5, 1]].forEach(([times, rank]) => {
            const value = times * unit * 10 ** (ten - 1);
            marks.push(mark(to(value), `+${label(value)}`, rank), mark(to(-value), label(-value), rank));
          });
        }
        return marks;
      },
    };
  };

  /** Where a ratio may have its marks, of rising rank. */
  const RATIOS = [
    [1], [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 2, 5, 10, 20, 50, 100], [0.3, 0.7, 1.5, 3], [0.4, 0.6, 0.8, 0.9, 1.1, 1.25, 4, 7],
    [0.75, 0.85, 0.95, 1.05, 1.15, 1.2, 1.3, 1.4], [0.98, 1.02], [0.96, 0.97, 0.99, 1.01, 1.03, 1.04],
  ];
  /** Less is no difference that anybody looks for. */
  const LEAST_RATIO = 1.05;

  /** A ratio, logarithmic: half is as far from 1 as double; 1 is always to be seen. */
  const ratio = {
    to: Math.log2,
    range(low, high) {
      const ends = [Math.log2(Math.min(low, 1 / LEAST_RATIO)), Math.log2(Math.max(high, LEAST_RATIO))], room = 0.04 * (ends[1] - ends[0]);
      return [ends[0] - room, ends[1] + room];
    },
    marks: () => RATIOS.flatMap((values, rank) => values.map(value => mark(Math.log2(value), units.changeTick(value), rank))),
  };

  /** HdrHistogram's: x = 1 / (1 − percentile), logarithmic. */
  const percentile = {
    to: x => Math.log10(x),
    range: (low, high) => [0, Math.log10(high)],
    marks: () => [
      [1, 0, "0 %"], [2, 1, "50 %"], [4, 3, "75 %"], [10, 0, "90 %"], [20, 2, "95 %"], [50, 3, "98 %"],
      [100, 0, "99 %"], [200, 2, "99.5 %"], [1e3, 0, "99.9 %"], [2e3, 2, "99.95 %"],
      [1e4, 0, "99.99 %"], [2e4, 2, "99.995 %"], [1e5, 0, "99.999 %"],
    ].map(([x, rank, label]) => mark(Math.log10(x), label, rank)),
  };

  /** Those marks within `low` to `high` that leave each other `gap` dots; `dots` is how long the axis is. */
  function spaced(scale, low, high, dots, gap) {
    const perUnit = dots / (high - low);
    const within = scale.marks(low, high, dots / gap)
      .filter(({ at }) => at >= low - 1e-9 && at <= high + 1e-9)
      .sort((a, b) => a.rank - b.rank);
    // A rank stays away as a whole where it would be crowded: marks here and none there mislead.
    const kept = [];
    for (const rank of new Set(within.map(each => each.rank))) {
      const more = [...kept, ...within.filter(each => each.rank === rank)].sort((a, b) => a.at - b.at);
      if (rank > 0 && more.some((each, i) => i > 0 && (each.at - more[i - 1].at) * perUnit < gap)) continue;
      kept.splice(0, kept.length, ...more);
    }
    const thin = Math.max(1, Math.ceil(gap / Math.max(1, smallestStep(kept) * perUnit)));
    return kept.filter((each, i) => i % thin === 0);
  }

  const smallestStep = marks => Math.min(...marks.slice(1).map((each, i) => each.at - marks[i].at), Infinity);

  return {
    time: linear(units.timeTick),
    logTime: logarithmic(units.timeTick),
    symmetricTime: unit => symmetric(units.timeTick, unit),
    bytes,
    number: linear(units.number),
    logNumber: logarithmic(units.number),
    ratio,
    percent: linear(value => `${units.number(value)} %`),
    seconds: linear(value => `${units.number(value)} s`),
    percentile,
    spaced,
  };
})();
