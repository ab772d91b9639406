// What every page with charts does: reads the JSON in it, draws its figures from that, and lets its tables be copied.
longwire.figures = draw => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  /** Each figure with the attribute `data-NAME`, as the kind of chart that `kind` makes of the attribute's number. */
  const figures = (name, kind) => document.querySelectorAll(`[data-${name}]`)
    .forEach(figure => longwire.chart(figure, kind(Number(figure.dataset[name])), data.foot));

  draw(data, figures);
  longwire.copying.buttons();
};
