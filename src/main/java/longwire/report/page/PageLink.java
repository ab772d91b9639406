package longwire.report.page;

/**
 * A link at the top of a page.
 *
 * @param href relative to the page
 */
public record PageLink(String text, String href) {}
