/**
 * Where the time of the tests goes: what surefire has written about each class, and which programs it started.
 *
 * <pre>
 * target/surefire-reports/TEST-*.xml ─┐
 *                                     ├─▶ TestTimes ─▶ a row a class, the longest first
 * recordings of the forked JVMs  ─────┘
 * </pre>
 *
 * <p>It knows nothing of Longwire, and runs from its source: {@code scripts/test-times}.
 */
package longwire.testtimes;
