package longwire.tuning.report;

import java.util.List;
import longwire.tuning.search.Front;
import longwire.tuning.search.Goal;

/**
 * All that is drawn, as the page's scripts read it.
 *
 * @param foot what is written below a chart that is saved
 * @param goal metrics whose ratio to the default is drawn
 * @param standard what trials and points of the default are called
 * @param rate at which candidates are compared; 0 while it is not known
 * @param ladder as in the report, and so on
 */
record TuningCharts(
        String foot,
        String goal,
        String standard,
        double rate,
        List<TuningReport.Rung> ladder,
        List<TuningReport.Tried> trials,
        List<TuningReport.Effect> effects,
        List<Front.Point> front) {
    static TuningCharts of(TuningReport report) {
        return new TuningCharts(
                "Longwire: tuning of " + report.subject() + ", " + report.outcome(),
                // An axis has no room for what it is subject to.
                report.goal().split(" subject to ")[0],
                Goal.DEFAULT,
                // Before, it is where the ladder began.
                report.trials().isEmpty() ? 0 : report.rate(),
                report.ladder(),
                report.trials(),
                report.effects(),
                report.front());
    }
}
