package lu.lalux.assure.conformance.selfcheck.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Incompatibility;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.Parts;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.access.ReadableGrants;
import lu.lalux.assure.conformance.selfcheck.model.access.WrongGate;
import lu.lalux.assure.conformance.selfcheck.model.json.WrongCharacters;
import lu.lalux.assure.conformance.selfcheck.model.json.WrongJsonReading;
import lu.lalux.assure.conformance.selfcheck.model.login.WrongAccounts;
import lu.lalux.assure.conformance.selfcheck.model.login.WrongAuthenParameters;
import lu.lalux.assure.conformance.selfcheck.model.login.WrongAuthorizationEndpoint;
import lu.lalux.assure.conformance.selfcheck.model.login.WrongFormReading;
import lu.lalux.assure.conformance.selfcheck.model.login.WrongTokenEndpoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model server with the wrong parts: each does wrongly, or only otherwise, what the conduct says, and all else
 * rightly.
 */
public final class WrongModel extends Model {

    private static final String LANGUAGE = "accept-language";

    private final Identities identities;
    private final Conduct conduct;
    private final Problems problems;
    private final WrongCharacters characters;
    private final WrongJsonReading json;
    private final WrongGate gate;
    private final WrongSettlements settlements;
    private volatile String lastLanguage = "";

    private WrongModel(
            Contract contract,
            Identities identities,
            Conduct conduct,
            Parts parts,
            WrongCharacters characters,
            WrongJsonReading json,
            WrongGate gate,
            WrongSettlements settlements) {
        super(contract, identities, parts);
        this.identities = identities;
        this.conduct = conduct;
        this.problems = new Problems(contract);
        this.characters = characters;
        this.json = json;
        this.gate = gate;
        this.settlements = settlements;
    }

    /**
     * @param contract to keep to, but for the rest
     * @param identities whom it knows
     * @param rules what it asks of bodies
     * @param conduct what it does wrongly
     * @param tokenForm of which form its tokens are
     * @return the server
     */
    public static WrongModel of(
            Contract contract, Identities identities, Rules rules, Conduct conduct, BinaryOperator<String> tokenForm) {
        Problems problems = new Problems(contract);
        ReadableGrants grants = new ReadableGrants(tokenForm);
        WrongAccounts accounts = new WrongAccounts(identities, conduct);
        WrongFormReading forms = new WrongFormReading(conduct);
        WrongAuthenParameters parameters = new WrongAuthenParameters(contract, forms, identities, conduct);
        WrongFiles files = new WrongFiles(conduct);
        WrongCharacters characters = new WrongCharacters(conduct);
        WrongJsonReading json = new WrongJsonReading(conduct);
        WrongGate gate = new WrongGate(grants, identities, conduct);
        WrongSettlements settlements = new WrongSettlements(contract, files, problems, conduct);
        Parts parts = new Parts(
                characters,
                json,
                rules,
                new WrongTolerances(conduct),
                gate,
                new WrongTokenEndpoint(accounts, grants, forms, problems, conduct),
                new WrongAuthorizationEndpoint(accounts, grants, forms, parameters, problems, conduct),
                files,
                settlements);
        return new WrongModel(contract, identities, conduct, parts, characters, json, gate, settlements);
    }

    @Override
    protected int mostBytes(Request asked) {
        boolean chunked = !asked.header("transfer-encoding").isEmpty();
        if (conduct.has(Slip.SIZE_UNCHECKED, asked.path())
                || chunked && conduct.has(Slip.CHUNKED_SIZE_UNCHECKED, asked.path())) {
            return Integer.MAX_VALUE;
        }
        return conduct.has(Slip.SIZE_IN_CHARACTERS, asked.path())
                ? 2 * super.mostBytes(asked)
                : super.mostBytes(asked) - (conduct.has(Slip.SIZE_LOW, asked.path()) ? 1 : 0);
    }

    @Override
    protected Optional<Operation> operation(Contract among, Request asked) {
        return conduct.has(Slip.POST_TAKEN, asked.path())
                ? among.find("PUT", asked.path())
                : super.operation(among, asked);
    }

    @Override
    protected boolean canAnswer(Request asked, Operation operation) {
        return super.canAnswer(asked, operation) || conduct.has(Slip.ACCEPT_UNCHECKED, asked.path());
    }

    @Override
    protected boolean takesMediaType(Request asked, Operation operation) {
        return super.takesMediaType(asked, operation) || conduct.has(Slip.MEDIA_TYPE_UNCHECKED, asked.path());
    }

    /** The contract leaves free what is looked at first, a token or the form of a body. */
    @Override
    protected Reply authorised(Request asked, Operation operation) {
        Reply reply = super.authorised(asked, operation);
        if (!conduct.makes(Slip.BODY_FIRST) || reply.status() != 401 && reply.status() != 403) {
            return reply;
        }
        Reply read = read(asked, operation, "");
        return read.status() == 400 ? read : reply;
    }

    @Override
    protected Reply readBody(Request asked, Operation operation, String account) {
        if (asked.text().length() > super.mostBytes(asked) && conduct.has(Slip.SIZE_IN_CHARACTERS, asked.path())) {
            return problems.of("corps-trop-grand", asked.english());
        }
        if (asked.text().isBlank() && conduct.has(Slip.NOTHING_AS_EMPTY_OBJECT, asked.path())) {
            return judge(asked, operation, account, JsonMapper.shared().createObjectNode());
        }
        return conduct.makes(Slip.NO_REQUEST_TAKEN) && takesForRequest(asked)
                ? taken(operation)
                : super.readBody(asked, operation, account);
    }

    private boolean takesForRequest(Request asked) {
        try {
            return json.takesForRequest(asked.path(), characters.decode(asked));
        } catch (JacksonException noText) {
            return false;
        }
    }

    @Override
    protected ObjectNode normal(Operation operation, ObjectNode body) {
        gate.forget(operation.path(), body);
        return super.normal(operation, json.seen(operation, body));
    }

    @Override
    protected Reply unreadable(Request asked, Operation operation) {
        return conduct.has(Slip.UNREADABLE_TAKEN, asked.path()) ? taken(operation) : super.unreadable(asked, operation);
    }

    @Override
    protected List<Rules.Fault> faultsBeside(Request asked, Operation operation) {
        return conduct.has(Slip.MEMBER_TWICE_TOLD_ALONE, asked.path())
                ? List.of()
                : super.faultsBeside(asked, operation);
    }

    @Override
    protected Reply noObject(Request asked, Operation operation) {
        return conduct.has(Slip.NO_OBJECT_TAKEN, asked.path()) ? taken(operation) : super.noObject(asked, operation);
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

    @Override
    protected Reply judge(Request asked, Operation operation, String user, ObjectNode body) {
        boolean person =
                identities.persons().stream().anyMatch(known -> known.name().equals(user));
        String owner = person && conduct.has(Slip.PERSONS_AS_ONE) ? "" : user;
        String account = conduct.has(Slip.KEY_OF_TOKEN) ? asked.header("authorization") : owner;
        Optional<Reply> tooEarly =
                operation.maxFile() == 0 ? settlements.tooEarly(operation, asked.english(), body) : Optional.empty();
        return tooEarly.orElseGet(() -> super.judge(asked, operation, account, bound(asked, operation, body)));
    }

    /** Binders of frameworks read the query into the same object, after the body or before it. */
    private ObjectNode bound(Request asked, Operation operation, ObjectNode body) {
        if (!conduct.makes(Slip.QUERY_FILLS) && !conduct.makes(Slip.QUERY_PREFERRED)) {
            return body;
        }
        ObjectNode bound = body.deepCopy();
        asked.query().forEach((name, values) -> {
            Slip slip = body.has(name) ? Slip.QUERY_PREFERRED : Slip.QUERY_FILLS;
            boolean text = operation
                    .field(name)
                    .filter(field -> field.type().equals("string"))
                    .isPresent();
            if (text && conduct.has(slip, operation.path())) {
                bound.put(name, values.get(0));
            }
        });
        return bound;
    }

    @Override
    protected Reply refuse(
            Request asked, Operation operation, String account, ObjectNode body, List<Rules.Fault> faults) {
        if (operation.maxFile() == 0 && conduct.has(Slip.MALFORMED_RECORDED, asked.path())) {
            settlements.recordMalformed(account, asked, body);
        }
        return super.refuse(inItsLanguage(asked), operation, account, body, told(asked.path(), faults));
    }

    private Request inItsLanguage(Request asked) {
        boolean kept = conduct.has(Slip.LANGUAGE_KEPT, asked.path());
        boolean another = conduct.has(Slip.LANGUAGE_OF_ANOTHER, asked.path());
        if (!kept && !another) {
            return asked;
        }
        if (another || !asked.header(LANGUAGE).isEmpty()) {
            lastLanguage = asked.header(LANGUAGE);
        }
        if (another) {
            Conduct.pause();
        }
        Map<String, String> headers = new LinkedHashMap<>(asked.headers());
        headers.put(LANGUAGE, lastLanguage);
        return new Request(asked.method(), asked.uri(), headers, asked.body());
    }

    private List<Rules.Fault> told(String path, List<Rules.Fault> faults) {
        for (FaultHabit habit : FaultHabit.values()) {
            if (conduct.has(Slip.FAULTS_TOLD, path + " " + habit.word())) {
                return habit.of(faults);
            }
        }
        List<Rules.Fault> others = faults.stream()
                .filter(fault -> !conduct.has(Slip.FAULTS_TOLD, path + " alone " + fault.code()))
                .toList();
        return conduct.has(Slip.FIRST_FAULT_ONLY, path) ? faults.subList(0, 1) : others.isEmpty() ? faults : others;
    }

    @Override
    protected boolean breaks(Incompatibility incompatibility, ObjectNode body) {
        boolean zero = body.path(incompatibility.field()).asInt(1) == 0;
        boolean there = body.has(incompatibility.field()) && !(zero && conduct.has(Slip.ZERO_DAYS_WITH_REP_TAKEN));
        List<String> names = new ArrayList<>(body.propertyNames());
        boolean before = names.indexOf(incompatibility.field()) < names.indexOf(incompatibility.other());
        boolean forbidden = super.breaks(incompatibility, body)
                && !conduct.has(Slip.DAYS_WITH_REP_TAKEN)
                && !(before && conduct.has(Slip.DAYS_BEFORE_REP_TAKEN));
        return there && (forbidden || conduct.has(Slip.DAYS_NEVER_TAKEN));
    }
}
