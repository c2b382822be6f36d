package lu.lalux.assure.conformance.judge.report;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.report.Wording;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A judgement for programs; {@code judgement.schema.json} says how. */
final class JudgementJson {

    /** The version of the report's format; its schema says the same. */
    private static final int FORMAT = 1;

    private final Judgement judgement;
    private final Wording wording;
    private final WireTranscript transcript;

    JudgementJson(Judgement judgement, Wording wording, WireTranscript transcript) {
        this.judgement = judgement;
        this.wording = wording;
        this.transcript = transcript;
    }

    ObjectNode document() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("format", FORMAT);
        Software software = judgement.software();
        root.putObject("software")
                .put("name", wording.clean(software.name()))
                .put("version", wording.clean(software.version()))
                .put("trade", software.trade().word())
                .put("way", JudgementReport.word(software.way()))
                .put("ownReferences", software.ownReferences())
                .put("ownFiles", software.ownFiles());
        root.putObject("contract")
                .put("version", judgement.contractVersion())
                .put("sha256", judgement.contractDigest());
        root.put("suite", judgement.suiteVersion());
        root.put("date", judgement.date().toString());
        root.put("session", judgement.mark());
        root.put("ended", judgement.ended());
        root.put("requests", judgement.requests());
        root.put("result", judgement.result().name());
        root.put("judgeFailed", judgement.judgeFailed());
        root.put("exitCode", judgement.result().exitCode());
        ObjectNode counts = root.putObject("counts");
        for (State standing : State.values()) {
            counts.put(standing.name(), judgement.count(standing));
        }
        ArrayNode order = root.putArray("mendInThisOrder");
        judgement.failures().forEach(judged -> order.add(judged.entry().id()));
        ArrayNode scenarios = root.putArray("scenarios");
        judgement.scenarios().forEach(judged -> add(scenarios.addObject(), judged));
        return root;
    }

    private void add(ObjectNode node, Judged judged) {
        node.put("id", judged.entry().id());
        node.put("room", JudgementReport.word(judged.room()));
        node.put("level", JudgementReport.word(judged.entry().level()));
        node.put("source", judged.entry().source());
        judged.entry().point().ifPresent(point -> node.put("point", point));
        wording.put(node, "title", judged.entry().title());
        wording.put(node, "task", judged.entry().task());
        node.put("standing", judged.standing().name());
        judged.ruling().reason().ifPresent(reason -> wording.put(node, "reason", reason));
        if (judged.standing() == State.BROKEN) {
            add(node, "remarks", judged.ruling().remarks());
        }
        if (!judged.allAdvice().isEmpty()) {
            add(node, "advice", judged.allAdvice());
        }
    }

    private void add(ObjectNode node, String name, List<Remark> all) {
        Excerpt<Remark> remarks = Excerpt.of(all, Excerpt.REMARKS);
        node.put(name + "NotShown", remarks.left());
        ArrayNode array = node.putArray(name);
        for (Remark remark : remarks.shown()) {
            ObjectNode entry = array.addObject();
            wording.put(entry, "expected", remark.expected());
            wording.put(entry, "came", remark.received());
            Excerpt<Exchange> excerpt = Excerpt.of(remark.exchanges(), Excerpt.EXCHANGES);
            entry.put("exchangesNotShown", excerpt.left());
            ArrayNode exchanges = entry.putArray("exchanges");
            excerpt.shown().forEach(exchange -> add(exchanges.addObject(), exchange));
        }
    }

    private void add(ObjectNode node, Exchange exchange) {
        node.put("number", exchange.number());
        node.put("millis", judgement.millis(exchange));
        if (exchange.ended() != 0) {
            node.put("took", (exchange.ended() - exchange.request().began()) / 1_000_000);
        }
        node.put("connection", exchange.request().connection());
        node.put("turn", exchange.request().turn());
        node.put("kind", JudgementReport.word(exchange.kind()));
        exchange.subject().invoice().ifPresent(invoice -> node.put("invoice", invoice.name()));
        node.put("status", exchange.status());
        node.put("left", exchange.answer().manner().end().name());
        node.put("early", exchange.early());
        if (!exchange.scenario().isEmpty()) {
            node.put("scenario", exchange.scenario());
        }
        node.put("request", transcript.request(exchange));
        node.put("response", transcript.response(exchange));
    }
}
