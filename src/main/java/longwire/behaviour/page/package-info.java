/**
 * A survey as text for a terminal and as Markdown for {@code docs/behaviour.md}.
 *
 * <p>It lays out; what is said comes from {@code finding}.
 */
package longwire.behaviour.page;
