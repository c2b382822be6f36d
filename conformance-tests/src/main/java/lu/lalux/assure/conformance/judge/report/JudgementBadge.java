package lu.lalux.assure.conformance.judge.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.report.Shield;

/** The verdict as a picture for a README. */
final class JudgementBadge {

    static final String FILE = "judgement.svg";

    private JudgementBadge() {}

    static void write(Path directory, Judgement judgement, Redaction redaction, Language language) throws IOException {
        Files.writeString(directory.resolve(FILE), redaction.apply(svg(judgement, language)));
    }

    private static String svg(Judgement judgement, Language language) {
        long broken = judgement.count(State.BROKEN);
        String left = "Assure " + judgement.contractVersion() + " client "
                + judgement.software().trade().word();
        String right = judgement.result().word().in(language)
                + (judgement.result() == Result.NOT_CONFORMING ? " (" + broken + ")" : "");
        return Shield.svg(left, right, judgement.result().colour());
    }
}
