package lu.lalux.assure.conformance.suite.result;

import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Finding;

/**
 * What an implementation does otherwise than required.
 *
 * @param level of what is required here; may be higher than the test's, when only the contract asks for so much
 * @param expected what is required
 * @param received what came
 * @param exchange in which it came; nothing: in the test's last one
 */
public record Nonconformity(Level level, Text expected, Text received, Optional<Exchange> exchange) implements Finding {

    /** What is expected where nothing came. */
    public static final Text A_RESPONSE = new Text("une réponse HTTP", "an HTTP response");

    /** What is expected where an answer is not as the contract describes it. */
    public static final Text AN_EXCHANGE =
            new Text("un échange conforme au contrat", "an exchange as the contract has it");

    /**
     * What a test's last exchange shows.
     *
     * @param level of what is required here
     * @param expected what is required
     * @param received what came
     */
    public Nonconformity(Level level, Text expected, Text received) {
        this(level, expected, received, Optional.empty());
    }
}
