package lu.lalux.assure.conformance.selfcheck.model.otherwise;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;

/**
 * A server in front of another: it takes requests in its own reading of the document only, and hands them on in the
 * contract's form.
 */
public final class OtherMind {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Contract contract;
    private final Set<Doubt> doubts;
    private final Behaviour behind;
    private final OtherSettlements settlements;
    private final OtherFiles files;

    private OtherMind(Contract contract, Set<Doubt> doubts, Behaviour behind) {
        this.contract = contract;
        this.doubts = Set.copyOf(doubts);
        this.behind = behind;
        this.settlements = new OtherSettlements(this.doubts);
        this.files = new OtherFiles(this.doubts);
    }

    /**
     * @param contract whose form is known behind it
     * @param doubts what it reads otherwise
     * @param behind the server that does the work
     * @return the server that is seen
     */
    public static Behaviour of(Contract contract, Set<Doubt> doubts, Behaviour behind) {
        return doubts.isEmpty()
                ? behind
                : new Behaviour(behind.mostBytes(), new OtherMind(contract, doubts, behind)::answer);
    }

    private Reply answer(Request asked) {
        if (asked.body() == null) {
            return behind.answer().apply(asked);
        }
        return switch (asked.path()) {
            case "/token" -> token(asked);
            case "/authen" -> authen(asked);
            default ->
                contract.find(asked.method(), asked.path())
                        .map(operation -> operation.maxFile() > 0
                                ? files.answer(asked, operation, behind)
                                : settlements.answer(
                                        asked,
                                        operation,
                                        read -> behind.answer().apply(files.settled(read))))
                        .orElseGet(() -> behind.answer().apply(asked));
        };
    }

    private Reply token(Request asked) {
        Request read = asked;
        if (doubts.contains(Doubt.TOKEN_GET)) {
            if (!asked.method().equals("GET")) {
                return new Reply(405);
            }
            String query = String.valueOf(asked.uri().getRawQuery());
            read = with(asked, "POST", URI.create(asked.path()), FORM, query);
        }
        return severalScopes(read.text())
                ? Reply.text(400, "text/plain", "scope")
                : behind.answer().apply(read);
    }

    private Reply authen(Request asked) {
        String query = String.valueOf(asked.uri().getRawQuery());
        if (doubts.contains(Doubt.AUTHEN_FORM) && asked.method().equals("POST")) {
            String form = asked.header("content-type").startsWith(FORM) ? asked.text() : "";
            // An address has no sign that codes nothing.
            String coded = form.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
            Request read = with(asked, "POST", URI.create(asked.path() + "?" + coded), "", "");
            return severalScopes(asked.text())
                    ? new Reply(400)
                    : behind.answer().apply(read);
        }
        return severalScopes(query) ? new Reply(400) : behind.answer().apply(asked);
    }

    private boolean severalScopes(String parameters) {
        return doubts.contains(Doubt.ONE_SCOPE)
                && List.of(parameters.split("&")).stream()
                        .anyMatch(parameter -> parameter.startsWith("scope=")
                                && (parameter.contains("+") || parameter.contains("%20")));
    }

    /** {@return the request as it would be in the contract's form} */
    static Request with(Request asked, String method, URI uri, String mediaType, String body) {
        Map<String, String> headers = new HashMap<>(asked.headers());
        headers.remove("content-type");
        if (!mediaType.isEmpty()) {
            headers.put("content-type", mediaType);
        }
        return new Request(method, uri, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
