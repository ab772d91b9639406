package longwire.comparison;

import java.util.List;

/** Whoever knows the change points of a series: {@link ChangePoints}, or what remembers its answers. */
public interface ChangePointFinder {
    /** As {@link ChangePoints#find} has it. */
    List<ChangePoint> find(double[] series, double leastChange);
}
