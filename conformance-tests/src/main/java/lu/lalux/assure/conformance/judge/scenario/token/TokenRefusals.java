package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.UUID;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Reply;
import tools.jackson.databind.node.ObjectNode;

/** Refusals as the contract's examples have them. */
final class TokenRefusals {

    private static final String REALM = "Bearer realm=\"assure\", ";

    private TokenRefusals() {}

    /** {@return what a token gets that has ended, RFC 6750 section 3.1} */
    static Reply ended(Contract contract) {
        return of(contract, "NonAuthentifie").header("WWW-Authenticate", REALM + "error=\"invalid_token\"");
    }

    /** {@return what a token gets that does not reach, RFC 6750 section 3.1} */
    static Reply narrow(Contract contract, String scope) {
        return of(contract, "PorteeInsuffisante")
                .header("WWW-Authenticate", REALM + "error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    /**
     * @param contract that has the example
     * @param example its name
     * @return a problem
     */
    static Reply of(Contract contract, String example) {
        ObjectNode problem = (ObjectNode)
                contract.at("/components/examples/" + example + "/value").deepCopy();
        problem.put("instance", "urn:uuid:" + UUID.randomUUID());
        return Reply.json(problem.path("status").asInt(), "application/problem+json", problem);
    }
}
