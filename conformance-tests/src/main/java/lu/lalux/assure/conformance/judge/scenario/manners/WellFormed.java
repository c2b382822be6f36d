package lu.lalux.assure.conformance.judge.scenario.manners;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No request is one that the contract's server refuses for its form, its path or its token's scope. What a scenario
 * answered does not count.
 */
public final class WellFormed implements Scenario {

    /** What the request is to blame for; not a token that has ended, a conflict, a rule, or too many requests. */
    private static final Set<Integer> FORM = Set.of(400, 403, 404, 405, 406, 413, 414, 415, 431);

    private static final int SHOWN = 3;

    private final String id;
    private final Kind kind;

    /**
     * @param id of the scenario
     * @param kind of the requests
     */
    public WellFormed(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> requests = evidence.log()
                .that(request -> (request.kind() == kind || isMisdirected(evidence, request))
                        && request.scenario().isEmpty()
                        && request.request().whole());
        if (requests.isEmpty()) {
            return Ruling.notShown(new Text("Aucune telle requête n'est venue.", "No such request has come."));
        }
        Map<String, List<Exchange>> refused = new LinkedHashMap<>();
        requests.stream()
                .filter(request -> FORM.contains(request.status()))
                .forEach(request -> refused.computeIfAbsent(said(request), key -> new ArrayList<>())
                        .add(request));
        List<Remark> remarks = new ArrayList<>();
        refused.forEach((said, alike) -> remarks.add(new Remark(
                new Text("Une requête que le contrat admet.", "A request that the contract admits."),
                new Text(
                        "Refusée : " + said + " ; " + alike.size() + " fois.",
                        "Refused: " + said + "; times: " + alike.size() + "."),
                alike.subList(0, Math.min(SHOWN, alike.size())))));
        return Ruling.of(remarks);
    }

    /** Of a function by its body, and sent where the contract has none. */
    private boolean isMisdirected(Evidence evidence, Exchange request) {
        Operation operation = kind == Kind.UPLOAD ? evidence.upload() : evidence.settlement();
        return request.kind() == Kind.OTHER
                && !request.client().isEmpty()
                && evidence.contract().operations().stream()
                        .noneMatch(
                                known -> known.path().equals(request.request().path()))
                && isOf(operation, new String(request.request().body(), StandardCharsets.UTF_8));
    }

    private static boolean isOf(Operation operation, String body) {
        return operation.fields().stream()
                .filter(Field::required)
                .allMatch(field -> body.contains('"' + field.name() + '"'));
    }

    /** The server's own words: status, type, and each fault. */
    private static String said(Exchange request) {
        try {
            JsonNode problem = JsonMapper.shared().readTree(request.answer().body());
            StringBuilder said = new StringBuilder(String.valueOf(request.status()));
            said.append(' ').append(problem.path("type").asString("").replaceFirst("^.*:", ""));
            problem.path("errors")
                    .forEach(fault -> said.append(", ")
                            .append(fault.path("pointer").asString(""))
                            .append(' ')
                            .append(fault.path("code").asString("")));
            return said.toString();
        } catch (JacksonException e) {
            return String.valueOf(request.status());
        }
    }
}
