package longwire.selftest;

import java.util.List;

/**
 * What a part of the self-test came to.
 *
 * @param checks in the order they are told
 * @param remarks what else its figures tell of this machine
 */
record Judgement(List<Check> checks, List<String> remarks) {}
