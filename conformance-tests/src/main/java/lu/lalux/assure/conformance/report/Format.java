package lu.lalux.assure.conformance.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** All formats that a report is written in, be it of the suite or of the judge. */
public enum Format {
    /** For programs. */
    JSON("%s.json", (report, out) -> out.write(report.document().get().toPrettyString())),
    /** For build servers. */
    JUNIT("TEST-%s.xml", JunitXml::write),
    /** For people. */
    PAGE(
            "%s.html",
            (report, out) -> out.write(report.page().html(report.wording().redaction()))),
    /** For a README. */
    BADGE("%s.svg", Badge::write);

    /** How a report becomes a text. */
    private interface Form {
        void write(Report report, Writer out) throws IOException;
    }

    private final String file;
    private final Form form;

    Format(String file, Form form) {
        this.file = file;
        this.form = form;
    }

    /**
     * @param report the name of a report
     * @return the name of its file in this format
     */
    public String file(String report) {
        return file.formatted(report);
    }

    /**
     * Every file of a report.
     *
     * @param directory is made when it is not there
     * @param report of a run
     * @throws IOException when a file cannot be written
     */
    public static void write(Path directory, Report report) throws IOException {
        Files.createDirectories(directory);
        for (Format format : values()) {
            try (Writer out = Files.newBufferedWriter(directory.resolve(format.file(report.name())))) {
                format.form.write(report, out);
            }
        }
    }
}
