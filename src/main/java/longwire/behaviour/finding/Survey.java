package longwire.behaviour.finding;

import java.util.List;

/**
 * What several proxies were found to do, side by side.
 *
 * @param longwire the build that found it out
 * @param date day in UTC, such as {@code 2026-11-29}
 * @param distribution of the machine
 * @param seconds how long it took
 */
public record Survey(String longwire, String date, String distribution, long seconds, List<Portrait> proxies) {
    public Survey {
        proxies = List.copyOf(proxies);
    }
}
