/**
 * The subjects of tuning (a proxy that Longwire starts, or a running system) and the laboratories in which their trials run.
 */
package longwire.tuning.subject;
