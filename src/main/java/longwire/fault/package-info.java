/**
 * The kinds of fault, and what each means for a program's exit: the user's (2), the world's (3), ours (70).
 *
 * <p>It knows nothing of who throws. There will be no fourth kind.
 */
package longwire.fault;
