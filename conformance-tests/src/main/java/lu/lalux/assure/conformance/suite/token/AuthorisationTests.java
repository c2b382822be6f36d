package lu.lalux.assure.conformance.suite.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.syntax.Challenge;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every function needs a token of its scope: document, Annexes, {@code Authorization: HEADER (Bearer)}; RFC 6750. */
@ExtendWith(BenchExtension.class)
public class AuthorisationTests {

    private static final List<String> SCHEMES =
            List.of("Basic", "Token", "JWT", "OAuth", "DPoP", "Digest", "ApiKey", "Access", "Bearers");

    @TestFactory
    @Requirement("autorisation.sans-jeton")
    Stream<DynamicTest> none(Cases cases) {
        return Guarded.forEach(
                cases,
                (trial, operation) -> trial.expect()
                        .unauthenticated(trial.send(operation.valid(trial).without("Authorization"))));
    }

    /** RFC 6750 section 3.1: whoever has not said who they are is not told that it is wrong. */
    @TestFactory
    @Requirement("autorisation.defi-sans-erreur")
    Stream<DynamicTest> challengedWithoutError(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Answer answer = trial.send(operation.valid(trial).without("Authorization"));
            trial.expect().unauthenticated(answer);
            trial.require(
                    Level.CONTRAT,
                    Challenge.in(answer.values("WWW-Authenticate")).stream()
                            .filter(challenge -> challenge.scheme().equals("bearer"))
                            .allMatch(challenge -> challenge.parameter("error").isEmpty()),
                    new Text("WWW-Authenticate: Bearer, sans error", "WWW-Authenticate: Bearer, without error"),
                    Text.both(answer.told("WWW-Authenticate")));
        });
    }

    @TestFactory
    @Requirement("autorisation.jeton-faux")
    Stream<DynamicTest> garbage(Cases cases) {
        return Guarded.forEach(
                cases,
                (trial, operation) -> trial.expect()
                        .invalidToken(trial.send(operation.valid(trial).bearer("CONF-jeton-invente"))));
    }

    @TestFactory
    @Requirement("autorisation.jeton-altere")
    Stream<DynamicTest> tampered(Cases cases) {
        return Guarded.forEach(
                cases,
                (trial, operation) -> trial.expect()
                        .invalidToken(trial.send(operation.valid(trial).bearer(alter(operation.right(trial))))));
    }

    /**
     * RFC 8725 section 3.1: what says of itself that it is not signed proves nothing. Of an opaque token, only rubbish
     * is left.
     */
    @TestFactory
    @Requirement("autorisation.sans-signature")
    Stream<DynamicTest> unsigned(Cases cases) {
        return Guarded.forEach(
                cases,
                (trial, operation) -> trial.expect()
                        .invalidToken(
                                trial.send(operation.valid(trial).bearer(withoutSignature(operation.right(trial))))));
    }

    /** RFC 6750 section 3.1 lets a server answer 400 as well as 401 to a header that is not as it should be. */
    @TestFactory
    @Requirement("autorisation.malformee")
    Stream<DynamicTest> malformed(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Call call = operation.valid(trial);
            for (String header : malformed(operation.right(trial))) {
                refusedAsMalformed(trial, call.with("Authorization", header));
            }
        });
    }

    private static List<String> malformed(String token) {
        String encoded = String.format("%%%02X", (int) token.charAt(0)) + token.substring(1);
        return List.of(
                "Bearer",
                token,
                "Bearer " + token + " x",
                "Bearer x " + token,
                // Two headers of one name, as an intermediary joins them (RFC 9110 section 5.3).
                "Bearer " + token + ", Bearer x",
                "Bearer Bearer " + token,
                "Bearer" + token,
                "Bearer: " + token,
                "Bearer=" + token,
                "Bearer \"" + token + "\"",
                "Bearer token=" + token,
                "Bearer " + encoded);
    }

    /** Where two readers of a request would each believe another of its headers, neither is to be believed. */
    @TestFactory
    @Requirement("autorisation.deux-en-tetes")
    Stream<DynamicTest> twice(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Call call = operation.valid(trial);
            refusedAsMalformed(trial, call.and("Authorization", "Bearer " + operation.right(trial)));
            refusedAsMalformed(trial, call.and("Authorization", "Bearer CONF-jeton-invente"));
            refusedAsMalformed(trial, call.and("Authorization", new Credentials("CONF", "CONF").userBasic()));
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

    /** The schemes that other interfaces use, the token as a part of Basic's pair, and the pair that it is given for. */
    @TestFactory
    @Requirement("autorisation.autre-schema")
    Stream<DynamicTest> otherScheme(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Call call = operation.valid(trial);
            String token = operation.right(trial);
            for (String header : Stream.concat(
                            SCHEMES.stream().map(scheme -> scheme + " " + token),
                            Stream.of(
                                    new Credentials(token, "").userBasic(),
                                    new Credentials("token", token).userBasic(),
                                    trial.target().client().clientBasic()))
                    .toList()) {
                trial.expect().unauthenticated(trial.send(call.with("Authorization", header)));
            }
        });
    }

    /**
     * D35: a scope names a path; whether it also opens what lies below, as the upload does, the document does not say.
     */
    @TestFactory
    @Requirement({"autorisation.autre-portee", "autorisation.portee-au-dessus"})
    Stream<DynamicTest> otherScope(Cases cases) {
        return Guarded.all()
                .flatMap(operation -> cases.derived(
                        "autorisation.autre-portee." + operation.words(),
                        operation.isSettlement() ? "autorisation.autre-portee" : "autorisation.portee-au-dessus",
                        Map.of("operation", "PUT " + operation.path()),
                        trial -> trial.expect()
                                .forbidden(
                                        trial.send(operation.valid(trial).bearer(operation.other(trial))),
                                        operation.path())));
    }

    @TestFactory
    @Requirement("autorisation.autre-fonction")
    Stream<DynamicTest> otherFunction(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Fonction other = operation.function().other();
            trial.expect()
                    .forbidden(
                            trial.send(
                                    operation.valid(trial).bearer(trial.token(trial.account(other), other.scopes()))),
                            operation.path());
        });
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
