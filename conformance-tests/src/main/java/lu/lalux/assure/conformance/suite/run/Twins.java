package lu.lalux.assure.conformance.suite.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.result.BlockedException;
import lu.lalux.assure.conformance.suite.result.NoTokenException;

/**
 * Sends a right request to each operation, once in a run. Only a server that accepts it has shown that it refuses a
 * wrong request for its fault; one that refuses both proves nothing.
 */
final class Twins {

    /** A right request is tried twice, as a failing test is: one bad moment must not make all refusals worthless. */
    private static final int TRIES = 2;

    private final BiFunction<Trial, Fonction, Call> settlement;
    private final Map<String, Twin> twins = new ConcurrentHashMap<>();

    /**
     * @param settlement a right one, with files of its own
     */
    Twins(BiFunction<Trial, Fonction, Call> settlement) {
        this.settlement = settlement;
    }

    /**
     * What came of a right request.
     *
     * @param refused why the refusals that rest on it prove nothing, if so
     * @param exchanges of it, when it was this one time that it was sent
     */
    record Proof(Optional<Text> refused, List<Exchange> exchanges) {}

    /** {@return a right settlement, with files of its own} */
    Call right(Trial trial, Fonction function) {
        return settlement.apply(trial, function);
    }

    /**
     * @param trial of a test that sent what must be refused
     * @return for each operation that its refusals rest on, what came of the right request
     */
    List<Proof> of(Trial trial) {
        return trial.restsOn().stream()
                .map(operation -> twins.computeIfAbsent(key(trial, operation), key -> new Twin())
                        .proof(trial, operation))
                .toList();
    }

    /** In the contract's form and in the target's reading it is not the same request. */
    private static String key(Trial trial, Operation operation) {
        return operation.method() + operation.path() + (trial.readsOtherwise(operation) ? " otherwise" : "");
    }

    /** The right request of one operation. It is sent once; who asks meanwhile waits for its answer. */
    private final class Twin {

        private Optional<Text> refused;

        synchronized Proof proof(Trial trial, Operation operation) {
            if (refused == null && trial.sawAccepted(operation)) {
                refused = Optional.empty();
            }
            if (refused != null) {
                return new Proof(refused, List.of());
            }
            // In a trial of its own: what is wrong with this exchange is no fault of the test that asks.
            Trial own = trial.another(Level.DOCUMENT);
            for (int time = 0; time < TRIES && (refused == null || refused.isPresent()); time++) {
                refused = send(own, operation);
            }
            return new Proof(refused, own.exchanges());
        }
    }

    private Optional<Text> send(Trial trial, Operation operation) {
        try {
            if (operation.path().equals("/authen")) {
                return authorise(trial, operation);
            }
            Fonction function = Stream.of(Fonction.values())
                    .filter(each -> operation.path().startsWith(each.path()))
                    .findFirst()
                    .orElseThrow();
            if (operation.path().equals(function.upload())) {
                trial.freshKey(function);
                return Optional.empty();
            }
            Call right = right(trial, function);
            Answer answer = trial.send(right);
            if (!answer.succeeds()) {
                trial.needsNoData(function, right, answer);
            }
            return refusedIf(!answer.succeeds(), operation, answer);
        } catch (BlockedException e) {
            return Optional.of(e.reason());
        } catch (NoTokenException e) {
            return Optional.of(e.reason());
        } catch (NoAnswerException e) {
            return Optional.of(reason(operation, Text.both(e.getMessage())));
        }
    }

    /** With a password in the header, or with none: then there is a page to give one. */
    private static Optional<Text> authorise(Trial trial, Operation operation) {
        ImplicitSettings implicit = trial.implicit();
        Account person = new Account.Person(implicit, implicit.user());
        Call post = person.tokenCall(trial.target(), trial.tokenForm(), Fonction.EXPERT.scopes());
        if (operation.method().equals("POST")) {
            Answer answer = trial.send(post);
            return refusedIf(GrantedToken.fromFragment(answer).isEmpty(), operation, answer);
        }
        Answer page = trial.send(Call.of("GET", post.uri()).with("Accept", "text/html"));
        return refusedIf(!page.succeeds(), operation, page);
    }

    private static Optional<Text> refusedIf(boolean refused, Operation operation, Answer answer) {
        return refused ? Optional.of(reason(operation, Expectations.received(answer))) : Optional.empty();
    }

    private static Text reason(Operation operation, Text received) {
        String name = operation.method() + " " + operation.path();
        return new Text(
                "une demande juste est refusée aussi, ce refus ne prouve rien (" + name + " : " + received.fr() + ")",
                "a right request is refused too, so that this refusal proves nothing (" + name + ": " + received.en()
                        + ")");
    }
}
