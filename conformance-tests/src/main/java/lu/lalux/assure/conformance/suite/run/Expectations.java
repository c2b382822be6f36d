package lu.lalux.assure.conformance.suite.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.syntax.Challenge;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;
import lu.lalux.assure.conformance.exchange.transfer.Transfer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Busy;
import tools.jackson.databind.JsonNode;

/**
 * What is required of a response: first what the document states, then what only the contract settles (exact status,
 * problem, headers), so that each profile judges by its own.
 */
public final class Expectations {

    /** A GUID; in the document's example, and by the contract, with the file's extension behind it. */
    private static final Pattern KEY =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(\\.[A-Za-z0-9]{1,10})?");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int KEPT = 4_096;

    private static final int MALFORMED = 400;
    private static final int CONFLICT = 409;
    private static final int LENGTH_REQUIRED = 411;
    private static final int TOO_LARGE = 413;

    /** With which the types of the contract's catalogue begin. */
    private static final String OWN_TYPES = "urn:assure:probleme:";

    private static final String UNREADABLE = "json-illisible";

    private static final String PROBLEM = "/components/schemas/Probleme";

    /** 404 and 405, which are any path's. */
    private static final Set<Integer> OF_NO_OPERATION = Set.of(404, 405);

    /** As many as the contract lets errors[] have. */
    private static final int MOST_FAULTS = 100;

    private final Trial trial;

    Expectations(Trial trial) {
        this.trial = trial;
    }

    /**
     * A settlement is accepted: 202 and no content. Where the test asks for a value of its own, a target with data of
     * its own may not know it: the test then ends, not applicable.
     *
     * @param answer the response
     */
    public void accepted(Answer answer) {
        unlessUnknown(answer, 202);
        status(Level.DOCUMENT, answer, 202);
        noContent(answer);
    }

    /**
     * The contract leaves it to the server: a settlement is accepted like any other, or refused; nothing breaks.
     *
     * @param answer the response
     */
    public void acceptedOrRefused(Answer answer) {
        if (answer.succeeds()) {
            accepted(answer);
        } else {
            trial.refusal(answer);
            trial.require(
                    Level.CONTRAT,
                    answer.refuses(),
                    new Text("HTTP 202, ou un refus (HTTP 4xx)", "HTTP 202, or a refusal (HTTP 4xx)"),
                    () -> received(answer));
        }
    }

    /**
     * HTTP leaves it to the server: a settlement is accepted like any other, or refused for the one reason that there
     * is.
     *
     * @param answer the response
     * @param refusal the status that says this reason
     */
    public void acceptedOr(Answer answer, int refusal) {
        if (answer.succeeds()) {
            accepted(answer);
        } else {
            trial.refusal(answer);
            trial.require(
                    Level.CONTRAT,
                    answer.status() == refusal,
                    new Text("HTTP 202, ou HTTP " + refusal, "HTTP 202, or HTTP " + refusal),
                    () -> received(answer));
        }
    }

    /**
     * There is no content at all.
     *
     * @param answer the response
     */
    public void noContent(Answer answer) {
        trial.require(
                Level.DOCUMENT,
                answer.body().isEmpty(),
                new Text("une réponse sans contenu", "a response without content"),
                () -> Text.both(answer.body().length() + " ▸ " + shorten(answer.body())));
    }

    /**
     * @param level of whom it is required
     * @param answer the response
     * @param status the one that is right
     */
    public void status(Level level, Answer answer, int status) {
        trial.require(level, answer.status() == status, Text.both("HTTP " + status), () -> received(answer));
    }

    /**
     * The request is refused, by any 4xx.
     *
     * @param answer the response
     */
    public void refused(Answer answer) {
        trial.refusal(answer);
        trial.require(
                Level.DOCUMENT,
                answer.refuses(),
                new Text("un refus (HTTP 4xx)", "a refusal (HTTP 4xx)"),
                () -> received(answer));
    }

    /**
     * The request is refused: by any 4xx for the document; by this status and a problem for the contract.
     *
     * @param answer the response
     * @param status by the contract
     * @param pointers of the faults that the problem must name; none when the problem has no {@code errors}
     */
    public void refused(Answer answer, int status, String... pointers) {
        // A server may look values up before it looks for another request of the same reference.
        if (status == CONFLICT) {
            unlessUnknown(answer, status);
        }
        trial.refusal(answer);
        // Who is asked for the status must not read that any would do.
        trial.require(
                Level.DOCUMENT,
                answer.refuses(),
                trial.level() == Level.DOCUMENT
                        ? new Text("un refus (HTTP 4xx)", "a refusal (HTTP 4xx)")
                        : Text.both("HTTP " + status),
                () -> received(answer));
        refusedByContract(answer, status, pointers);
    }

    /**
     * A body is refused for its length, whether that is said before it or not; a server may want it said (411).
     *
     * @param call a request with a body that is longer than it may be
     */
    public void tooLarge(Call call) {
        refused(trial.send(call), TOO_LARGE);
        Answer chunked = trial.send(call.by(Transfer.CHUNKED));
        if (chunked.status() == LENGTH_REQUIRED) {
            refused(chunked);
        } else {
            refused(chunked, TOO_LARGE);
        }
    }

    private void unlessUnknown(Answer answer, int status) {
        if (answer.status() != status) {
            trial.excuse(
                    answer,
                    new Text(
                            "HTTP " + status + ", ou 422 avec le code de x-referentiel",
                            "HTTP " + status + ", or 422 with the code of x-referentiel"));
        }
    }

    private void refusedByContract(Answer answer, int status, String... pointers) {
        status(Level.CONTRAT, answer, status);
        problem(answer);
        for (String pointer : pointers) {
            trial.require(
                    Level.CONTRAT,
                    pointers(answer).contains(pointer),
                    new Text(
                            "une faute au pointeur " + pointer + " dans errors[]",
                            "a fault at pointer " + pointer + " in errors[]"),
                    told(answer));
        }
        if (status == MALFORMED && pointers.length > 0) {
            typed(answer, "champs-invalides");
        }
        faults(answer);
    }

    /**
     * Several of the contract's types have the same status: one of them fits. A server may have types of its own.
     *
     * @param answer that may be a problem
     * @param right the name of its type in the catalogue
     */
    public void typed(Answer answer, String right) {
        String type = answer.json().path("type").asString("");
        trial.require(
                Level.CONTRAT,
                !type.startsWith(OWN_TYPES) || type.equals(OWN_TYPES + right),
                Text.both("type: " + OWN_TYPES + right),
                Text.both("type: " + type));
    }

    /**
     * RFC 9457 section 3.1.1: a type says what is wrong, and a client goes by it. Of different statuses, no two have the
     * same.
     *
     * @param refusals each of another status
     */
    public void ofTypesOfTheirOwn(List<Answer> refusals) {
        List<String> types = refusals.stream()
                .map(answer -> answer.json().path("type").asString(""))
                .toList();
        trial.require(
                Level.CONTRAT,
                new LinkedHashSet<>(types).size() == types.size(),
                new Text("un type par sorte de problème", "a type for each kind of problem"),
                Text.both("type: " + String.join(", ", types)));
    }

    /**
     * The body is an RFC 9457 problem whose status is that of the response (D16).
     *
     * @param answer the response
     */
    public void problem(Answer answer) {
        trial.require(
                Level.CONTRAT,
                answer.mediaType().equals("application/problem+json"),
                Text.both("Content-Type: application/problem+json"),
                Text.both("Content-Type: " + answer.mediaType()));
        trial.require(
                Level.CONTRAT,
                answer.json().path("status").asInt(0) == answer.status(),
                Text.both("status: " + answer.status()),
                member(answer, "status"));
        trial.require(
                Level.CONTRAT,
                answer.misread().isEmpty(),
                new Text("un JSON que tous lisent de même", "JSON that all read alike"),
                Text.both("JSON: " + answer.misread().orElse("")));
        trial.require(
                Level.CONTRAT, answer.utf8(), new Text("un corps en UTF-8", "a body in UTF-8"), () -> received(answer));
        whole(answer);
        catalogued(answer);
        rightCodes(answer);
    }

    /** Where no operation answers (404, 405), no exchange is validated; a problem is one all the same. */
    private void whole(Answer answer) {
        if (OF_NO_OPERATION.contains(answer.status())) {
            List<String> faults = trial.contract().schemas().validate(PROBLEM, answer.body());
            trial.require(
                    Level.CONTRAT,
                    faults.isEmpty(),
                    new Text("un problème conforme au contrat", "a problem as the contract has it"),
                    Text.both(String.join("; ", faults)));
        }
    }

    /**
     * A type or code from the contract's lists must have the status that the list gives it; a server may have others
     * (D16).
     */
    private void catalogued(Answer answer) {
        String type = answer.json().path("type").asString("");
        // RFC 9457 section 4.2.1: a problem of no type. Each refusal has one (D16), the contract's or the server's own.
        trial.require(
                Level.CONTRAT,
                !type.equals("about:blank"),
                new Text("un type qui dit ce qui ne va pas", "a type that says what is wrong"),
                Text.both("type: " + type));
        trial.require(
                Level.CONTRAT,
                !type.startsWith(OWN_TYPES)
                        || trial.contract().statusesOfProblem(type).contains(answer.status()),
                new Text(
                        "un type de x-problemes, de statut " + answer.status(),
                        "a type of x-problemes, of status " + answer.status()),
                Text.both("type: " + type));
        for (JsonNode fault : answer.json().path("errors")) {
            String code = fault.path("code").asString("");
            Set<Integer> ofCode = trial.contract().statusesOfCode(code);
            trial.require(
                    Level.CONTRAT,
                    ofCode.isEmpty() || ofCode.contains(answer.status()),
                    new Text(
                            "un code qui dans x-codes est de statut " + answer.status(),
                            "a code that in x-codes is of status " + answer.status()),
                    Text.both("code: " + code));
        }
    }

    /** Each fault of form that the problem names has the code, or one of the codes, that the contract gives to it. */
    private void rightCodes(Answer answer) {
        if (answer.status() != MALFORMED || !trial.strict()) {
            return;
        }
        trial.sent(answer).ifPresent(sent -> {
            for (String pointer : new LinkedHashSet<>(pointers(answer))) {
                Set<String> right = trial.contract().codes().at(sent.operation(), sent.body(), pointer);
                if (!right.isEmpty()) {
                    code(answer, pointer, right);
                }
            }
        });
    }

    /** All that is wrong is told at once, and nothing else; for a rule of its own, a server has a code of its own. */
    private void faults(Answer answer) {
        if (answer.status() == MALFORMED && trial.strict() && !pointers(answer).isEmpty()) {
            trial.sent(answer)
                    .ifPresent(
                            sent -> faults(answer, trial.contract().codes().pointers(sent.operation(), sent.body())));
        }
    }

    private void faults(Answer answer, Set<String> wrong) {
        List<String> told = pointers(answer);
        List<String> untold =
                wrong.stream().filter(pointer -> !told.contains(pointer)).toList();
        trial.require(
                Level.CONTRAT,
                untold.isEmpty() || wrong.size() > MOST_FAULTS,
                new Text("toutes les fautes dans errors[]", "every fault in errors[]"),
                new Text("errors[] sans " + untold, "errors[] without " + untold));
        List<String> beside = told.stream()
                .filter(pointer -> !pointer.isEmpty() && !wrong.contains(pointer))
                .filter(pointer -> codes(answer, pointer).stream()
                        .anyMatch(code -> !trial.contract().statusesOfCode(code).isEmpty()))
                .toList();
        trial.require(
                Level.CONTRAT,
                beside.isEmpty(),
                new Text("aucune faute qui n'y est pas", "no fault that is not there"),
                Text.both("errors: " + beside));
        List<String> each = answer.json()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("pointer") + " " + fault.path("code"))
                .toList();
        trial.require(
                Level.CONTRAT,
                new LinkedHashSet<>(each).size() == each.size(),
                new Text("chaque faute une seule fois", "each fault once"),
                Text.both("errors: " + each));
    }

    /**
     * The body is refused as a whole: it is no JSON, or no UTF-8 (D16, D29).
     *
     * @param answer the response
     */
    public void unreadable(Answer answer) {
        refused(answer, MALFORMED);
        typed(answer, UNREADABLE);
    }

    /**
     * A body that is no object has no fields of which anything could be said (D16).
     *
     * @param answer the response, a refusal
     */
    public void withoutFields(Answer answer) {
        if (pointers(answer).isEmpty()) {
            typed(answer, UNREADABLE);
        }
        List<String> told = pointers(answer).stream()
                .filter(pointer -> !pointer.isEmpty())
                .filter(pointer -> codes(answer, pointer).stream()
                        .anyMatch(code -> !trial.contract().statusesOfCode(code).isEmpty()))
                .toList();
        trial.require(
                Level.CONTRAT,
                told.isEmpty(),
                new Text(
                        "type: json-illisible, ou la faute type-invalide au pointeur vide",
                        "type: json-illisible, or the fault type-invalide at the empty pointer"),
                Text.both("errors: " + told));
    }

    /**
     * The same of an upload.
     *
     * @param answer the response
     */
    public void uploadUnreadable(Answer answer) {
        uploadRefused(answer);
        typed(answer, UNREADABLE);
    }

    /**
     * A fault has the code that the contract has for it. A client acts upon it: another one, of the contract's or of
     * the server's own, misleads it.
     *
     * @param answer the response, a problem
     * @param pointer of a fault
     * @param code the one of the contract's codes that fits it
     */
    public void code(Answer answer, String pointer, String code) {
        code(answer, pointer, Set.of(code));
    }

    private void code(Answer answer, String pointer, Set<String> right) {
        List<String> codes = codes(answer, pointer);
        trial.require(
                Level.CONTRAT,
                !codes.isEmpty() && right.containsAll(codes),
                new Text(
                        pointer + " : code " + String.join(" ou ", right),
                        pointer + ": code " + String.join(" or ", right)),
                Text.both(pointer + ": " + codes));
    }

    /**
     * The contract leaves it to the server whether a field that is given twice has a code of its own, or makes the JSON
     * unreadable.
     *
     * @param answer the response, a refusal
     * @param field that was given twice
     */
    public void repeated(Answer answer, String field) {
        String pointer = "/" + field;
        if (!codes(answer, pointer).isEmpty()) {
            code(answer, pointer, trial.contract().codes().ofRepetition());
        }
        trial.require(
                Level.CONTRAT,
                Set.of(pointer).containsAll(repeated(answer)),
                new Text("le pointeur du champ qui figure deux fois", "the pointer of the field that is given twice"),
                told(answer));
    }

    /**
     * Where a field that is given twice has a code of its own, it is one fault among others.
     *
     * @param answer the response, a refusal
     * @param pointers of that field and of the other faults
     */
    public void repeatedAmongOthers(Answer answer, String... pointers) {
        trial.require(
                Level.CONTRAT,
                repeated(answer).isEmpty() || pointers(answer).containsAll(List.of(pointers)),
                new Text("toutes les fautes dans errors[]", "every fault in errors[]"),
                told(answer));
    }

    private List<String> repeated(Answer answer) {
        String code = trial.contract().codes().ofRepetition();
        return answer.json()
                .path("errors")
                .valueStream()
                .filter(fault -> fault.path("code").asString("").equals(code))
                .map(fault -> fault.path("pointer").asString(""))
                .toList();
    }

    /**
     * A settlement is refused for another of the same reference and type (D19).
     *
     * @param answer the response
     * @param settlement what the contract says of it
     */
    public void conflict(Answer answer, Settlement settlement) {
        String pointer = "/" + settlement.reference();
        refused(answer, CONFLICT, pointer);
        code(answer, pointer, Set.copyOf(trial.contract().codesOfStatus(CONFLICT)));
    }

    private static List<String> codes(Answer answer, String pointer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .filter(fault -> fault.path("pointer").asString("").equals(pointer))
                .map(fault -> fault.path("code").asString(""))
                .toList();
    }

    /**
     * Not authenticated: 4xx for the document; 401, a {@code Bearer} challenge and a problem for the contract.
     *
     * @param answer the response
     */
    public void unauthenticated(Answer answer) {
        refused(answer, 401);
        challenge(answer, "Bearer");
    }

    /**
     * The token is wrong: what {@link #unauthenticated} says, and the error {@code invalid_token} (RFC 6750 section
     * 3.1; where there is no token, the error may be left out).
     *
     * @param answer the response
     */
    public void invalidToken(Answer answer) {
        unauthenticated(answer);
        challenged(
                answer,
                "Bearer",
                challenge -> challenge.parameter("error").equals("invalid_token"),
                " error=\"invalid_token\"");
    }

    /**
     * The token lacks the scope: 4xx for the document; 403, a challenge that says so and names the scope, and a problem
     * for the contract.
     *
     * @param answer the response
     * @param scope that is needed
     */
    public void forbidden(Answer answer, String scope) {
        refused(answer, 403);
        typed(answer, "portee-insuffisante");
        challenge(answer, "Bearer");
        challenged(
                answer,
                "Bearer",
                challenge -> challenge.parameter("error").equals("insufficient_scope"),
                " error=\"insufficient_scope\"");
        challenged(
                answer,
                "Bearer",
                challenge -> isNamed(scope, List.of(challenge.parameter("scope").split(" "))),
                " scope=\"" + scope + "\"");
    }

    /** With no scope of the other function: a client that asks for what is named would be refused. */
    private static boolean isNamed(String scope, List<String> named) {
        return named.contains(scope)
                && Stream.of(Fonction.values())
                        .map(function -> List.of(function.scopes().split(" ")))
                        .anyMatch(scopes -> scopes.containsAll(named));
    }

    /**
     * @param answer the response
     * @param scheme that {@code WWW-Authenticate} must name, beside others or not
     */
    public void challenge(Answer answer, String scheme) {
        challenged(answer, scheme, challenge -> true, "");
    }

    private void challenged(Answer answer, String scheme, Predicate<Challenge> says, String words) {
        trial.require(
                Level.CONTRAT,
                Challenge.in(answer.values("WWW-Authenticate")).stream()
                        .anyMatch(challenge ->
                                challenge.scheme().equals(scheme.toLowerCase(Locale.ROOT)) && says.test(challenge)),
                Text.both("WWW-Authenticate: " + scheme + " …" + words),
                Text.both(answer.told("WWW-Authenticate")));
    }

    /**
     * Nothing keeps the response, RFC 6749 section 5.1.
     *
     * @param answer the response
     */
    public void noStore(Answer answer) {
        trial.require(
                Level.CONTRAT,
                answer.values("Cache-Control").stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("no-store")),
                Text.both("Cache-Control: no-store"),
                Text.both(answer.told("Cache-Control")));
    }

    /**
     * A token request is refused: by any 4xx for the document; by this status and error (RFC 6749 section 5.2) for the
     * contract.
     *
     * @param answer the response
     * @param status by the contract
     * @param error by the contract
     */
    public void oauthError(Answer answer, int status, String error) {
        refused(answer);
        status(Level.CONTRAT, answer, status);
        String received = answer.json().path("error").asString("");
        trial.require(
                Level.CONTRAT, received.equals(error), Text.both("error: " + error), Text.both("error: " + received));
        if (status == 401) {
            challenge(answer, "Basic");
        }
        noStore(answer);
    }

    /**
     * The file is kept.
     *
     * @param answer of an upload
     * @param extension of the file, which ends the key
     * @return the key
     */
    public String verified(Answer answer, String extension) {
        verdict(answer, "Verified");
        String key = answer.json().path("key").asString("");
        trial.require(
                Level.DOCUMENT,
                KEY.matcher(key).matches(),
                new Text("key : un GUID, avec ou sans extension", "key: a GUID, with or without extension"),
                member(answer, "key"));
        trial.require(
                Level.CONTRAT,
                key.endsWith("." + extension),
                new Text("une clé qui finit par ." + extension, "a key that ends in ." + extension),
                Text.both("key: " + key));
        status(Level.CONTRAT, answer, 200);
        return key;
    }

    /**
     * The file is not kept: this verdict and no key. The document gives no HTTP status for it (D12), the contract 200.
     *
     * @param answer of an upload
     * @param verdict why
     */
    public void notKept(Answer answer, String verdict) {
        trial.refusal(answer);
        verdict(answer, verdict);
        noKey(answer);
        status(Level.CONTRAT, answer, 200);
    }

    /**
     * The upload's request itself is refused. The document defines the answer by its body: there, {@code Error} without
     * a key refuses as well as a 4xx does.
     *
     * @param answer of an upload
     * @param pointers of the faults
     */
    public void uploadRefused(Answer answer, String... pointers) {
        trial.refusal(answer);
        JsonNode json = answer.json();
        boolean byVerdict = json.path("status").asString("").equals("Error")
                && (json.path("key").isMissingNode() || json.path("key").isNull());
        trial.require(
                Level.DOCUMENT,
                answer.refuses() || byVerdict,
                new Text("un refus (HTTP 4xx, ou status: Error)", "a refusal (HTTP 4xx, or status: Error)"),
                () -> received(answer));
        refusedByContract(answer, 400, pointers);
    }

    /**
     * What a test is to change is a key, and not something else that the upload gave.
     *
     * @param key that the target gave
     */
    public void isKey(String key) {
        trial.require(
                Level.DOCUMENT,
                KEY.matcher(key).matches(),
                new Text("key : un GUID suivi de l'extension", "key: a GUID followed by the extension"),
                Text.both("key: " + key));
    }

    private void verdict(Answer answer, String verdict) {
        trial.require(
                Level.DOCUMENT,
                answer.json().path("status").asString("").equals(verdict),
                Text.both("status: " + verdict),
                () -> received(answer));
    }

    private void noKey(Answer answer) {
        trial.require(
                Level.DOCUMENT,
                answer.json().path("key").isMissingNode()
                        || answer.json().path("key").isNull(),
                new Text("pas de key", "no key"),
                Text.both("key: " + answer.json().path("key")));
    }

    /**
     * @param answer a response
     * @param name of a member that it should have
     * @return that member; if there is none of that name, the one whose name differs in case only
     */
    public static Text member(Answer answer, String name) {
        JsonNode json = answer.json();
        return json.has(name)
                ? Text.both(name + ": " + json.path(name))
                : json.propertyNames().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .map(other -> new Text(
                                other + ": " + json.path(other) + " (et non « " + name + " »)",
                                other + ": " + json.path(other) + " (and not \"" + name + "\")"))
                        .orElse(Text.both(name + ": ∅"));
    }

    /** {@return the pointers for a reader, in quotes: one may be empty} */
    private static Text told(Answer answer) {
        return Text.both(pointers(answer).stream()
                .map(pointer -> '"' + pointer + '"')
                .collect(Collectors.joining(", ", "errors: [", "]")));
    }

    private static List<String> pointers(Answer answer) {
        List<String> pointers = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asString("")));
        return pointers;
    }

    /**
     * @param answer a response
     * @return its status and the beginning of its body
     */
    public static Text received(Answer answer) {
        if (Busy.says(answer)) {
            Text words = Busy.words(answer);
            return new Text("HTTP " + words.fr(), "HTTP " + words.en());
        }
        return Text.both("HTTP " + answer.status() + (answer.body().isEmpty() ? "" : " " + shorten(answer.body())));
    }

    /** Cut for the reader when it is shown, after the secrets are out of it: half a secret would not be recognised. */
    private static String shorten(String body) {
        String line = BLANKS.matcher(body).replaceAll(" ");
        return line.length() > KEPT ? WholeText.beginning(line, KEPT) : line;
    }
}
