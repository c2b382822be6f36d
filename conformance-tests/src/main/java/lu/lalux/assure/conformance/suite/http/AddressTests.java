package lu.lalux.assure.conformance.suite.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operation is one method at one path: what resembles them is refused, as the contract says of every path. */
@ExtendWith(BenchExtension.class)
public class AddressTests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND");

    private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH");

    /** One that nobody knows (RFC 9110 section 9.1), and one that is known in capital letters only. */
    private static final List<String> NO_METHODS = List.of("CONF", "put");

    /** By which frameworks let a client that has two methods only say another. */
    private static final List<String> OVERRIDES =
            List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    /**
     * The contract: 405 with Allow. {@code GET /token} is a doubt of the document's own (D8), {@code HEAD} goes with
     * {@code GET}.
     */
    @TestFactory
    @Requirement("http.methodes")
    Stream<DynamicTest> methods(Cases cases) {
        return cases.contract().operations().stream()
                .map(Operation::path)
                .distinct()
                .flatMap(path -> {
                    Set<String> own = cases.contract().operations().stream()
                            .filter(operation -> operation.path().equals(path))
                            .map(Operation::method)
                            .collect(Collectors.toCollection(TreeSet::new));
                    return cases.one(path.substring(1).replace('/', '-'), Map.of("chemin", path), trial -> {
                        METHODS.stream()
                                .filter(method -> !own.contains(method))
                                .filter(method -> !method.equals("GET") || !path.equals("/token"))
                                .filter(method -> !method.equals("HEAD") || !own.contains("GET"))
                                .forEach(method -> notAllowed(trial, path, own, method));
                        // Of no page's script: whatever is answered, the server knows what.
                        Answer options = trial.send(call(trial, "OPTIONS", path));
                        trial.require(
                                Level.CONTRAT,
                                options.status() < 500,
                                new Text("pas d'erreur du serveur", "no error of the server's"),
                                Expectations.received(options));
                    });
                });
    }

    private static void notAllowed(Trial trial, String path, Set<String> own, String method) {
        Answer answer = trial.send(call(trial, method, path));
        if (method.equals("HEAD")) {
            trial.refusal(answer);
            trial.expect().status(Level.CONTRAT, answer, 405);
        } else {
            trial.expect().refused(answer, 405);
        }
        String allow = String.join(", ", answer.values("Allow"));
        List<String> allowed = List.of(allow.split("\\s*,\\s*"));
        // HEAD is often listed by itself, whatever comes of it.
        boolean untrue = allowed.contains(method) && !method.equals("HEAD");
        trial.require(
                Level.CONTRAT,
                allowed.containsAll(own) && !untrue,
                Text.both("Allow: " + String.join(", ", own)),
                Text.both("Allow: " + (allow.isEmpty() ? "∅" : allow)));
    }

    /** RFC 9110 section 9.1: 405 or 501, and some servers have no such method at all; none of them serves it. */
    @TestFactory
    @Requirement("http.methode-inconnue")
    Stream<DynamicTest> noMethods(Cases cases) {
        return atEach(
                cases,
                (trial, path) -> NO_METHODS.forEach(method -> notServed(trial, trial.send(call(trial, method, path)))));
    }

    /** It is refused, and not for a fault of what is in it: who finds one has served it. */
    private static void notServed(Trial trial, Answer answer) {
        trial.refusal(answer);
        trial.require(
                Level.CONTRAT,
                (answer.refuses() && answer.status() != 422) || answer.status() == 501,
                new Text(
                        "un refus de l'adresse ou de la méthode (HTTP 4xx ou 501, et non 422)",
                        "a refusal of the address or the method (HTTP 4xx or 501, and not 422)"),
                Expectations.received(answer));
    }

    @TestFactory
    @Requirement("http.methode-surchargee")
    Stream<DynamicTest> overridden(Cases cases) {
        return atEach(cases, (trial, path) -> {
            Call call = call(trial, "POST", path);
            Call told = call;
            for (String header : OVERRIDES) {
                told = told.with(header, "PUT");
            }
            trial.expect().refused(trial.send(told), 405);
            Call asked = call(trial, "POST", path, "?_method=PUT");
            trial.expect().refused(trial.send(asked), 405);
            trial.expect().refused(trial.send(call.withMember("_method", "PUT")), 405);
        });
    }

    /** RFC 3986 section 6.2: these are other addresses, and the contract knows none of them. */
    @TestFactory
    @Requirement("http.chemins-voisins")
    Stream<DynamicTest> nearPaths(Cases cases) {
        return atEach(cases, (trial, path) -> {
            trial.restsOn("PUT", path);
            String last = path.substring(path.lastIndexOf('/') + 1);
            List<String> near = List.of(
                    path + "/",
                    path.toUpperCase(Locale.ROOT),
                    path.replace(last, last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1)),
                    path + ".json",
                    path + ".xml",
                    path + "/conf",
                    path + "s",
                    "/api" + path,
                    path + "%20");
            near.forEach(other -> trial.expect().refused(trial.send(at(trial, path, other)), 404));
            // A reader in C ends at a zero; most refuse it before they look for a path.
            notServed(trial, trial.send(at(trial, path, path + "%00conf")));
            // What stands behind a semicolon is the path's too (RFC 3986 section 3.3), and an empty segment is one;
            // some servers refuse these earlier.
            trial.expect().refused(trial.send(at(trial, path, path + ";conf=1")));
            trial.expect().refused(trial.send(at(trial, path, path.replace("/" + last, "//" + last))));
            // A slash that is coded is none (RFC 3986 section 2.2).
            if (!path.equals("/" + last)) {
                trial.expect().refused(trial.send(at(trial, path, path.replace("/" + last, "%2F" + last))));
            }
        });
    }

    private static Call at(Trial trial, String path, String other) {
        return fill(trial, trial.call("PUT", other), path);
    }

    private static Call call(Trial trial, String method, String path) {
        return call(trial, method, path, "");
    }

    private static Call call(Trial trial, String method, String path, String query) {
        return fill(trial, query.isEmpty() ? trial.call(method, path) : trial.call(method, path + query), path);
    }

    /** With all that the right request has, so that the address is all that is wrong. */
    private static Call fill(Trial trial, Call empty, String path) {
        return Stream.of(Fonction.values())
                .filter(function -> path.equals(function.path()) || path.equals(function.upload()))
                .findFirst()
                .map(function -> {
                    Call call = empty.bearer(trial.token(trial.account(function), function.scopes()));
                    boolean bodiless =
                            List.of("GET", "HEAD", "DELETE", "PROPFIND", "CONF").contains(empty.method());
                    return bodiless ? call : call.body("application/json", json(trial, function, path));
                })
                .orElseGet(() -> WITH_BODY.contains(empty.method())
                        ? empty.body("application/x-www-form-urlencoded", "conf=1")
                        : empty);
    }

    private static String json(Trial trial, Fonction function, String path) {
        if (path.equals(function.upload())) {
            Map<String, Object> upload = trial.contract().operation("PUT", path).fullestExample();
            return trial.json("PUT", path, "", upload).text(Integer.MAX_VALUE);
        }
        Demande demande = new Demande(trial, function);
        Call call = demande.call(demande.toRefuse());
        return call.text(call.length());
    }

    private static Stream<DynamicTest> atEach(Cases cases, BiConsumer<Trial, String> test) {
        return Stream.of(Fonction.values())
                .flatMap(function -> Stream.of(
                        Map.entry(function.path(), function.word()),
                        Map.entry(function.upload(), "document." + function.word())))
                .flatMap(each -> cases.one(
                        each.getValue(), Map.of("chemin", each.getKey()), trial -> test.accept(trial, each.getKey())));
    }
}
