package longwire.proxyconf.edit;

import longwire.proxyconf.syntax.Place;

/**
 * A place that contains a setting.
 *
 * @param value as written there
 */
record Mention(Place place, String value, Change change) {}
