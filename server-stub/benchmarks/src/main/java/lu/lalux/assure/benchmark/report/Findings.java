package lu.lalux.assure.benchmark.report;

import java.util.List;
import java.util.Map;
import lu.lalux.assure.benchmark.scenario.HalfRate;
import lu.lalux.assure.benchmark.scenario.Measured;

/**
 * All that was measured; what was left out is empty.
 *
 * @param settlements the sandbox on SQLite, on PostgreSQL, then the peers
 * @param halfRates the sandboxes that keep a journal, at half their rate
 * @param uploads the sandbox, then the peers
 * @param tokens the sandbox
 * @param growth pairs of a sandbox without and with settlements on record
 * @param starts the median of each way to start it, in milliseconds
 */
public record Findings(
        List<Measured> settlements,
        List<HalfRate> halfRates,
        List<Measured> uploads,
        List<Measured> tokens,
        List<Measured> growth,
        Map<String, Long> starts) {}
