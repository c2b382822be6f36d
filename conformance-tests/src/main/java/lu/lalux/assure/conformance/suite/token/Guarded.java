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

/** One of the four operations that ask for a token, each for a scope of its own. */
record Guarded(Fonction function, String path) {

    static Stream<Guarded> all() {
        return Stream.of(Fonction.values())
                .flatMap(function ->
                        Stream.of(function.path(), function.upload()).map(path -> new Guarded(function, path)));
    }

    /** The same test for each of them. */
    static Stream<DynamicTest> forEach(Cases cases, BiConsumer<Trial, Guarded> test) {
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

    boolean isSettlement() {
        return path.equals(function.path());
    }

    /** A request that is right in all but its token. */
    Call valid(Trial trial) {
        Map<String, Object> body = isSettlement() ? new Demande(trial, function).toRefuse() : upload(trial);
        return trial.json("PUT", path, right(trial), body);
    }

    /** A request that is to be accepted. */
    Call accepted(Trial trial) {
        return isSettlement()
                ? Demande.right(trial, function).bearer(right(trial))
                : trial.json("PUT", path, right(trial), upload(trial));
    }

    private Map<String, Object> upload(Trial trial) {
        return new LinkedHashMap<>(trial.contract().operation("PUT", path).fullestExample());
    }

    /** A token of its scope alone. */
    String right(Trial trial) {
        return trial.token(trial.account(function), path);
    }

    /** A token of the same account that is not for it. */
    String other(Trial trial) {
        return trial.token(trial.account(function), sibling());
    }
}
