package lu.lalux.assure.conformance.judge.scenario;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.register.Text;

/**
 * Something that is said of a client.
 *
 * @param expected what would be right
 * @param came what came instead
 * @param encounters that show it, in order
 */
public record Remark(Text expected, Text came, List<Exchange> encounters) {

    /** Copies. */
    public Remark {
        encounters = List.copyOf(encounters);
    }
}
