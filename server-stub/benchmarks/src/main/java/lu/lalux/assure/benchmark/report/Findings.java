package lu.lalux.assure.benchmark.report;

import java.util.List;
import java.util.Map;
import lu.lalux.assure.benchmark.scenario.HalfRate;
import lu.lalux.assure.benchmark.scenario.Measured;
import lu.lalux.assure.benchmark.scenario.WithJournal;

/**
 * All that was measured; what was left out is empty.
 *
 * @param settlements the sandbox on SQLite, on PostgreSQL, then the peers
 * @param halfRates the sandboxes, at half their rate
 * @param journals what the journal of requests costs them
 * @param uploads the sandbox, then the peers
 * @param tokens the sandbox
 * @param growth pairs of a sandbox without and with settlements on record
 * @param starts the median of each way to start it, in milliseconds
 */
public record Findings(
        List<Measured> settlements,
        List<HalfRate> halfRates,
        List<WithJournal> journals,
        List<Measured> uploads,
        List<Measured> tokens,
        List<Measured> growth,
        Map<String, Long> starts) {}
