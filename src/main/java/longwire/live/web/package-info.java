/**
 * Serves a page of the run, its data, and the metrics that Prometheus reads, to readers who came by an expected host name.
 */
package longwire.live.web;
