package lu.lalux.assure.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import lu.lalux.assure.benchmark.scenario.HalfRate;
import lu.lalux.assure.benchmark.scenario.Measured;
import lu.lalux.assure.benchmark.scenario.WithJournal;

/**
 * What was to be reached, and what was.
 *
 * @param what in words
 * @param bound in words
 * @param found in words
 * @param met whether it was reached
 */
record Goal(String what, String bound, String found, boolean met) {

    private static final double SQLITE_OF_BOOT = 0.4;
    private static final double POSTGRES_OF_BOOT = 0.3;
    private static final double UPLOAD_OF_JETTY = 0.7;
    private static final double UPLOAD_OF_DISK = 0.7;
    private static final long MEGABYTES = 450;
    private static final long TOKENS = 1000;
    private static final long START_MILLIS = 3000;
    private static final long START_25_MILLIS = 2000;
    private static final double GROWTH = 1.1;

    /** The journal may cost a twentieth. */
    private static final double WITH_JOURNAL = 0.95;

    private static final String BOOT = "bare Spring Boot";
    private static final List<String> CHECKING = List.of("WireMock", "Prism");

    static List<Goal> of(Findings findings) {
        List<Goal> goals = new ArrayList<>();
        if (!findings.settlements().isEmpty()) {
            settlements(findings.settlements(), goals);
        }
        for (WithJournal journal : findings.journals()) {
            goals.add(new Goal(
                    "Settlements on " + journal.database() + " with the journal, of those without",
                    "≥ %.2f".formatted(WITH_JOURNAL),
                    Page.mean(journal),
                    journal.mean() >= WITH_JOURNAL));
        }
        for (HalfRate half : findings.halfRates()) {
            goals.add(new Goal(
                    "Dropped of the journal at half the highest rate, " + half.name(),
                    "0 of " + half.taken() + " exchanges",
                    half.dropped() + " at " + number(half.perSecond()) + "/s",
                    half.dropped() == 0 && half.taken() > 0));
        }
        if (!findings.uploads().isEmpty()) {
            Measured sandbox = findings.uploads().get(0);
            goals.add(atLeast(
                    "Uploads of 5 MiB, of raw Jetty's",
                    UPLOAD_OF_JETTY,
                    sandbox.perSecond() / named(findings.uploads(), "raw Jetty").perSecond()));
            goals.add(atLeast(
                    "The same, of what the disk alone takes",
                    UPLOAD_OF_DISK,
                    sandbox.perSecond() / named(findings.uploads(), "the disk").perSecond()));
            goals.add(new Goal(
                    "Resident memory during uploads",
                    "< " + MEGABYTES + " MB",
                    sandbox.peakMegabytes() + " MB",
                    sandbox.peakMegabytes() < MEGABYTES));
        }
        for (Measured tokens : findings.tokens()) {
            goals.add(new Goal(
                    "Tokens in a second",
                    "≥ " + TOKENS,
                    "%.0f".formatted(tokens.perSecond()),
                    tokens.perSecond() >= TOKENS));
        }
        for (Map.Entry<String, Long> start : findings.starts().entrySet()) {
            String way = start.getKey();
            if (way.endsWith("archive of the build")) {
                goals.add(start(way, START_MILLIS, start.getValue()));
            } else if (way.endsWith("AOT cache")) {
                goals.add(start(way, START_25_MILLIS, start.getValue()));
            }
        }
        for (int i = 0; i + 1 < findings.growth().size(); i += 2) {
            growth(findings.growth().get(i), findings.growth().get(i + 1), goals);
        }
        return goals;
    }

    static Measured named(List<Measured> all, String name) {
        return all.stream()
                .filter(one -> one.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not measured: " + name));
    }

    private static void settlements(List<Measured> all, List<Goal> goals) {
        Measured boot = named(all, BOOT);
        Measured sqlite = named(all, "sandbox, SQLite");
        Measured postgres = named(all, "sandbox, PostgreSQL");
        goals.add(atLeast(
                "Settlements on SQLite, of bare Spring Boot's", SQLITE_OF_BOOT, sqlite.perSecond() / boot.perSecond()));
        goals.add(atLeast(
                "Settlements on PostgreSQL, of bare Spring Boot's",
                POSTGRES_OF_BOOT,
                postgres.perSecond() / boot.perSecond()));
        for (String peer : CHECKING) {
            Measured other = named(all, peer);
            for (Measured sandbox : List.of(sqlite, postgres)) {
                goals.add(compared(sandbox, other, "more settlements than", Measured::perSecond, 1, "/s"));
                goals.add(compared(sandbox, other, "a lower p99 than", Measured::p99Millis, -1, " ms"));
            }
        }
    }

    private static Goal compared(
            Measured sandbox,
            Measured other,
            String relation,
            ToDoubleFunction<Measured> figure,
            int direction,
            String unit) {
        double ours = figure.applyAsDouble(sandbox);
        double theirs = figure.applyAsDouble(other);
        return new Goal(
                "The " + sandbox.name() + ": " + relation + " " + other.name(),
                (direction > 0 ? "> " : "< ") + number(theirs) + unit,
                number(ours) + unit,
                direction * Double.compare(ours, theirs) > 0);
    }

    private static void growth(Measured empty, Measured full, List<Goal> goals) {
        double slower = empty.perSecond() / full.perSecond();
        goals.add(new Goal(
                "Time per settlement: " + full.name() + ", of " + empty.name(),
                "≤ %.1f".formatted(GROWTH),
                "%.2f".formatted(slower),
                slower <= GROWTH));
    }

    private static Goal atLeast(String what, double bound, double found) {
        return new Goal(what, "≥ %.1f".formatted(bound), "%.2f".formatted(found), found >= bound);
    }

    private static Goal start(String way, long bound, long found) {
        return new Goal("Start to the first token, " + way, "< " + bound + " ms", found + " ms", found < bound);
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, figure < 100 ? "%.1f" : "%.0f", figure);
    }
}
