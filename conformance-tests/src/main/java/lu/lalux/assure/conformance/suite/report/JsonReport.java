package lu.lalux.assure.conformance.suite.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.report.Wording;
import lu.lalux.assure.conformance.suite.result.Clause;
import lu.lalux.assure.conformance.suite.result.Fold;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.Urgency;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The results for other programs, texts in both languages. */
public final class JsonReport {

    /** The version of the report's format; its schema says the same. */
    static final int FORMAT = 1;

    private static final String SCHEMA = "/lu/lalux/assure/conformance/report.schema.json";

    private final Wording wording;
    private final Transcript transcript;

    JsonReport(Wording wording) {
        this.wording = wording;
        this.transcript = new Transcript(wording.redaction());
    }

    /** {@return the report's JSON Schema} */
    public static String schema() {
        try (InputStream resource = JsonReport.class.getResourceAsStream(SCHEMA)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode of(Results results, int exitCode) {
        Redaction redaction = wording.redaction();
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("format", FORMAT);
        root.put("contract", results.contractVersion());
        root.put("suite", results.suiteVersion());
        root.put("target", redaction.apply(results.target().api().toString()));
        if (!results.target().data().isEmpty()) {
            root.put("data", redaction.apply(results.target().data().source()));
        }
        root.put("started", results.started().toString());
        root.put("millis", results.duration().toMillis());
        root.put("testListHash", results.testListHash());
        root.put("exitCode", exitCode);
        root.put("vacuous", results.vacuous());
        root.put("stoppedAtFirst", results.stopped());
        results.interruption().ifPresent(reason -> wording.put(root, "interruption", reason));
        wording.put(root, "summary", results.summary());
        root.put("advising", results.advising());
        ArrayNode verdicts = root.putArray("verdicts");
        results.verdicts()
                .forEach(verdict -> verdicts.addObject()
                        .put("profile", verdict.profile().word())
                        .put("result", verdict.code())
                        .put("passed", verdict.passed())
                        .put("failed", verdict.failed())
                        .put("skipped", verdict.skipped())
                        .put("blocked", verdict.blocked())
                        .put("unstable", verdict.unstable())
                        .put("notApplicable", verdict.notApplicable()));
        ArrayNode readings = root.putArray("readings");
        results.readings().forEach(reading -> {
            ObjectNode entry = readings.addObject().put("path", reading.path());
            ArrayNode traits = entry.putArray("traits");
            reading.sorted()
                    .forEach(trait -> wording.put(
                            traits.addObject().put("id", trait.word()).put("decision", trait.decision()),
                            "text",
                            trait.text()));
        });
        ArrayNode order = root.putArray("mendInThisOrder");
        results.failures().forEach(outcome -> order.add(outcome.id()));
        ArrayNode causes = root.putArray("causes");
        Fold.ofFailures(results.failures()).forEach(fold -> {
            ArrayNode ids = causes.addObject().put("count", fold.count()).putArray("tests");
            ids.add(fold.first().id());
            fold.others().forEach(outcome -> ids.add(outcome.id()));
        });
        ArrayNode advice = root.putArray("advice");
        results.advice().forEach(found -> wording.put(advice.addObject().put("id", found.id()), "text", found.text()));
        ObjectNode left = root.putObject("testData").put("mark", results.mark());
        ArrayNode items = left.putArray("items");
        results.data()
                .forEach(data -> items.addObject()
                        .put("kind", data.kind().name())
                        .put("path", data.path())
                        .put("value", redaction.apply(data.value()))
                        .put("test", data.test()));
        ArrayNode tests = root.putArray("tests");
        Clauses clauses = new Clauses(results.target());
        results.outcomes().forEach(outcome -> add(tests.addObject(), outcome, clauses));
        return root;
    }

    private void add(ObjectNode node, Outcome outcome, Clauses clauses) {
        node.put("id", outcome.id());
        node.put("requirement", outcome.requirement().id());
        node.put("level", outcome.requirement().level().word());
        node.put("urgency", Urgency.of(outcome.requirement()).name());
        node.put("source", outcome.requirement().source());
        wording.put(node, "title", outcome.title());
        node.put("state", outcome.state().name());
        node.put("millis", outcome.millis());
        outcome.reason().ifPresent(reason -> wording.put(node, "reason", reason));
        if (outcome.state() == Outcome.State.FAILED || outcome.state() == Outcome.State.UNSTABLE) {
            ArrayNode found = node.putArray("nonconformities");
            outcome.nonconformities().forEach(nonconformity -> {
                ObjectNode entry =
                        found.addObject().put("level", nonconformity.level().word());
                wording.put(entry, "expected", nonconformity.expected());
                wording.put(entry, "received", nonconformity.received());
                Clause clause = clauses.of(outcome, nonconformity);
                wording.put(entry, "source", clause.source());
                clause.sentence()
                        .ifPresent(sentence -> entry.putObject("contract")
                                .put("fr", sentence.fr())
                                .put("en", sentence.en()));
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
}
