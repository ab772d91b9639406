// How quantities read: three digits, as in the tables of the page.
const longwire = {};
longwire.units = (() => {
  "use strict";
  const TIMES = ["ns", "µs", "ms", "s"];
  const SIZES = ["B", "KiB", "MiB", "GiB"];

  // A half is rounded up as in the tables, also where the binary fraction lies a hair below it.
  const rounded = value => (value * (1 + 1e-12)).toPrecision(3);
  const shortest = value => String(+rounded(value));
  const threeDigits = value => (Math.abs(value) >= 99.95 ? shortest(value) : rounded(value));

  function scaled(value, step, units, digits) {
    let rest = value, unit = 0;
    // What rounds up to a step is one, or 999.9 µs would be told as 1000 µs.
    while (Math.abs(+rounded(rest)) >= step && unit < units.length - 1) {
      rest /= step;
      unit++;
    }
    return rest === 0 ? "0" : `${digits(rest)} ${units[unit]}`;
  }

  const sign = value => (value > 0 ? "+" : value < 0 ? "−" : "±");
  /** Three digits, and no more than two behind the point. */
  const bare = value => value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0);

  const time = nanos => scaled(nanos, 1e3, TIMES, threeDigits);

  return {
    time,
    /** With its sign. */
    difference: nanos => sign(nanos) + time(Math.abs(nanos)),
    /** At the edge of a chart: no zeros that say nothing. */
    timeTick: nanos => (nanos < 0 ? "−" : "") + scaled(Math.abs(nanos), 1e3, TIMES, shortest),
    bytes: bytes => scaled(bytes, 1024, SIZES, threeDigits),
    bytesTick: bytes => scaled(bytes, 1024, SIZES, shortest),
    /** A ratio as more or less than 1. */
    change: ratio => sign(ratio - 1) + bare(Math.abs(100 * (ratio - 1))) + " %",
    changeTick: ratio => sign(ratio - 1) + shortest(Math.abs(100 * (ratio - 1))) + " %",
    number: shortest,
    share: share => `${shortest(100 * share)} %`,
    /** `x` is 1 / (1 − percentile): the more nines, the more digits. */
    percentile: x => `p${+(100 * (1 - 1 / x)).toPrecision(x < 10 ? 3 : Math.ceil(Math.log10(x)) + 2)}`,
    seconds: seconds => `${+seconds.toFixed(2)} s`,
  };
})();
