// For the clipboard: a table as a table for a document, as tabs and lines for a sheet or an editor; a text as it is.
longwire.copying = (() => {
  "use strict";

  const tabs = table => [...table.rows]
    .map(row => [...row.cells].map(cell => cell.textContent.replace(/\s+/g, " ").trim() + "\t".repeat(cell.colSpan - 1)).join("\t"))
    .join("\n");

  /** Without the page's colours, which a document does not want. */
  function bare(table) {
    const copy = table.cloneNode(true);
    [copy, ...copy.querySelectorAll("*")].forEach(each => each.removeAttribute("class"));
    return copy.outerHTML;
  }

  const item = contents => new ClipboardItem(
    Object.fromEntries(Object.entries(contents).map(([type, text]) => [type, new Blob([text], { type })])));

  async function copy(source, contents) {
    try {
      await navigator.clipboard.write([item(contents)]);
    } catch (refused) {
      // Not every browser gives a file's page the clipboard; a selection it copies.
      getSelection().selectAllChildren(source);
      document.execCommand("copy");
    }
  }

  const table = source => copy(source, { "text/html": bare(source), "text/plain": tabs(source) });
  const text = source => copy(source, { "text/plain": source.textContent });

  function button(title, work) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "copy", title });
    made.addEventListener("click", async () => {
      await work();
      made.textContent = "copied";
    });
    return made;
  }

  const ofText = source => button("Copies the text", () => text(source));

  return {
    /** For every table of the page, and every text that is meant to be taken away. */
    buttons() {
      document.querySelectorAll(".scroll").forEach(scroll => scroll.after(button("Copies the table", () => table(scroll.querySelector("table")))));
      document.querySelectorAll("pre.copyable").forEach(source => source.after(ofText(source)));
    },
    /** A button that copies the text of `source`. */
    button: ofText,
  };
})();
