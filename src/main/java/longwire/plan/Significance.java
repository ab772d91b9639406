package longwire.plan;

import longwire.settings.Limits;

/**
 * When a difference between two paths counts.
 *
 * @param threshold the least ratio less 1 that matters, above 0 to 1 ({@code 0.05} for 5 %)
 * @param confidence of intervals; above 0.5, below 1
 */
public record Significance(double threshold, double confidence) {
    public Significance {
        new Limits()
                .check(
                        "comparison.threshold",
                        threshold,
                        threshold >= 0 && threshold <= 1,
                        "0 to 1, such as 0.05 for 5 %")
                .check(
                        "comparison.confidence",
                        confidence,
                        confidence > 0.5 && confidence < 1,
                        "above 0.5 and below 1, such as 0.95")
                .refuse();
    }
}
