package lu.lalux.assure.conformance.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Incompatibility;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that does what the contract says, in memory; it takes the fields, constraints, limits, problems and paths
 * from the contract and shares nothing with the sandbox. Each step that decides something can be decided otherwise by a
 * class that extends this one, or one of its {@link Parts}; here it is decided as the contract has it.
 */
public class Model {

    private final Contract contract;
    private final Parts parts;
    private final Problems problems;
    private final CrossOrigin origins;

    /**
     * @param contract to keep to
     * @param identities whom it knows
     * @return a server that does all of it rightly
     */
    public static Model right(Contract contract, Identities identities) {
        return new Model(contract, identities, Parts.right(contract, identities, Grants.USUAL, new Files()));
    }

    /**
     * @param contract to keep to
     * @param identities whom it knows
     * @param parts of which it is made
     */
    public Model(Contract contract, Identities identities, Parts parts) {
        this.contract = contract;
        this.parts = parts;
        this.problems = new Problems(contract);
        this.origins = new CrossOrigin(contract, identities);
    }

    /** {@return the server, as it is before its first request} */
    public final Behaviour mind() {
        return new Behaviour(this::mostBytes, asked -> {
            Reply reply = origins.preflight(asked).orElseGet(() -> answer(asked));
            origins.show(asked, reply);
            return reply;
        });
    }

    /** {@return the longest body that is taken, in bytes} */
    protected int mostBytes(Request asked) {
        return contract.find(asked.method(), asked.path())
                .map(Operation::maxBody)
                .filter(most -> most > 0)
                .orElse(65_536);
    }

    private Reply answer(Request asked) {
        Optional<Operation> operation = operation(contract, asked);
        if (operation.isEmpty()) {
            return unknown(asked);
        }
        return switch (asked.path()) {
            case "/token" -> parts.tokens().answer(asked);
            case "/authen" -> parts.login().answer(asked);
            default -> authorised(asked, operation.get());
        };
    }

    /** {@return what is asked for, by method and path} */
    protected Optional<Operation> operation(Contract among, Request asked) {
        return among.find(asked.method(), asked.path());
    }

    private Reply unknown(Request asked) {
        TreeSet<String> allowed = new TreeSet<>();
        contract.operations().stream()
                .filter(operation -> operation.path().equals(asked.path()))
                .forEach(operation -> allowed.add(operation.method()));
        return allowed.isEmpty()
                ? problems.of("chemin-inconnu", asked.english())
                : problems.of("methode-non-permise", asked.english()).header("Allow", String.join(", ", allowed));
    }

    /** {@return the answer to a request for an operation that asks for a token} */
    protected Reply authorised(Request asked, Operation operation) {
        Optional<Grants.Grant> grant = parts.gate().grant(asked);
        if (grant.isEmpty()) {
            return problems.of("non-authentifie", asked.english())
                    .header(
                            "WWW-Authenticate",
                            asked.header("authorization").isEmpty()
                                    ? "Bearer realm=\"modele\""
                                    : "Bearer realm=\"modele\", error=\"invalid_token\"");
        }
        if (!parts.gate().opens(grant.get(), asked.path())) {
            return problems.of("portee-insuffisante", asked.english())
                    .header(
                            "WWW-Authenticate",
                            "Bearer realm=\"modele\", error=\"insufficient_scope\", scope=\"" + asked.path() + "\"");
        }
        return read(asked, operation, grant.get().account());
    }

    /** {@return the answer to a request of an account, whatever it brings} */
    protected Reply read(Request sent, Operation operation, String account) {
        Optional<Request> decoded = sent.decoded(mostBytes(sent));
        if (decoded.isEmpty()) {
            return problems.of("type-de-contenu-refuse", sent.english());
        }
        Request asked = decoded.get();
        if (!canAnswer(asked, operation)) {
            return problems.of("representation-non-acceptable", asked.english());
        }
        Tolerances tolerances = parts.tolerances();
        if (tolerances.byQuery(asked, operation)) {
            return judge(asked, operation, account, tolerances.normal(operation, tolerances.ofQuery(asked), true));
        }
        if (!takesMediaType(asked, operation)) {
            return problems.of("type-de-contenu-refuse", asked.english());
        }
        return asked.body() == null
                ? problems.of("corps-trop-grand", asked.english())
                : readBody(asked, operation, account);
    }

    /** {@return whether the caller takes the form of the answer} */
    protected boolean canAnswer(Request asked, Operation operation) {
        return operation.maxFile() == 0 || asked.accepts("application/json");
    }

    /** {@return whether the body is said to be what is read} */
    protected boolean takesMediaType(Request asked, Operation operation) {
        return asked.mediaType().equals(operation.mediaType());
    }

    /** {@return the answer to a body of a right length and media type} */
    protected Reply readBody(Request asked, Operation operation, String account) {
        JsonNode body;
        try {
            body = parts.json().read(asked.path(), parts.characters().decode(asked));
            parts.characters().requireWhole(asked.path(), body);
        } catch (JacksonException e) {
            return unreadable(asked, operation);
        }
        return body instanceof ObjectNode object
                ? judge(asked, operation, account, normal(operation, object))
                : noObject(asked, operation);
    }

    /** {@return a request with the names and types of the contract} */
    protected ObjectNode normal(Operation operation, ObjectNode body) {
        return parts.tolerances().normal(operation, body, false);
    }

    /** What is given twice makes the JSON unreadable, or has a code of its own. */
    protected Reply unreadable(Request asked, Operation operation) {
        Set<String> repeated = parts.json().repeated(asked.text());
        if (repeated.isEmpty()) {
            return problems.of("json-illisible", asked.english());
        }
        List<Rules.Fault> faults = new ArrayList<>(faultsBeside(asked, operation));
        repeated.forEach(name -> faults.add(new Rules.Fault("/" + name, "champ-en-double")));
        return problems.of("champs-invalides", asked.english(), faults);
    }

    /** {@return what is wrong beside a name that is given twice, of which the last value counts} */
    protected List<Rules.Fault> faultsBeside(Request asked, Operation operation) {
        return JsonMapper.shared().readTree(asked.text()) instanceof ObjectNode object
                ? parts.rules().faults(asked.path(), normal(operation, object))
                : List.of();
    }

    /** {@return the answer to JSON that is no object} */
    protected Reply noObject(Request asked, Operation operation) {
        return problems.of("json-illisible", asked.english());
    }

    /** {@return the answer to a request of an account, whose fields have been read} */
    protected Reply judge(Request asked, Operation operation, String account, ObjectNode body) {
        List<Rules.Fault> faults = new ArrayList<>(parts.rules().faults(asked.path(), body));
        operation.incompatibilities().stream()
                .filter(incompatibility -> breaks(incompatibility, body))
                .forEach(incompatibility ->
                        faults.add(new Rules.Fault("/" + incompatibility.field(), incompatibility.id())));
        if (!faults.isEmpty()) {
            return refuse(asked, operation, account, body, faults);
        }
        return operation.maxFile() > 0
                ? parts.files().answer(account, operation, body)
                : parts.settlements().answer(account, asked, body);
    }

    /** {@return the answer to fields that break constraints} */
    protected Reply refuse(
            Request asked, Operation operation, String account, ObjectNode body, List<Rules.Fault> faults) {
        return problems.of("champs-invalides", asked.english(), faults);
    }

    /** {@return whether two fields are there that do not go together} */
    protected boolean breaks(Incompatibility incompatibility, ObjectNode body) {
        return body.has(incompatibility.field())
                && incompatibility
                        .values()
                        .contains(body.path(incompatibility.other()).asString(""));
    }
}
