package lu.lalux.assure.conformance.model;

import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The problems of the contract's catalogue, {@code x-problemes}, in the language asked for. */
public final class Problems {

    private final Contract contract;

    /**
     * @param contract whose catalogue it is
     */
    public Problems(Contract contract) {
        this.contract = contract;
    }

    /**
     * @param name the last word of the type
     * @param english whether it is told in English; else in French
     * @param faults of the fields
     * @return the answer, with the status of the catalogue
     */
    public Reply of(String name, boolean english, List<Rules.Fault> faults) {
        String type = "urn:assure:probleme:" + name;
        for (JsonNode entry : contract.at("/x-problemes")) {
            if (entry.path("type").asString().equals(type)) {
                ObjectNode problem = JsonMapper.shared().createObjectNode();
                int status = entry.path("status").asInt();
                problem.put("type", type);
                problem.put("title", entry.path(english ? "en" : "fr").asString());
                problem.put("status", status);
                if (!faults.isEmpty()) {
                    ArrayNode errors = problem.putArray("errors");
                    faults.stream()
                            .limit(most())
                            .forEach(fault -> errors.addObject()
                                    .put("pointer", fault.pointer())
                                    .put("code", fault.code())
                                    .put("detail", detail(fault, english)));
                }
                return Reply.json(status, "application/problem+json", problem);
            }
        }
        throw new IllegalStateException("Not in the contract's catalogue: " + name);
    }

    /** {@return as many as the contract lets a problem name} */
    private int most() {
        return contract.at("/components/schemas/Probleme/properties/errors/maxItems")
                .asInt();
    }

    private String detail(Rules.Fault fault, boolean english) {
        return fault.detail().isEmpty()
                ? contract.at("/x-codes")
                        .valueStream()
                        .filter(entry -> entry.path("code").asString().equals(fault.code()))
                        .map(entry -> entry.path(english ? "en" : "fr").asString())
                        .findFirst()
                        .orElse(fault.code())
                : fault.detail();
    }

    /**
     * @param name the last word of the type
     * @param english whether it is told in English; else in French
     * @return the answer, without faults
     */
    public Reply of(String name, boolean english) {
        return of(name, english, List.of());
    }
}
