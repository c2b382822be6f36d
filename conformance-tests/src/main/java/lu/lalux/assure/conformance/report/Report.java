package lu.lalux.assure.conformance.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run says of a server or of a client, for every {@link Format}. What is long is made when it is written.
 *
 * @param name its files are named by
 * @param program that wrote it
 * @param wording of its texts
 * @param subject what was judged, in the few words that a badge has room for
 * @param result of the run
 * @param failures beside the result; 0 where it is another one
 * @param date of the beginning
 * @param duration where it is measured
 * @param properties what was judged with what, in order and without secrets
 * @param cases what was judged, one by one
 * @param page for people, with contents of its own
 * @param document for programs, as its own schema says
 */
public record Report(
        String name,
        String program,
        Wording wording,
        String subject,
        Result result,
        long failures,
        Instant date,
        Optional<Duration> duration,
        Map<String, String> properties,
        Supplier<List<Case>> cases,
        Page page,
        Supplier<ObjectNode> document) {}
