package lu.lalux.assure.conformance.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Incompatibility;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.access.Gate;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.json.NoRequest;
import lu.lalux.assure.conformance.model.rules.FaultHabit;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that does what the contract says, in memory; it takes the fields, constraints, limits, problems and paths from
 * the contract and shares nothing with the sandbox. A {@link Conduct}, other {@link Rules} or a {@link AnswerChange} make it wrong.
 */
public final class Model {

    private final Contract contract;
    private final Identities identities;
    private final Rules rules;
    private final Conduct conduct;
    private final JsonReading reading;
    private final Problems problems;
    private final Gate gate;
    private final TokenEndpoint tokens;
    private final AuthorizationEndpoint login;
    private final CrossOrigin origins;
    private final Files files;
    private final Tolerances tolerances;
    private final Settlements settlements;

    /**
     * @param contract to keep to
     * @param identities whom it knows
     * @return a server that does all of it rightly
     */
    public static Model right(Contract contract, Identities identities) {
        return new Model(contract, identities, Rules.of(contract), Conduct.RIGHT, Grants.USUAL);
    }

    /**
     * @param contract to keep to, but for the rest
     * @param identities whom it knows
     * @param rules what it asks of bodies
     * @param conduct what it does wrongly
     * @param tokenForm of which form its tokens are
     */
    public Model(
            Contract contract, Identities identities, Rules rules, Conduct conduct, BinaryOperator<String> tokenForm) {
        this.contract = contract;
        this.identities = identities;
        this.rules = rules;
        this.conduct = conduct;
        this.reading = new JsonReading(conduct);
        this.problems = new Problems(contract);
        Grants grants = new Grants(tokenForm);
        this.gate = new Gate(grants, identities.secrets(), conduct);
        this.tokens = new TokenEndpoint(identities, grants, conduct, problems);
        this.login = new AuthorizationEndpoint(contract, identities, grants, conduct, problems);
        this.origins = new CrossOrigin(contract, identities);
        this.files = new Files(conduct);
        this.tolerances = new Tolerances(conduct);
        this.settlements = new Settlements(contract, files, conduct, problems);
    }

    /** {@return the server, as it is before its first request} */
    public Behaviour mind() {
        return mind(AnswerChange.NONE);
    }

    /**
     * @param touch what it does to its responses before they leave
     * @return the server, as it is before its first request
     */
    public Behaviour mind(AnswerChange touch) {
        return new Behaviour(this::mostBytes, this::hasty, this::early, asked -> {
            Reply reply = origins.preflight(asked).orElseGet(() -> answer(asked));
            origins.show(asked, reply);
            touch.apply(asked, reply);
            return reply;
        });
    }

    /** {@return the longest body that is taken, in bytes} */
    private int mostBytes(Request asked) {
        return conduct.has(Slip.SIZE_UNCHECKED, asked.path())
                ? Integer.MAX_VALUE
                : contract.find(asked.method(), asked.path())
                                .map(Operation::maxBody)
                                .filter(most -> most > 0)
                                .orElse(65_536)
                        - (conduct.has(Slip.SIZE_LOW, asked.path()) ? 1 : 0);
    }

    /** {@return whether a body that is announced as too large is not read (RFC 9110 section 15.5.14)} */
    private boolean early() {
        return conduct.has(Slip.ANSWERS_EARLY);
    }

    /** {@return whether a body is what the first read gives} */
    private boolean hasty() {
        return conduct.has(Slip.FIRST_READ_ONLY);
    }

    private Reply answer(Request asked) {
        String method = conduct.has(Slip.POST_TAKEN, asked.path()) ? "PUT" : asked.method();
        Optional<Operation> operation = contract.find(method, asked.path());
        if (operation.isEmpty()) {
            return unknown(asked);
        }
        return switch (asked.path()) {
            case "/token" -> tokens.answer(asked);
            case "/authen" -> login.answer(asked);
            default -> authorised(asked, operation.get());
        };
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

    private Reply authorised(Request asked, Operation operation) {
        Optional<Grants.Grant> grant = gate.grant(asked);
        if (grant.isEmpty()) {
            return problems.of("non-authentifie", asked.english())
                    .header(
                            "WWW-Authenticate",
                            asked.header("authorization").isEmpty()
                                    ? "Bearer realm=\"modele\""
                                    : "Bearer realm=\"modele\", error=\"invalid_token\"");
        }
        boolean covered = grant.get().covers(asked.path())
                || grant.get().scopes().stream()
                        .anyMatch(scope -> conduct.has(Slip.SCOPE_TAKEN, asked.path() + " " + scope));
        if (!covered) {
            return problems.of("portee-insuffisante", asked.english())
                    .header(
                            "WWW-Authenticate",
                            "Bearer realm=\"modele\", error=\"insufficient_scope\", scope=\"" + asked.path() + "\"");
        }
        return read(asked, operation, grant.get().account());
    }

    private Reply read(Request sent, Operation operation, String account) {
        String path = sent.path();
        Optional<Request> decoded = sent.decoded(mostBytes(sent));
        if (decoded.isEmpty()) {
            return problems.of("type-de-contenu-refuse", sent.english());
        }
        Request asked = decoded.get();
        if (operation.maxFile() > 0
                && !asked.accepts("application/json")
                && !conduct.has(Slip.ACCEPT_UNCHECKED, path)) {
            return problems.of("representation-non-acceptable", asked.english());
        }
        if (tolerances.byQuery(asked, operation)) {
            return judge(asked, operation, account, tolerances.normal(operation, tolerances.ofQuery(asked), true));
        }
        if (!asked.mediaType().equals(operation.mediaType()) && !conduct.has(Slip.MEDIA_TYPE_UNCHECKED, path)) {
            return problems.of("type-de-contenu-refuse", asked.english());
        }
        if (asked.body() == null) {
            return problems.of("corps-trop-grand", asked.english());
        }
        JsonNode body;
        try {
            String text = Characters.decode(asked, conduct);
            if (takesForRequest(path, text)) {
                return taken(operation);
            }
            body = reading.read(path, text);
            if (!conduct.has(Slip.HALF_CHARACTER_TAKEN, path)) {
                Characters.requireWhole(body);
            }
        } catch (JacksonException e) {
            return conduct.has(Slip.UNREADABLE_TAKEN, path) ? taken(operation) : unreadable(asked);
        }
        if (!(body instanceof ObjectNode object)) {
            return conduct.has(Slip.NO_OBJECT_TAKEN, path)
                    ? taken(operation)
                    : problems.of("json-illisible", asked.english());
        }
        gate.forget(path, object);
        return judge(asked, operation, account, tolerances.normal(operation, reading.seen(operation, object), false));
    }

    private boolean takesForRequest(String path, String text) {
        return Stream.of(NoRequest.values())
                .anyMatch(
                        nothing -> conduct.has(Slip.NO_REQUEST_TAKEN, path + " " + nothing.word()) && nothing.is(text));
    }

    /** What is given twice makes the JSON unreadable, or has a code of its own. */
    private Reply unreadable(Request asked) {
        Set<String> repeated = conduct.has(Slip.MEMBER_TWICE_UNREADABLE) ? Set.of() : reading.repeated(asked.text());
        return repeated.isEmpty()
                ? problems.of("json-illisible", asked.english())
                : problems.of(
                        "champs-invalides",
                        asked.english(),
                        repeated.stream()
                                .map(name -> new Rules.Fault("/" + name, "champ-en-double"))
                                .toList());
    }

    private Reply judge(Request asked, Operation operation, String user, ObjectNode body) {
        String account = conduct.has(Slip.PERSONS_AS_ONE) && identities.isPerson(user) ? "" : user;
        if (operation.maxFile() == 0) {
            Optional<Reply> tooEarly = settlements.tooEarly(asked.path(), asked.english(), body);
            if (tooEarly.isPresent()) {
                return tooEarly.get();
            }
        }
        List<Rules.Fault> faults = new ArrayList<>(rules.faults(asked.path(), body));
        operation.incompatibilities().stream()
                .filter(incompatibility -> breaks(incompatibility, body))
                .forEach(incompatibility ->
                        faults.add(new Rules.Fault("/" + incompatibility.field(), incompatibility.id())));
        if (!faults.isEmpty()) {
            if (operation.maxFile() == 0 && conduct.has(Slip.MALFORMED_RECORDED, asked.path())) {
                settlements.recordMalformed(account, asked.path(), body);
            }
            return problems.of("champs-invalides", asked.english(), told(asked.path(), faults));
        }
        return operation.maxFile() > 0
                ? files.answer(account, operation, body)
                : settlements.answer(account, asked.header("authorization"), asked.path(), asked.english(), body);
    }

    private List<Rules.Fault> told(String path, List<Rules.Fault> faults) {
        for (FaultHabit habit : FaultHabit.values()) {
            if (conduct.has(Slip.FAULTS_TOLD, path + " " + habit.word())) {
                return habit.of(faults);
            }
        }
        return conduct.has(Slip.FIRST_FAULT_ONLY, path) ? faults.subList(0, 1) : faults;
    }

    private boolean breaks(Incompatibility incompatibility, ObjectNode body) {
        JsonNode given = body.path(incompatibility.field());
        boolean there = !given.isMissingNode() && !(given.asInt(1) == 0 && conduct.has(Slip.ZERO_DAYS_WITH_REP_TAKEN));
        boolean forbidden = incompatibility
                        .values()
                        .contains(body.path(incompatibility.other()).asString(""))
                && !conduct.has(Slip.DAYS_WITH_REP_TAKEN);
        return there && (forbidden || conduct.has(Slip.DAYS_NEVER_TAKEN));
    }

    /** What a careless server answers to what it could not read. */
    private static Reply taken(Operation operation) {
        return operation.maxFile() > 0
                ? Reply.json(
                        200,
                        "application/json",
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("status", "Verified")
                                .put("key", UUID.randomUUID() + ".pdf"))
                : new Reply(202);
    }
}
