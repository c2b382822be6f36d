package lu.lalux.assure.conformance.judge.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;

/** Every report of a session: for people, for build servers, for programs, for a page. */
public final class JudgeReports {

    /** The page. */
    public static final String PAGE = JudgementHtml.FILE;

    /** The report in JUnit's format. */
    public static final String JUNIT = JudgementJunit.FILE;

    private JudgeReports() {}

    /**
     * @param directory is made when it is not there
     * @param judgement of a session
     * @param redaction what must not be written, see {@link SessionSecrets}
     * @param language of what has only one
     * @throws IOException when a report cannot be written
     */
    public static void write(Path directory, Judgement judgement, Redaction redaction, Language language)
            throws IOException {
        Files.createDirectories(directory);
        JudgementJson.write(directory, judgement, redaction);
        JudgementJunit.write(directory, judgement, redaction, language);
        JudgementHtml.write(directory, judgement, redaction, language);
        JudgementBadge.write(directory, judgement, redaction, language);
    }
}
