package lu.lalux.assure.conformance.suite.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.suite.result.Results;

/** Every report of a run: for people, for build servers, for programs, for a page. */
public final class Reports {

    private Reports() {}

    /**
     * @param directory is made when it is not there
     * @param results of a run
     * @param redaction what must not be written
     * @param exitCode of the run
     * @param language of what has only one
     * @throws IOException when a report cannot be written
     */
    public static void write(Path directory, Results results, Redaction redaction, int exitCode, Language language)
            throws IOException {
        Files.createDirectories(directory);
        JsonReport.write(directory, results, redaction, exitCode);
        JunitReport.write(directory, results, redaction, language);
        HtmlReport.write(directory, results, redaction, exitCode, language);
        Badge.write(directory, results, redaction, language);
    }
}
