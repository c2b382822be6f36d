package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From each code that a right server says of a request's faults: the contract's next code of the same status instead.
 */
final class CodeMutants {

    private final Contract contract;
    private final Rules rules;
    private final Meant meant;

    CodeMutants(Contract contract, Meant meant) {
        this.contract = contract;
        this.rules = Rules.of(contract);
        this.meant = meant;
    }

    List<Mutant> all() {
        List<Mutant> found = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            meant.byCode(operation)
                    .forEach((code, tests) -> found.add(mutant(operation, code, otherThan(code), tests)));
        }
        return found;
    }

    private Mutant mutant(Operation operation, String code, String other, List<String> tests) {
        AnswerChange touch = (asked, reply) -> {
            if (asked.method().equals(operation.method()) && asked.path().equals(operation.path())) {
                for (JsonNode fault : reply.json().path("errors")) {
                    if (fault.path("code").asString("").equals(code)) {
                        ((ObjectNode) fault).put("code", other);
                    }
                }
            }
        };
        return new Mutant(
                operation.method() + operation.path() + " " + code + " told-as-" + other,
                operation.method() + " " + operation.path() + " /x-codes/" + code,
                true,
                rules,
                Conduct.RIGHT,
                touch,
                tests);
    }

    /** The last has the first behind it; one that is the only one of its status, a code of nobody's. */
    private String otherThan(String code) {
        int status = contract.statusesOfCode(code).iterator().next();
        List<String> codes = contract.codesOfStatus(status);
        return codes.size() == 1 ? "code-" + status : codes.get((codes.indexOf(code) + 1) % codes.size());
    }
}
