package lu.lalux.assure.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client that conforms, judged from a test: the command line sends the whole list. It mostly waits, as in production. */
@AssureJudge(software = "assure", version = "1")
class WholeListIT {

    private static final long PATIENCE_SECONDS = 900;
    /** An ordinary invoice may have to wait for another's trouble to be over: whoever uses it runs it again. */
    private static final int RUNS_OF_FIRST = 2;

    @Test
    void the_command_line_conforms(Judge judge) throws Exception {
        for (WorkPart part : judge.workList().parts()) {
            for (int run = 0; run < (part.number() == 1 ? RUNS_OF_FIRST : 1); run++) {
                send(part);
            }
        }

        assertThat(judge.verdict().requireConforming().broken()).isEmpty();
    }

    private static void send(WorkPart part) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:SharedArchiveFile=" + System.getProperty("assure.cli.archive"),
                // Why it would be passed over must not get among the results.
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-jar",
                System.getProperty("assure.cli"),
                "lot",
                "--no-bar",
                "--json",
                part.folder().resolve("json").toString()));
        builder.environment().putAll(part.variables());
        builder.redirectOutput(part.folder().resolve("resultats.json").toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
