/**
 * The kinds of fault and their exit statuses: invalid input (2), an external failure (3), a bug (70).
 *
 * <p>It does not know who throws them. There are no other kinds.
 */
package longwire.fault;
