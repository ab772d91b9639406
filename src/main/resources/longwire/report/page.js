// Draws every figure of the page from the JSON in it, and lets every table be copied. Times are nanoseconds.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const curve = title => data.curves.find(each => each.title === title);
  const figures = (name, kind) => document.querySelectorAll(`[data-${name}]`)
    .forEach(figure => longwire.chart(figure, kind(Number(figure.dataset[name])), data.foot));

  figures("curve", index => longwire.percentiles.of(data.curves[index], data));
  figures("gap", () => longwire.gap(curve(data.gap.response), curve(data.gap.service), data));
  figures("added", index => longwire.percentiles.added(data.added[index], data));
  figures("course", index => longwire.courses(data.courses[index], data));
  figures("heat", index => longwire.heatMap(data.heatMaps[index], data));
  figures("costs", () => longwire.costs(data.costs, data));

  document.querySelectorAll(".scroll").forEach(scroll => {
    const copy = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "copy", title: "Copies the table" });
    copy.addEventListener("click", async () => {
      await longwire.copying.table(scroll.querySelector("table"));
      copy.textContent = "copied";
    });
    scroll.after(copy);
  });
})();
