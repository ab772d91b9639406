package longwire.selftest;

import java.util.List;

/**
 * The result of one part of the self-test.
 *
 * @param checks in the order of the report
 * @param remarks what else its figures say about this machine
 */
record Judgement(List<Check> checks, List<String> remarks) {}
