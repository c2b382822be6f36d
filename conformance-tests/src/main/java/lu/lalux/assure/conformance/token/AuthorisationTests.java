package lu.lalux.assure.conformance.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.reglement.Demande;
import lu.lalux.assure.conformance.run.BenchExtension;
import lu.lalux.assure.conformance.run.Cases;
import lu.lalux.assure.conformance.run.Expectations;
import lu.lalux.assure.conformance.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every function needs a token of its scope: document, Annexes, {@code Authorization: HEADER (Bearer)}; RFC 6750. */
@ExtendWith(BenchExtension.class)
public class AuthorisationTests {

    /** One of the four protected operations. */
    private record Protected(Fonction function, String path) {
        /** The path as words of an id. */
        String words() {
            return path.equals(function.path()) ? function.word() : "document." + function.word();
        }

        /** The scope of the same account that is not the right one. */
        String sibling() {
            return path.equals(function.path()) ? function.upload() : function.path();
        }
    }

    @TestFactory
    @Requirement("autorisation.sans-jeton")
    Stream<DynamicTest> none(Cases cases) {
        return forEachOperation(
                cases,
                (trial, operation) -> trial.expect()
                        .unauthenticated(trial.send(valid(trial, operation).without("Authorization"))));
    }

    @TestFactory
    @Requirement("autorisation.jeton-faux")
    Stream<DynamicTest> garbage(Cases cases) {
        return forEachOperation(
                cases,
                (trial, operation) -> trial.expect()
                        .invalidToken(trial.send(valid(trial, operation).bearer("CONF-jeton-invente"))));
    }

    @TestFactory
    @Requirement("autorisation.jeton-altere")
    Stream<DynamicTest> tampered(Cases cases) {
        return forEachOperation(
                cases,
                (trial, operation) -> trial.expect()
                        .invalidToken(trial.send(valid(trial, operation).bearer(alter(right(trial, operation))))));
    }

    /** RFC 8725 section 3.1: what says of itself that it is not signed proves nothing. Of an opaque token, only rubbish is left. */
    @TestFactory
    @Requirement("autorisation.sans-signature")
    Stream<DynamicTest> unsigned(Cases cases) {
        return forEachOperation(
                cases,
                (trial, operation) -> trial.expect()
                        .invalidToken(
                                trial.send(valid(trial, operation).bearer(withoutSignature(right(trial, operation))))));
    }

    /** RFC 6750 section 3.1 lets a server answer 400 as well as 401 to a header that is not as it should be. */
    @TestFactory
    @Requirement("autorisation.malformee")
    Stream<DynamicTest> malformed(Cases cases) {
        return forEachOperation(cases, (trial, operation) -> {
            Call call = valid(trial, operation);
            for (String header :
                    List.of("Bearer", right(trial, operation), "Bearer " + right(trial, operation) + " x")) {
                refusedAsMalformed(trial, call.with("Authorization", header));
            }
        });
    }

    /** Where two readers of a request would each believe another of its headers, neither is to be believed. */
    @TestFactory
    @Requirement("autorisation.deux-en-tetes")
    Stream<DynamicTest> twice(Cases cases) {
        return forEachOperation(cases, (trial, operation) -> {
            Call call = valid(trial, operation);
            refusedAsMalformed(trial, call.and("Authorization", "Bearer " + right(trial, operation)));
            refusedAsMalformed(trial, call.and("Authorization", "Bearer CONF-jeton-invente"));
        });
    }

    private static void refusedAsMalformed(Trial trial, Call call) {
        Answer answer = trial.send(call);
        trial.expect().refused(answer);
        trial.require(
                Level.CONTRAT,
                Set.of(400, 401).contains(answer.status()),
                new Text("HTTP 401 (ou 400)", "HTTP 401 (or 400)"),
                Expectations.received(answer));
    }

    @TestFactory
    @Requirement("autorisation.autre-schema")
    Stream<DynamicTest> otherScheme(Cases cases) {
        return forEachOperation(
                cases,
                (trial, operation) -> trial.expect()
                        .unauthenticated(trial.send(
                                valid(trial, operation).with("Authorization", "Basic " + right(trial, operation)))));
    }

    @TestFactory
    @Requirement("autorisation.autre-portee")
    Stream<DynamicTest> otherScope(Cases cases) {
        return forEachOperation(cases, (trial, operation) -> {
            String other = trial.token(trial.account(operation.function()), operation.sibling());
            trial.expect().forbidden(trial.send(valid(trial, operation).bearer(other)), operation.path());
        });
    }

    @TestFactory
    @Requirement("autorisation.autre-fonction")
    Stream<DynamicTest> otherFunction(Cases cases) {
        return forEachOperation(cases, (trial, operation) -> {
            Fonction other = operation.function().other();
            trial.expect()
                    .forbidden(
                            trial.send(
                                    valid(trial, operation).bearer(trial.token(trial.account(other), other.scopes()))),
                            operation.path());
        });
    }

    private static Stream<DynamicTest> forEachOperation(Cases cases, BiConsumer<Trial, Protected> test) {
        return Stream.of(Fonction.values())
                .flatMap(function ->
                        Stream.of(function.path(), function.upload()).map(path -> new Protected(function, path)))
                .flatMap(operation -> cases.one(
                        operation.words(),
                        Map.of("operation", "PUT " + operation.path()),
                        trial -> test.accept(trial, operation)));
    }

    /** A request that is right in all but its token. */
    private static Call valid(Trial trial, Protected operation) {
        Map<String, Object> body = operation.path().equals(operation.function().path())
                ? new Demande(trial, operation.function()).toRefuse()
                : new LinkedHashMap<>(
                        trial.contract().operation("PUT", operation.path()).fullestExample());
        return trial.json("PUT", operation.path(), right(trial, operation), body);
    }

    private static String right(Trial trial, Protected operation) {
        return trial.token(trial.account(operation.function()), operation.path());
    }

    private static String withoutSignature(String token) {
        String[] parts = token.split("\\.");
        String unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + (parts.length == 3 ? parts[1] : "e30") + ".";
    }

    /** One character in the middle is another; of a JWT, the signature no longer fits. */
    private static String alter(String token) {
        int dot = token.lastIndexOf('.');
        int at = dot < 0 ? token.length() / 2 : dot + (token.length() - dot) / 2;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }
}
