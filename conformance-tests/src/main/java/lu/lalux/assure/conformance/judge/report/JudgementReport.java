package lu.lalux.assure.conformance.judge.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.report.Case;
import lu.lalux.assure.conformance.report.Report;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.report.Wording;

/** What a session says of a client. */
public final class JudgementReport {

    /** What its files are named by. */
    public static final String NAME = "judgement";

    private final Judgement judgement;
    private final Wording wording;
    private final WireTranscript transcript;

    private JudgementReport(Judgement judgement, Wording wording, WireTranscript transcript) {
        this.judgement = judgement;
        this.wording = wording;
        this.transcript = transcript;
    }

    /**
     * @param judgement of the session
     * @param redaction what must not be written, see {@link SessionSecrets}
     * @param language of what has only one
     * @return the report
     */
    public static Report of(Judgement judgement, Redaction redaction, Language language) {
        Wording wording = new Wording(redaction, language);
        WireTranscript transcript = new WireTranscript(redaction, judgement);
        JudgementReport judge = new JudgementReport(judgement, wording, transcript);
        return new Report(
                NAME,
                "assure-judge",
                wording,
                "Assure " + judgement.contractVersion() + " client "
                        + judgement.software().trade().word(),
                judgement.result(),
                judgement.result() == Result.NOT_CONFORMING ? judgement.count(State.BROKEN) : 0,
                judgement.date(),
                Optional.empty(),
                judge.properties(),
                () -> judgement.scenarios().stream().map(judge::told).toList(),
                new JudgementPage(judgement, transcript, language),
                () -> new JudgementJson(judgement, wording, transcript).document());
    }

    private Map<String, String> properties() {
        Software software = judgement.software();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("software", software.name());
        properties.put("softwareVersion", software.version());
        properties.put("trade", software.trade().word());
        properties.put("way", word(software.way()));
        properties.put("contractVersion", judgement.contractVersion());
        properties.put("contractDigest", judgement.contractDigest());
        properties.put("suiteVersion", judgement.suiteVersion());
        properties.put("session", judgement.mark());
        properties.put("result", judgement.result().name());
        properties.replaceAll((name, value) -> wording.clean(value));
        return properties;
    }

    private Case told(Judged judged) {
        State standing = judged.standing();
        Case.End end = switch (standing) {
            case SHOWN, ADVISED -> Case.End.PASSED;
            case BROKEN -> Case.End.FAILED;
            case NOT_SHOWN, NOT_APPLICABLE -> Case.End.SKIPPED;
        };
        List<Remark> remarks =
                Excerpt.of(judged.ruling().remarks(), Excerpt.REMARKS).shown();
        return new Case(
                "judge." + word(judged.room()),
                judged.entry().id(),
                judged.entry().title(),
                judged.entry().source(),
                word(judged.entry().level()),
                end,
                remarks,
                judged.allAdvice(),
                judged.ruling().reason().map(wording::clean).orElse("")
                        + (standing == State.NOT_SHOWN
                                ? " " + wording.clean(judged.entry().task())
                                : ""),
                end == Case.End.FAILED ? Optional.of(exchanges(remarks)) : Optional.empty(),
                OptionalLong.empty());
    }

    private String exchanges(List<Remark> remarks) {
        return remarks.stream()
                .flatMap(remark -> Excerpt.of(remark.exchanges(), Excerpt.EXCHANGES).shown().stream())
                .distinct()
                .map(exchange -> "\n" + transcript.heading(exchange).in(wording.language()) + "\n"
                        + transcript.request(exchange) + "\n" + transcript.response(exchange))
                .collect(Collectors.joining());
    }

    /** {@return how JSON and JUnit write it} */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
