package longwire.report;

/**
 * One time, with how far it may be believed.
 *
 * @param nanos nothing where too few samples support it; below 0 only in a difference
 * @param standing how far it may be believed
 */
record Figure(long nanos, Standing standing) {
    /** From the best to the worst. */
    enum Standing {
        /** It says something of what was measured. */
        TRUSTED,
        /** Half of it or more may be the measuring machine's. */
        BEYOND_TRUST,
        /** Too few samples lie beyond it. */
        UNSUPPORTED
    }

    /** What stands where no figure can. */
    static final Figure UNSUPPORTED = new Figure(0, Standing.UNSUPPORTED);

    /** A difference is believed as far as the worse of its sides. */
    Figure minus(Figure other) {
        Standing worse = standing.compareTo(other.standing) >= 0 ? standing : other.standing;
        return worse == Standing.UNSUPPORTED ? UNSUPPORTED : new Figure(nanos - other.nanos, worse);
    }

    /** As a person reads it: in brackets beyond trust, a dash where unsupported. */
    String text() {
        return marked(HumanUnits.time(nanos));
    }

    /** The same with its sign, for a difference. */
    String signedText() {
        return marked(HumanUnits.difference(nanos));
    }

    private String marked(String time) {
        return switch (standing) {
            case TRUSTED -> time;
            case BEYOND_TRUST -> "[" + time + "]";
            case UNSUPPORTED -> "-";
        };
    }
}
