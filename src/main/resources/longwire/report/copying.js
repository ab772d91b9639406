// A table for the clipboard: as a table for a document, as tabs and lines for a sheet or an editor.
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

  async function table(source) {
    const as = (text, type) => new Blob([text], { type });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/html": as(bare(source), "text/html"), "text/plain": as(tabs(source), "text/plain") })]);
    } catch (refused) {
      // Not every browser gives a file's page the clipboard; a selection it copies.
      getSelection().selectAllChildren(source);
      document.execCommand("copy");
    }
  }

  return { table };
})();
