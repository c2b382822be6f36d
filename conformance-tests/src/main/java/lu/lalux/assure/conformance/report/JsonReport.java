package lu.lalux.assure.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.run.Outcome;
import lu.lalux.assure.conformance.run.Results;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the results for other programs, texts in both languages. */
public final class JsonReport {

    /** The report's file name. */
    public static final String FILE = "conformance.json";

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Redaction redaction;
    private final Transcript transcript;

    private JsonReport(Redaction redaction) {
        this.redaction = redaction;
        this.transcript = new Transcript(redaction);
    }

    /**
     * @param directory is made when it is not there
     * @param results of a run
     * @param redaction what must not be written
     * @param exitCode of the run
     * @throws IOException when the report cannot be written
     */
    public static void write(Path directory, Results results, Redaction redaction, int exitCode) throws IOException {
        Files.createDirectories(directory);
        JsonReport report = new JsonReport(redaction);
        Files.writeString(directory.resolve(FILE), report.json.writeValueAsString(report.of(results, exitCode)));
    }

    private ObjectNode of(Results results, int exitCode) {
        ObjectNode root = json.createObjectNode();
        root.put("contract", results.contractVersion());
        root.put("target", results.target().api().toString());
        root.put("started", results.started().toString());
        root.put("millis", results.duration().toMillis());
        root.put("exitCode", exitCode);
        ArrayNode verdicts = root.putArray("verdicts");
        results.verdicts()
                .forEach(verdict -> verdicts.addObject()
                        .put("profile", verdict.profile().word())
                        .put("result", verdict.result().name())
                        .put("passed", verdict.passed())
                        .put("failed", verdict.failed())
                        .put("skipped", verdict.skipped()));
        ArrayNode advice = root.putArray("advice");
        results.advice().forEach(found -> text(advice.addObject().put("id", found.id()), "text", found.text()));
        ArrayNode tests = root.putArray("tests");
        results.outcomes().forEach(outcome -> add(tests.addObject(), outcome));
        return root;
    }

    private void add(ObjectNode node, Outcome outcome) {
        node.put("id", outcome.id());
        node.put("requirement", outcome.requirement().id());
        node.put("level", outcome.requirement().level().word());
        node.put("source", outcome.requirement().source());
        text(node, "title", outcome.title());
        node.put("state", outcome.state().name());
        node.put("millis", outcome.millis());
        outcome.reason().ifPresent(reason -> text(node, "reason", reason));
        if (outcome.state() == Outcome.State.FAILED) {
            ArrayNode found = node.putArray("nonconformities");
            outcome.nonconformities().forEach(nonconformity -> {
                ObjectNode entry =
                        found.addObject().put("level", nonconformity.level().word());
                text(entry, "expected", nonconformity.expected());
                text(entry, "received", nonconformity.received());
            });
            ArrayNode exchanges = node.putArray("exchanges");
            outcome.exchanges().forEach(exchange -> add(exchanges.addObject(), exchange));
        }
    }

    private void add(ObjectNode node, Exchange exchange) {
        node.put("request", transcript.request(exchange.call()));
        node.put("response", transcript.response(exchange.answer()));
        node.put("curl", transcript.curl(exchange.call()));
        node.put("millis", exchange.millis());
    }

    private void text(ObjectNode node, String name, Text text) {
        node.putObject(name).put("fr", redaction.apply(text.fr())).put("en", redaction.apply(text.en()));
    }
}
