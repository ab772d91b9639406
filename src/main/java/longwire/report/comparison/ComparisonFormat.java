package longwire.report.comparison;

import longwire.comparison.RunComparison;

/** One way to tell a comparison of runs. */
interface ComparisonFormat {
    /** The whole text. */
    String text(RunComparison comparison);
}
