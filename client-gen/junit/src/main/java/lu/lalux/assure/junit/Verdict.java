package lu.lalux.assure.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.junit.program.Json;
import lu.lalux.assure.junit.program.Words;

/** What the judge says of a client. What is required and is not so, is an {@link AssertionError}. */
public final class Verdict {

    /** What a session has come to. */
    public enum Result {
        /** Each obligation came up, and none is broken. */
        CONFORMING,
        /** None is broken, but not all came up. */
        PARTIAL,
        /** At least one obligation is broken. */
        NOT_CONFORMING,
        /** Nothing came that could be judged. */
        NONE
    }

    private static final String BROKEN = "BROKEN";
    private static final String NOT_SHOWN = "NOT_SHOWN";

    private final Path reports;
    private final Result result;
    private final List<Map<String, Object>> scenarios;

    private Verdict(Path reports, Result result, List<Map<String, Object>> scenarios) {
        this.reports = reports;
        this.result = result;
        this.scenarios = scenarios;
    }

    static Verdict read(Path reports) {
        try {
            Map<String, Object> json = Json.object(Files.readString(reports.resolve("judgement.json")));
            return new Verdict(reports, Result.valueOf(Json.text(json, "result")), Json.objects(json, "scenarios"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what the session has come to} */
    public Result result() {
        return result;
    }

    /** {@return the ids of the scenarios that were broken} */
    public List<String> broken() {
        return standing(BROKEN);
    }

    /** {@return the ids of the scenarios that did not come up} */
    public List<String> notShown() {
        return standing(NOT_SHOWN);
    }

    private List<String> standing(String standing) {
        return scenarios.stream()
                .filter(scenario -> Json.text(scenario, "standing").equals(standing))
                .map(scenario -> Json.text(scenario, "id"))
                .toList();
    }

    /**
     * {@return the folder with the reports: {@code judgement.html}, {@code .json}, {@code .svg} and {@code
     * TEST-judgement.xml}}
     */
    public Path reports() {
        return reports;
    }

    /**
     * Requires that each obligation came up and none is broken.
     *
     * @return this verdict
     */
    public Verdict requireConforming() {
        if (result != Result.CONFORMING) {
            throw new AssertionError(described());
        }
        return this;
    }

    /**
     * Requires that nothing is broken, whatever came up; something must have come.
     *
     * @return this verdict
     */
    public Verdict requireNothingBroken() {
        if (result != Result.CONFORMING && result != Result.PARTIAL) {
            throw new AssertionError(described());
        }
        return this;
    }

    private String described() {
        boolean french = Locale.getDefault().getLanguage().equals("fr");
        StringBuilder text = new StringBuilder(Words.both(
                "Le juge : " + result + ". Rapport : " + reports.resolve("judgement.html"),
                "The judge: " + result + ". Report: " + reports.resolve("judgement.html")));
        scenarios.stream()
                .filter(scenario -> Json.text(scenario, "standing").equals(BROKEN))
                .forEach(scenario -> describe(text, scenario, french ? "fr" : "en"));
        if (!notShown().isEmpty()) {
            text.append(System.lineSeparator())
                    .append(french ? "Pas montrés : " : "Not shown: ")
                    .append(String.join(", ", notShown()));
        }
        return text.toString();
    }

    private static void describe(StringBuilder text, Map<String, Object> scenario, String language) {
        String line = System.lineSeparator();
        text.append(line)
                .append("✗ ")
                .append(Json.text(scenario, "id"))
                .append(" : ")
                .append(in(scenario, "title", language))
                .append(" (")
                .append(Json.text(scenario, "source"))
                .append(')');
        text.append(Json.objects(scenario, "remarks").stream()
                .map(remark -> line + "    " + (language.equals("fr") ? "attendu : " : "expected: ")
                        + in(remark, "expected", language) + line + "    "
                        + (language.equals("fr") ? "venu : " : "came: ") + in(remark, "came", language))
                .collect(Collectors.joining()));
    }

    @SuppressWarnings("unchecked")
    private static String in(Map<String, Object> of, String member, String language) {
        return Json.text((Map<String, Object>) of.getOrDefault(member, Map.of()), language);
    }
}
