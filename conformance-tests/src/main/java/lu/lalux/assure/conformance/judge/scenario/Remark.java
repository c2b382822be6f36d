package lu.lalux.assure.conformance.judge.scenario;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Finding;

/**
 * Something that is said of a client.
 *
 * @param expected what would be right
 * @param received what came instead
 * @param exchanges that show it, in order
 */
public record Remark(Text expected, Text received, List<Exchange> exchanges) implements Finding {

    /** Copies. */
    public Remark {
        exchanges = List.copyOf(exchanges);
    }
}
