package lu.lalux.assure.judged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The judge as a vendor has it, one file in a process of its own; it has a folder for its session, reports and certificate. */
final class Judge implements AutoCloseable {

    /** As all JVMs of the build: they end before Java's second compiler pays for itself. */
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    private static final long PATIENCE_SECONDS = 900;

    private final Path folder;
    private final Process process;

    private Judge(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * What a session has come to.
     *
     * @param code of the judge's exit
     * @param printed by judge and program, for whoever has to mend something
     * @param judgement its report
     * @param certificate where it is, if there is one
     */
    record Verdict(int code, String printed, JsonNode judgement, Path certificate) {

        /** {@return the ids of the scenarios that stand so} */
        List<String> standing(String standing) {
            return StreamSupport.stream(judgement.path("scenarios").spliterator(), false)
                    .filter(scenario -> scenario.path("standing").asText().equals(standing))
                    .map(scenario -> scenario.path("id").asText())
                    .toList();
        }
    }

    /**
     * Begins a session.
     *
     * @param folder that is its own
     * @param options besides those that all sessions have
     */
    static Judge open(Path folder, Collection<String> options) throws IOException {
        Files.createDirectories(folder);
        List<String> command =
                new ArrayList<>(List.of("judge", folder.resolve("session").toString()));
        command.addAll(List.of("--lang", "en", "--software-version", "1", "--report", folder.toString()));
        command.addAll(List.of("--certificate", folder.toString()));
        command.addAll(options);
        return new Judge(folder, start(command, folder.resolve("judge.log")));
    }

    /** {@return the exit code of {@code verify-certificate}} */
    static int verify(Path certificate) throws IOException, InterruptedException {
        Process process = start(
                List.of("verify-certificate", certificate.toString()), certificate.resolveSibling("verification.log"));
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** {@return a command line of Java, in the manner of this build, for the shell} */
    static String java(String... arguments) {
        return Stream.concat(JAVA.stream(), Stream.of(arguments))
                .map(argument -> argument.startsWith("$") ? '"' + argument + '"' : "'" + argument + "'")
                .reduce((before, next) -> before + " " + next)
                .orElseThrow();
    }

    private static Process start(List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(
                List.of("-jar", Path.of(System.getProperty("assure.judge")).toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /**
     * Sends the list's first invoice, an ordinary one, as a person would try a program out, and ends the session.
     *
     * @param script of the program
     * @param trade its first argument
     */
    void sendOne(Path script, String trade) throws IOException, InterruptedException {
        Path session = folder.resolve("session");
        Path part = session.resolve("partie-1");
        for (int tries = 0; !Files.readString(folder.resolve("judge.log")).contains("Part 1"); tries++) {
            assertThat(process.isAlive() && tries < PATIENCE_SECONDS * 10)
                    .as("the session begins")
                    .isTrue();
            Thread.sleep(100);
        }
        JsonNode list = new ObjectMapper().readTree(part.resolve("liste.json").toFile());
        Path request = part.resolve("json")
                .resolve(list.path("factures").path(0).path("nom").asText() + ".json");
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString(), trade, request.toString());
        for (String variable : Files.readAllLines(part.resolve("acces.env"))) {
            String[] halves = variable.split("=", 2);
            builder.environment().put(halves[0], halves[1]);
        }
        // curl would take a proxy's word for this machine, too.
        builder.environment().put("no_proxy", "localhost,127.0.0.1");
        Path log = session.resolve("programme.log");
        Process program =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(Files.readString(log)).isZero();
        Files.createFile(session.resolve("fin"));
    }

    /** {@return what the judge says in the end; fails when there is none} */
    Verdict verdict() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the session ends")
                .isTrue();
        Path log = folder.resolve("session").resolve("programme.log");
        String printed = Files.readString(folder.resolve("judge.log"), UTF_8)
                + (Files.exists(log) ? Files.readString(log, UTF_8) : "");
        Path report = folder.resolve("judgement.json");
        assertThat(report).as(printed).exists();
        return new Verdict(
                process.exitValue(),
                printed,
                new ObjectMapper().readTree(report.toFile()),
                folder.resolve("certificate.jws"));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
