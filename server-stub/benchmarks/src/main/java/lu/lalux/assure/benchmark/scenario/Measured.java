package lu.lalux.assure.benchmark.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lu.lalux.assure.benchmark.load.Round;

/**
 * What was found about a server under one load.
 *
 * @param name the server's
 * @param rounds the rounds that count
 * @param warmUp the one before them
 * @param peakMegabytes the most memory that its process held at once
 */
public record Measured(String name, List<Round> rounds, Round warmUp, long peakMegabytes) {

    /** The median of the rounds. */
    public double perSecond() {
        return median(Round::perSecond);
    }

    /** The median of the rounds. */
    public double medianMillis() {
        return median(round -> round.median().toNanos() / 1e6);
    }

    /** The median of the rounds. */
    public double p99Millis() {
        return median(round -> round.p99().toNanos() / 1e6);
    }

    /** The median of the rounds. */
    public double cpuMicros() {
        return median(Round::cpuMicros);
    }

    /** The slowest round. */
    public double least() {
        return rounds.stream().mapToDouble(Round::perSecond).min().orElse(0);
    }

    /** The fastest round. */
    public double most() {
        return rounds.stream().mapToDouble(Round::perSecond).max().orElse(0);
    }

    /** Answers that were not as expected, in all rounds and before. */
    public long bad() {
        return sum(warmUp) + rounds.stream().mapToLong(Measured::sum).sum();
    }

    private static long sum(Round round) {
        return round.bad().values().stream().mapToLong(Long::longValue).sum();
    }

    private double median(ToDoubleFunction<Round> figure) {
        return rounds.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .skip(rounds.size() / 2)
                .findFirst()
                .orElse(0.0);
    }
}
