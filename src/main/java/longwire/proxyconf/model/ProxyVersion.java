package longwire.proxyconf.model;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import longwire.fault.InputFault;

/**
 * The version of a proxy, as far as numbers tell it: what a distribution appends to it is left out.
 *
 * @param numbers at least one, such as 1, 30, 6; a missing number counts as 0
 */
public record ProxyVersion(List<Integer> numbers) implements Comparable<ProxyVersion> {
    /** At the start of {@code v2.11.4}, {@code 2.6.12-1+deb12u3} and the like. */
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6}(?:\\.\\d{1,6}){0,4})(?![.\\d]).*");

    /** In what a program says about itself, such as {@code nginx version: nginx/1.22.1}. */
    private static final Pattern SAID = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6}){1,4}");

    /**
     * Parses {@code text}.
     *
     * @param name what is refused, for the message
     * @throws InputFault when it does not begin with numbers separated by dots
     */
    public static ProxyVersion parse(String name, String text) {
        Matcher matcher = VERSION.matcher(text);
        if (!matcher.matches()) {
            throw new InputFault(name, text, "a version such as 1.30.6");
        }
        return of(matcher.group(1));
    }

    /**
     * The first version in the output of a program.
     *
     * @throws InputFault when there is none
     */
    public static ProxyVersion said(String program, String output) {
        Matcher matcher = SAID.matcher(output);
        if (!matcher.find()) {
            throw new InputFault(program, output.strip(), "output with a version such as 1.30.6");
        }
        return of(matcher.group());
    }

    private static ProxyVersion of(String numbers) {
        return new ProxyVersion(
                Arrays.stream(numbers.split("\\.")).map(Integer::valueOf).toList());
    }

    @Override
    public int compareTo(ProxyVersion other) {
        int longer = Math.max(numbers.size(), other.numbers.size());
        for (int at = 0; at < longer; at++) {
            int order = Integer.compare(number(at), other.number(at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int number(int at) {
        return at < numbers.size() ? numbers.get(at) : 0;
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
