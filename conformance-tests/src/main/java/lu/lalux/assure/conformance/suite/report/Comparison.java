package lu.lalux.assure.conformance.suite.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two runs side by side, test by test.
 *
 * @param mended failed before, pass now
 * @param broken fail or waver now, and did not before
 * @param unchanged fail or waver in both
 * @param lost passed or failed before, and give no verdict now: left out, skipped, or blocked
 * @param sameTests whether both ran the same list of tests
 */
public record Comparison(
        List<String> mended, List<String> broken, List<String> unchanged, List<String> lost, boolean sameTests) {

    /** Copies. */
    public Comparison {
        mended = List.copyOf(mended);
        broken = List.copyOf(broken);
        unchanged = List.copyOf(unchanged);
        lost = List.copyOf(lost);
    }

    /**
     * @param before a report of this suite
     * @param after a later one
     * @return what has changed
     * @throws IOException when a file cannot be read, or is no such report
     */
    public static Comparison of(Path before, Path after) throws IOException {
        JsonNode first = read(before);
        JsonNode second = read(after);
        Map<String, String> then = states(first);
        Map<String, String> now = states(second);
        List<String> mended = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        TreeSet<String> ids = new TreeSet<>(then.keySet());
        ids.addAll(now.keySet());
        for (String id : ids) {
            String old = then.getOrDefault(id, "");
            String current = now.getOrDefault(id, "");
            if (bad(current)) {
                (bad(old) ? unchanged : broken).add(id);
            } else if (current.equals("PASSED")) {
                if (bad(old)) {
                    mended.add(id);
                }
            } else if (bad(old) || old.equals("PASSED")) {
                lost.add(id);
            }
        }
        return new Comparison(
                mended, broken, unchanged, lost, first.path("testListHash").equals(second.path("testListHash")));
    }

    /** {@return 1 when something fails that did not, 2 when something gives no verdict that did, 0 otherwise} */
    public int exitCode() {
        if (!broken.isEmpty()) {
            return 1;
        }
        return lost.isEmpty() ? 0 : 2;
    }

    private static boolean bad(String state) {
        return state.equals("FAILED") || state.equals("UNSTABLE");
    }

    private static Map<String, String> states(JsonNode report) {
        Map<String, String> states = new TreeMap<>();
        report.path("tests")
                .forEach(test -> states.put(
                        test.path("id").asString(""), test.path("state").asString("")));
        return states;
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            JsonNode report = JsonMapper.shared().readTree(Files.readString(file));
            if (report.path("format").asInt(0) != JsonReport.FORMAT
                    || !report.path("tests").isArray()) {
                throw new IOException(file + ": no report of this suite");
            }
            return report;
        } catch (JacksonException e) {
            throw new IOException(file + ": no JSON", e);
        }
    }
}
