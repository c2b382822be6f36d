package lu.lalux.assure.conformance.suite.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import lu.lalux.assure.conformance.suite.token.Guarded;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whether a script in the page of a registered application may call the functions (D31; Fetch standard, CORS protocol):
 * its origin is that of the application's redirect address.
 */
@ExtendWith(BenchExtension.class)
public class CrossOriginTests {

    private static final String JSON = "application/json";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    /** Fetch standard, section 3.2.5: a preflight is answered with any 2xx, and names what is not allowed anyway. */
    @TestFactory
    @Requirement("cors.requete-preliminaire")
    Stream<DynamicTest> preflight(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            List<String> wanted = List.of("authorization", "content-type", "accept-language");
            Answer answer = trial.send(trial.call("OPTIONS", operation.path())
                    .with("Origin", origin(trial))
                    .with("Access-Control-Request-Method", "PUT")
                    .with("Access-Control-Request-Headers", String.join(",", wanted)));
            trial.require(
                    Level.CONTRAT, answer.succeeds(), new Text("HTTP 2xx", "HTTP 2xx"), Expectations.received(answer));
            names(trial, answer);
            // Letter by letter: a browser that sends PUT is refused by "put".
            trial.require(
                    Level.CONTRAT,
                    answer.values("Access-Control-Allow-Methods").stream()
                            .flatMap(methods -> Stream.of(methods.split(",")))
                            .map(String::strip)
                            .anyMatch(List.of("PUT", "*")::contains),
                    Text.both("Access-Control-Allow-Methods: PUT"),
                    Text.both(answer.told("Access-Control-Allow-Methods")));
            // The standard's "*" is every header but Authorization.
            List<String> allowed = listed(answer, "Access-Control-Allow-Headers");
            trial.require(
                    Level.CONTRAT,
                    allowed.containsAll(wanted) || allowed.containsAll(List.of("authorization", "*")),
                    Text.both("Access-Control-Allow-Headers: " + String.join(", ", wanted)),
                    Text.both(answer.told("Access-Control-Allow-Headers")));
            // A browser names those that its script sends.
            Answer fewer = trial.send(trial.call("OPTIONS", operation.path())
                    .with("Origin", origin(trial))
                    .with("Access-Control-Request-Method", "PUT")
                    .with("Access-Control-Request-Headers", "authorization,content-type"));
            trial.require(
                    Level.CONTRAT, fewer.succeeds(), new Text("HTTP 2xx", "HTTP 2xx"), Expectations.received(fewer));
            names(trial, fewer);
            // One that asks for what is not allowed may be answered as well, and not name it; else it is a refusal.
            Answer other = trial.send(trial.call("OPTIONS", operation.path())
                    .with("Origin", origin(trial))
                    .with("Access-Control-Request-Method", "DELETE"));
            if (!other.succeeds()) {
                trial.expect().problem(other);
            }
        });
    }

    /** Without it the script does not even see that it was refused, nor why. */
    @TestFactory
    @Requirement("cors.refus")
    Stream<DynamicTest> refusal(Cases cases) {
        return Guarded.forEach(cases, (trial, operation) -> {
            Call right = operation.valid(trial).with("Origin", origin(trial));
            Answer answer = trial.send(right.without("Authorization"));
            trial.expect().refused(answer, 401);
            names(trial, answer);
            challengeShown(trial, answer);
            Call empty = right.body(JSON, "{}");
            Stream.of(empty, empty.with("Content-Type", "text/plain"), empty.with("Accept", "image/png"))
                    .forEach(call -> shown(trial, call));
            challengeShown(trial, shown(trial, right.bearer(operation.other(trial))));
            // What stands before a server often says of what is too large that it is, and nothing of the origin.
            int most = trial.contract().operation("PUT", operation.path()).maxBody();
            shown(trial, empty.body(JSON, " ".repeat(most) + "{}"));
            if (operation.isSettlement()) {
                shown(trial, withUnknownKeys(trial, operation.function(), right));
            }
        });
    }

    /** Whatever the refusal: which one it must be, other tests look at. */
    private static Answer shown(Trial trial, Call call) {
        Answer answer = trial.send(call);
        trial.expect().refused(answer);
        names(trial, answer);
        return answer;
    }

    private static void challengeShown(Trial trial, Answer answer) {
        List<String> shown = listed(answer, "Access-Control-Expose-Headers");
        trial.require(
                Level.CONTRAT,
                shown.contains("*") || shown.contains("www-authenticate"),
                Text.both("Access-Control-Expose-Headers: WWW-Authenticate"),
                Text.both(answer.told("Access-Control-Expose-Headers")));
    }

    private static Call withUnknownKeys(Trial trial, Fonction function, Call right) {
        Call call = right;
        for (Field key : trial.contract().operation("PUT", function.path()).keys()) {
            call = call.withMember(key.name(), UUID.randomUUID() + ".pdf");
        }
        return call;
    }

    @TestFactory
    @Requirement("cors.demande")
    Stream<DynamicTest> settlement(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            String origin = origin(trial);
            Answer first = trial.send(demande.call(request).with("Origin", origin));
            trial.expect().accepted(first);
            names(trial, first);
            Answer conflict = trial.send(demande.call(demande.other(request, 1)).with("Origin", origin));
            trial.expect().refused(conflict, 409);
            names(trial, conflict);
        });
    }

    @TestFactory
    @Requirement("cors.depot")
    Stream<DynamicTest> upload(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            String origin = origin(trial);
            String token = trial.token(trial.account(function), function.upload());
            Map<String, Object> file =
                    trial.contract().operation("PUT", function.upload()).fullestExample();
            Answer answer =
                    trial.send(trial.json("PUT", function.upload(), token, file).with("Origin", origin));
            trial.expect().status(Level.CONTRAT, answer, 200);
            names(trial, answer);
        });
    }

    /** Fetch standard, CORS check: one value; a browser refuses two, though they be the same. */
    private static void names(Trial trial, Answer answer) {
        String allowed = answer.header(ALLOWED).orElse("");
        trial.require(
                Level.CONTRAT,
                answer.values(ALLOWED).size() == 1 && (allowed.equals("*") || allowed.equals(origin(trial))),
                Text.both(ALLOWED + ": " + origin(trial)),
                Text.both(ALLOWED + ": " + answer.values(ALLOWED)));
    }

    /**
     * RFC 6454 section 6.2: scheme, host, and the port where it is not the scheme's own. A page at the target's own
     * address needs no permission, and the server need not give one. That is so for a sandbox on the port with which
     * its application is registered.
     */
    private static String origin(Trial trial) {
        String page = origin(URI.create(trial.implicit().redirectUri()));
        if (page.equals(origin(trial.target().api()))) {
            throw trial.notApplicable(new Text(
                    "l'adresse de retour de l'application est celle de l'API : un navigateur n'y demande aucune permission",
                    "the application's return address is the API's own: a browser asks for no permission there"));
        }
        return page;
    }

    private static String origin(URI address) {
        boolean usual = address.getPort() == -1
                || address.getPort() == (address.getScheme().equalsIgnoreCase("https") ? 443 : 80);
        return (address.getScheme() + "://" + address.getHost() + (usual ? "" : ":" + address.getPort()))
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> listed(Answer answer, String header) {
        return answer.values(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
