/**
 * What can be tuned, a proxy of ours or a running system, and where its trials take place.
 */
package longwire.tuning.subject;
