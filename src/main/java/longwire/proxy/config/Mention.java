package longwire.proxy.config;

import longwire.proxy.lint.Place;

/**
 * A place that says a setting.
 *
 * @param value as it stands there
 */
record Mention(Place place, String value, Change change) {}
