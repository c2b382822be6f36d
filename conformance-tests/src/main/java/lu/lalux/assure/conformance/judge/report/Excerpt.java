package lu.lalux.assure.conformance.judge.report;

import java.util.List;

/** The first of many: a client that does one thing wrong does it in each request. */
record Excerpt<T>(List<T> shown, int left) {

    /** Enough exchanges to see what went wrong. */
    static final int EXCHANGES = 8;

    /** Enough remarks to know what is to be mended. */
    static final int REMARKS = 12;

    boolean more() {
        return left > 0;
    }

    static <T> Excerpt<T> of(List<T> all, int most) {
        int shown = Math.min(most, all.size());
        return new Excerpt<>(List.copyOf(all.subList(0, shown)), all.size() - shown);
    }
}
