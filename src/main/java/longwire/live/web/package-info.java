/**
 * Serves the page of a run, its data, and its metrics for Prometheus, to requests with an expected host name.
 */
package longwire.live.web;
