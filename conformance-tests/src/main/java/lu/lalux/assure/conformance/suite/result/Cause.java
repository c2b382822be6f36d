package lu.lalux.assure.conformance.suite.result;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import tools.jackson.databind.JsonNode;

/**
 * What two failures have in common when one cause explains both. What is wrong with the form of the answers (their
 * media type, a header, a member of each problem) is one cause, wherever it is seen; of a wrong status, what was
 * expected and the answer, without what differs from one request to the next.
 */
final class Cause {

    private static final int ENOUGH = 300;

    private static final Pattern OF_ONE_REQUEST = Pattern.compile(
            "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|CONF-[0-9A-Z]+(-\\d+)?|(?<!HTTP )\\b\\d{2,}");

    private static final Pattern POINTER = Pattern.compile("(?<=^|[\\s\\[\"])/[^\\s,:\\]\"]+");
    private static final Pattern LIST = Pattern.compile("\\[[^\\]]*\\]");

    /** As a test's own expectation and as the exchange's validation name it. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("^(?:Content-Type: |[A-Z]+ \\S+ → \\d+ : type de contenu )([^\\s,]*)");

    /** What an exchange's validation says is true of more operations and statuses than the one where it was seen. */
    private static final Pattern WHERE = Pattern.compile("^[A-Z]+ \\S+ → \\d+ ?: ");

    /** But for a status, which is then what is wrong. */
    private static final Pattern UNDECLARED = Pattern.compile("\\d+ : statut que le contrat ne déclare pas$");

    private Cause() {}

    static String of(Outcome failure) {
        Nonconformity found = failure.nonconformities().get(0);
        String expected = place(found.expected());
        String received = found.received().fr();
        List<Exchange> exchanges = failure.exchanges();
        if (exchanges.isEmpty() || found.expected().equals(Nonconformity.A_RESPONSE)) {
            return expected + blur(received);
        }
        if (exchanges.stream().anyMatch(exchange -> GrantedToken.isInQuery(exchange.answer()))) {
            return GrantedToken.IN_QUERY.fr();
        }
        Matcher mediaType = MEDIA_TYPE.matcher(received);
        if (mediaType.find()) {
            return "Content-Type: " + mediaType.group(1);
        }
        if (found.expected().equals(Nonconformity.AN_EXCHANGE)) {
            Matcher undeclared = UNDECLARED.matcher(received);
            return undeclared.find()
                    ? undeclared.group()
                    : place(Text.both(WHERE.matcher(received).replaceFirst("")));
        }
        Answer answer = exchanges.get(exchanges.size() - 1).answer();
        if (answer.status() < 400) {
            // What is accepted says nothing of the cause: each requirement is a check that may be missing by itself.
            return failure.requirement().id() + " " + expected + " " + answer.status();
        }
        return received.startsWith("HTTP ")
                ? expected + " " + answer.status() + " " + said(failure, answer)
                : expected + " " + place(found.received());
    }

    private static String place(Text text) {
        return LIST.matcher(POINTER.matcher(blur(text.fr())).replaceAll("/…")).replaceAll("[…]");
    }

    /** Of a problem its type and its faults, wherever they are at the field that the test is about; else the body. */
    private static String said(Outcome failure, Answer answer) {
        JsonNode problem = answer.json();
        if (!problem.has("type")) {
            return blur(answer.body());
        }
        return problem.path("type").asString("")
                + problem.path("errors")
                        .valueStream()
                        .map(fault -> fault.path("code").asString("") + " "
                                + place(failure, fault.path("pointer").asString("")))
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(", ", " ", ""));
    }

    private static String place(Outcome failure, String pointer) {
        // Where a right request is refused, the place is the cause, whichever field the test is about.
        return failure.requirement().refusal() && failure.id().contains("." + pointer.replaceFirst("^/", "") + ".")
                ? "/…"
                : pointer;
    }

    /** {@return the text without what is of one request only, cut where a reader has seen enough of it} */
    static String blur(String text) {
        String blurred = OF_ONE_REQUEST.matcher(text).replaceAll("…");
        return blurred.length() > ENOUGH ? WholeText.beginning(blurred, ENOUGH) : blurred;
    }
}
