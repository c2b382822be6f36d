package lu.lalux.assure.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.junit.program.Json;
import lu.lalux.assure.junit.program.ProgramProcess;
import lu.lalux.assure.junit.program.Words;

/** The judge, in a session: where it is, what is to be sent to it, and what it says in the end. */
public final class Judge implements AutoCloseable {

    /**
     * A session ends by {@link #verdict()}, and not by a silence, in seconds, or by its age, in minutes: somebody may
     * be stepping through the client. The longest there are.
     */
    private static final Map<String, String> PATIENT = Map.of("--quiet", "600", "--deadline", "240");

    private static final Duration VERDICT = Duration.ofSeconds(60);

    private final ProgramProcess process;
    private final Path session;
    private final Path reports;
    private final URI tokens;
    private final URI functions;
    private final WorkList workList;
    private Verdict verdict;

    private Judge(ProgramProcess process, Path session, Path reports) {
        this.process = process;
        this.session = session;
        this.reports = reports;
        Map<String, Object> told = process.told();
        this.tokens = URI.create(Json.text(told, "adresseJetons"));
        this.functions = URI.create(Json.text(told, "adresseFonctions"));
        List<WorkPart> parts = new ArrayList<>();
        for (Object folder : (List<?>) told.get("parties")) {
            parts.add(WorkPart.of(parts.size() + 1, Path.of(folder.toString())));
        }
        this.workList = new WorkList(parts);
    }

    /**
     * @param jar of the suite
     * @param options of {@code judge session}
     * @param reports folder for them
     */
    static Judge start(Path jar, List<String> options, Path reports, Duration patience) {
        Path folder;
        try {
            folder = Files.createTempDirectory("assure-juge-");
            // Whatever is there afterwards was written now.
            Files.deleteIfExists(reports.resolve("judgement.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path session = folder.resolve("session");
        List<String> arguments = arguments(session, options, reports);
        return new Judge(ProgramProcess.start(jar, folder, arguments, patience), session, reports.toAbsolutePath());
    }

    static List<String> arguments(Path session, List<String> options, Path reports) {
        List<String> arguments = new ArrayList<>(List.of("judge", session.toString()));
        arguments.addAll(List.of("--ready-line", "--stop-with", "input"));
        PATIENT.forEach((usual, value) -> {
            // Given twice, an option would be refused.
            if (options.stream().noneMatch(own -> own.equals(usual) || own.startsWith(usual + "="))) {
                arguments.addAll(List.of(usual, value));
            }
        });
        arguments.addAll(List.of("--report", reports.toAbsolutePath().toString()));
        arguments.addAll(options);
        return arguments;
    }

    /** {@return the address before {@code /token} and {@code /authen}} */
    public URI tokens() {
        return tokens;
    }

    /** {@return the address before the functions' paths} */
    public URI functions() {
        return functions;
    }

    /** {@return what is to be sent} */
    public WorkList workList() {
        return workList;
    }

    /** {@return the last lines that it has printed: what came up, with signs} */
    public String output() {
        return process.output();
    }

    /**
     * Ends the session: what comes now is not judged any more.
     *
     * @return what the judge says; the same each time
     */
    public synchronized Verdict verdict() {
        if (verdict == null) {
            end();
            if (!Files.exists(reports.resolve("judgement.json"))) {
                throw new IllegalStateException(
                        Words.both("Le juge n'a pas rendu de verdict :", "The judge has given no verdict:")
                                + System.lineSeparator()
                                + output());
            }
            verdict = Verdict.read(reports);
        }
        return verdict;
    }

    /** By the file that whoever wants a session to end creates in its folder. */
    private void end() {
        try {
            Path end = session.resolve("fin");
            if (Files.isDirectory(session) && !Files.exists(end)) {
                Files.createFile(end);
            }
            if (!process.awaitEnd(VERDICT)) {
                throw new IllegalStateException(Words.both(
                                "Le juge n'a pas fini en " + VERDICT.toSeconds() + " s. Ses dernières lignes :",
                                "The judge has not ended in " + VERDICT.toSeconds() + " s. Its last lines:")
                        + System.lineSeparator()
                        + output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /**
     * Ends it. The reports are written before, unless it does not end by itself; then it is told, and it is ended all
     * the same.
     */
    @Override
    public synchronized void close() {
        try {
            if (verdict == null) {
                end();
            }
        } finally {
            process.close();
        }
    }
}
