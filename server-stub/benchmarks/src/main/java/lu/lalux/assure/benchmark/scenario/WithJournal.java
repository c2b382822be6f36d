package lu.lalux.assure.benchmark.scenario;

import java.util.List;

/**
 * How many settlements a sandbox takes with its journal, of those that it takes without.
 *
 * @param database which it is on
 * @param ratios one for each pair of turns
 */
public record WithJournal(String database, List<Double> ratios) {

    /** Of all pairs. */
    public double mean() {
        return ratios.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** The standard error of the mean; of one pair there is none to tell, and this is not a number. */
    public double error() {
        double mean = mean();
        double squares = ratios.stream()
                .mapToDouble(ratio -> (ratio - mean) * (ratio - mean))
                .sum();
        return Math.sqrt(squares / (ratios.size() - 1) / ratios.size());
    }

    /** Of the pair where the journal cost most. */
    public double least() {
        return ratios.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    /** Of the pair where it cost least. */
    public double most() {
        return ratios.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
