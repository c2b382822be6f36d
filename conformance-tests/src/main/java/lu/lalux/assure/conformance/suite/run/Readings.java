package lu.lalux.assure.conformance.suite.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.suite.reading.Candidates;
import lu.lalux.assure.conformance.suite.reading.Form;
import lu.lalux.assure.conformance.suite.reading.KeyForm;
import lu.lalux.assure.conformance.suite.reading.TakenReading;
import lu.lalux.assure.conformance.suite.reading.Trait;
import lu.lalux.assure.conformance.suite.result.BlockedException;
import lu.lalux.assure.conformance.suite.result.NoTokenException;
import lu.lalux.assure.conformance.suite.result.SkipException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which reading of the document the target takes: found out once for each operation, when the first test of the
 * document's needs it, and kept to. A right settlement is sent in the contract's form, which is all for most targets;
 * where it is refused, in each other reading until one is taken. Where none is, the contract's form is judged.
 */
final class Readings {

    /** What is refused for these is not refused for its form. */
    private static final Set<Integer> NOT_FOR_ITS_FORM = Set.of(401, 403, 404, 405);

    private final ReadingPolicy policy;
    private final BiFunction<Trial, Fonction, Call> settlement;
    private final AuthenReading authen;
    private final Optional<Tokens> tokens;
    private final Map<String, Search> searches = new ConcurrentHashMap<>();
    private final Map<String, KeyForm> keys = new ConcurrentHashMap<>();

    /**
     * @param settlement a right one, with files of its own
     * @param authen how {@code /authen} is read
     * @param tokens how tokens were got, when they were
     */
    Readings(
            ReadingPolicy policy,
            BiFunction<Trial, Fonction, Call> settlement,
            AuthenReading authen,
            Optional<Tokens> tokens) {
        this.policy = policy;
        this.settlement = settlement;
        this.authen = authen;
        this.tokens = tokens;
    }

    /**
     * @param operation of a request
     * @param trial that wants to send it
     * @return the form that the target takes
     */
    Form of(Operation operation, Trial trial) {
        if (!policy.matters()) {
            return Form.CONTRACTS;
        }
        if (operation.method().equals("POST") && operation.path().equals("/authen")) {
            return authen.form();
        }
        return function(operation)
                .map(function -> operation.path().equals(function.upload())
                        ? keyForm(operation)
                        : search(operation).form(operation, function, trial))
                .orElse(Form.CONTRACTS);
    }

    /** {@return whether its requests are written otherwise than the contract's; of an upload, only answers can be} */
    boolean otherwise(Operation operation, Trial trial) {
        return operation.maxFile() == 0 && of(operation, trial) != Form.CONTRACTS;
    }

    /**
     * @param operation an upload
     * @return how the key is found in its answers, whatever is judged
     */
    Form keyForm(Operation operation) {
        return policy.matters() && operation.maxFile() > 0
                ? keys.computeIfAbsent(
                        operation.path(), path -> new KeyForm(policy.forced().isPresent(), policy.traits()))
                : Form.CONTRACTS;
    }

    /** {@return whether this operation's right request was accepted in that form when the reading was sought} */
    boolean proved(Operation operation, boolean asRead) {
        Search search = searches.get(operation.path());
        return search != null && search.accepted && (asRead || search.traits.isEmpty());
    }

    /** {@return what is known, by operation; nothing where the contract's form was asked for} */
    List<TakenReading> taken() {
        List<TakenReading> taken = new ArrayList<>();
        if (!policy.matters()) {
            return taken;
        }
        tokens.ifPresent(known -> taken.add(new TakenReading("/token", known.reading())));
        authen.taken().ifPresent(traits -> taken.add(new TakenReading("/authen", traits)));
        for (Fonction function : Fonction.values()) {
            Optional.ofNullable(keys.get(function.upload()))
                    .filter(KeyForm::isSettled)
                    .ifPresent(key -> taken.add(new TakenReading(function.upload(), key.traits())));
            Optional.ofNullable(searches.get(function.path()))
                    .filter(search -> search.traits != null)
                    .ifPresent(search -> taken.add(new TakenReading(function.path(), search.traits)));
        }
        return taken;
    }

    private Search search(Operation operation) {
        return searches.computeIfAbsent(operation.path(), path -> new Search());
    }

    private static Optional<Fonction> function(Operation operation) {
        return Arrays.stream(Fonction.values())
                .filter(function -> operation.method().equals("PUT")
                        && List.of(function.path(), function.upload()).contains(operation.path()))
                .findFirst();
    }

    /** For one settlement. Who asks meanwhile waits for what comes of it. */
    private final class Search {

        private volatile Set<Trait> traits;
        private volatile boolean accepted;

        synchronized Form form(Operation operation, Fonction function, Trial trial) {
            if (traits == null) {
                traits = policy.forced().isPresent()
                        ? policy.traits().stream()
                                .filter(Candidates.traitsOf(operation)::contains)
                                .collect(Collectors.toSet())
                        : seek(operation, function, trial);
            }
            return Form.ofSettlement(operation, traits);
        }

        private Set<Trait> seek(Operation operation, Fonction function, Trial trial) {
            Trial own = trial.seeking(function);
            try {
                Call right = settlement.apply(own, function);
                for (Set<Trait> candidate : Candidates.of(operation)) {
                    Answer answer = own.sendAs(Form.ofSettlement(operation, candidate), right);
                    if (answer.succeeds()) {
                        accepted = true;
                        return candidate;
                    }
                    own.needsNoData(function, right, answer);
                    if (NOT_FOR_ITS_FORM.contains(answer.status())) {
                        break;
                    }
                    right = withAnotherReference(operation, right, own);
                }
            } catch (SkipException | BlockedException | NoTokenException | NoAnswerException e) {
                // Nothing can be found out: the tests say why, in the contract's form.
                return EnumSet.noneOf(Trait.class);
            } finally {
                trial.shows(own);
            }
            return EnumSet.noneOf(Trait.class);
        }
    }

    /**
     * Each request has another reference: a server that wrongly records what it refuses would otherwise answer the next
     * one by that record, and its reading would stay unknown.
     */
    private static Call withAnotherReference(Operation operation, Call right, Trial trial) {
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree(right.bytes());
        request.put(operation.asSettlement().reference(), trial.reference());
        return right.body(request.toString().getBytes(StandardCharsets.UTF_8));
    }
}
