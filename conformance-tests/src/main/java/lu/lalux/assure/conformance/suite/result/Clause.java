package lu.lalux.assure.conformance.suite.result;

import java.util.Optional;
import lu.lalux.assure.conformance.register.Text;

/**
 * What somebody is held to.
 *
 * @param source where it stands, in the insurer's document, a decision, an RFC or the contract
 * @param sentence what the contract says there or of it; nothing where it has no words of its own
 */
public record Clause(Text source, Optional<Text> sentence) {}
