package longwire.results;

/**
 * What one side of a trial took from its host within the measured window.
 *
 * @param cpuSeconds user and system time
 * @param residentBytes at the window's end
 * @param threads at the window's end
 * @param openFiles at the window's end, sockets included
 */
public record Cost(double cpuSeconds, long residentBytes, int threads, int openFiles) {}
