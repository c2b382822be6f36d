package lu.lalux.assure.conformance.suite.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;

/**
 * One of the four operations that ask for a token, each for a scope of its own.
 *
 * @param function whose operation
 * @param path of the operation
 */
public record Guarded(Fonction function, String path) {

    static Stream<Guarded> all() {
        return Stream.of(Fonction.values())
                .flatMap(function ->
                        Stream.of(function.path(), function.upload()).map(path -> new Guarded(function, path)));
    }

    /**
     * The same test for each of them.
     *
     * @param cases of the factory
     * @param test what to do
     * @return the tests, whose ids end in the operation's words
     */
    public static Stream<DynamicTest> forEach(Cases cases, BiConsumer<Trial, Guarded> test) {
        return all().flatMap(operation -> cases.one(
                operation.words(),
                Map.of("operation", "PUT " + operation.path()),
                trial -> test.accept(trial, operation)));
    }

    /** The path as words of an id. */
    String words() {
        return isSettlement() ? function.word() : "document." + function.word();
    }

    /** The scope of the same account that is not the right one. */
    String sibling() {
        return isSettlement() ? function.upload() : function.path();
    }

    /** {@return whether it is no upload} */
    public boolean isSettlement() {
        return path.equals(function.path());
    }

    /**
     * A request that is right in all but what the test changes.
     *
     * @param trial for which test
     * @return the request, which must then be refused
     */
    public Call valid(Trial trial) {
        Map<String, Object> body = isSettlement() ? new Demande(trial, function).toRefuse() : example(trial);
        return trial.json("PUT", path, right(trial), body);
    }

    /** A request that is to be accepted. */
    Call accepted(Trial trial) {
        return isSettlement()
                ? Demande.right(trial, function).bearer(right(trial))
                : trial.json("PUT", path, right(trial), example(trial));
    }

    /** {@return a body of the right form; a settlement's keys are nobody's} */
    Map<String, Object> example(Trial trial) {
        return new LinkedHashMap<>(trial.contract().operation("PUT", path).fullestExample());
    }

    /** A token of its scope alone. */
    String right(Trial trial) {
        return trial.token(trial.account(function), path);
    }

    /**
     * A token of the same account that is not for it.
     *
     * @param trial for which test
     * @return the token
     */
    public String other(Trial trial) {
        return trial.token(trial.account(function), sibling());
    }
}
