package lu.lalux.assure.conformance.suite.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lu.lalux.assure.conformance.suite.SuiteProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    Path folder;

    private Path report(String name, String... tests) throws IOException {
        StringBuilder items = new StringBuilder();
        for (String test : tests) {
            String[] parts = test.split("=");
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"id\":\"" + parts[0] + "\",\"state\":\"" + parts[1] + "\"}");
        }
        return Files.writeString(
                folder.resolve(name), "{\"format\":1,\"testListHash\":\"x\",\"tests\":[" + items + "]}");
    }

    @Test
    void each_test_is_mended_new_unchanged_or_lost() throws IOException {
        Comparison comparison = Comparison.of(
                report("a", "m=FAILED", "n=PASSED", "u=FAILED", "l=FAILED", "p=PASSED", "gone=PASSED", "s=SKIPPED"),
                report("b", "m=PASSED", "n=UNSTABLE", "u=FAILED", "l=SKIPPED", "p=PASSED", "s=SKIPPED", "new=FAILED"));
        assertThat(comparison.mended()).containsExactly("m");
        assertThat(comparison.broken()).containsExactly("n", "new");
        assertThat(comparison.unchanged()).containsExactly("u");
        assertThat(comparison.lost()).containsExactly("gone", "l");
        assertThat(comparison.exitCode()).isEqualTo(1);
    }

    @Test
    void what_is_skipped_instead_of_mended_is_no_success() throws IOException {
        assertThat(Comparison.of(report("a", "x=FAILED"), report("b", "x=SKIPPED"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(Comparison.of(report("a", "x=FAILED"), report("b", "x=PASSED"))
                        .exitCode())
                .isZero();
    }

    @Test
    void what_is_no_report_is_said() throws IOException {
        Path report = report("a", "x=PASSED");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"tests\":[]}");
        SuiteProcess run = SuiteProcess.run(Map.of(), "compare", report.toString(), other.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Pas de comparaison", "other.json");
        assertThat(SuiteProcess.run(Map.of(), "compare", report.toString(), "nulle-part")
                        .exitCode())
                .isEqualTo(2);
    }
}
