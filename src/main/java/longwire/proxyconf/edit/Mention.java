package longwire.proxyconf.edit;

import longwire.proxyconf.syntax.Place;

/**
 * A place that says a setting.
 *
 * @param value as it stands there
 */
record Mention(Place place, String value, Change change) {}
