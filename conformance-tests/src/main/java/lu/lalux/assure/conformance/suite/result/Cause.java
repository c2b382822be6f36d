package lu.lalux.assure.conformance.suite.result;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;
import tools.jackson.databind.JsonNode;

/**
 * What two failures have in common when one cause explains both: what was expected, and the answer without what differs
 * from one request to the next.
 */
final class Cause {

    private static final int ENOUGH = 300;

    private static final Pattern OF_ONE_REQUEST = Pattern.compile(
            "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|CONF-[0-9A-Z]+(-\\d+)?|(?<!HTTP )\\b\\d{2,}");

    private static final Pattern POINTER = Pattern.compile("(?<=^|\\s)/\\w+");

    private Cause() {}

    static String of(Outcome failure) {
        Nonconformity found = failure.nonconformities().get(0);
        String expected = POINTER.matcher(blur(found.expected().fr())).replaceAll("/…");
        List<Exchange> exchanges = failure.exchanges();
        if (exchanges.isEmpty() || found.expected().equals(Nonconformity.A_RESPONSE)) {
            return expected + blur(found.received().fr());
        }
        Answer answer = exchanges.get(exchanges.size() - 1).answer();
        if (answer.status() < 400) {
            // What is accepted says nothing of the cause: each requirement is a check that may be missing by itself.
            return failure.requirement().id() + " " + expected + " " + answer.status();
        }
        return expected + " " + answer.status() + " " + said(failure, answer);
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
