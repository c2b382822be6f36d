package lu.lalux.assure.junit.program;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A program in a process of its own, with a folder of its own that goes with it. It says by a line of JSON when it is
 * ready. It ends when its standard input does, which this process holds: so it ends even when this process is killed.
 */
public final class ProgramProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** It ends before Java's second compiler pays for itself. */
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-Dstderr.encoding=UTF-8");

    /**
     * By which a tests' JVM is given an agent or a debugger's port: the program would not start with it, or be slow.
     */
    private static final Set<String> JAVA_VARIABLES = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Process process;
    private final Path folder;
    private final LastOutput output = new LastOutput();
    private final CompletableFuture<Map<String, Object>> ready = new CompletableFuture<>();
    private final List<Thread> readers;

    private ProgramProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.readers =
                List.of(reader(process.getInputStream(), this::printed), reader(process.getErrorStream(), output::add));
    }

    /**
     * Starts a program and waits until it is ready.
     *
     * @param jar its file
     * @param folder of its own, in which it runs; it goes when the program has ended
     * @param arguments of the program
     * @param patience how long its start may take
     * @throws IllegalStateException when it did not start; with what it printed
     */
    public static ProgramProcess start(Path jar, Path folder, List<String> arguments, Duration patience) {
        List<String> command = new ArrayList<>(JAVA);
        // What it leaves there when it is ended at once goes with its folder.
        command.add("-Djava.io.tmpdir=" + folder.toAbsolutePath());
        command.addAll(ClassArchive.options(jar));
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        settle(builder.environment());
        ProgramProcess program;
        try {
            program = new ProgramProcess(builder.start(), folder);
        } catch (IOException e) {
            delete(folder);
            throw new IllegalStateException("Java : " + e.getMessage(), e);
        }
        program.awaitReady(jar, patience);
        return program;
    }

    /**
     * What is set for the tests, or for a program of the same name, is not meant for this one; names of files may have
     * accents.
     */
    static void settle(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> Stream.of("ASSURE_", "SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_")
                        .anyMatch(name.toUpperCase(Locale.ROOT)::startsWith));
        environment.keySet().removeAll(JAVA_VARIABLES);
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        if (!locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8") && File.separatorChar == '/') {
            environment.put("LC_ALL", "C.UTF-8");
        }
    }

    private void awaitReady(Path jar, Duration patience) {
        process.onExit().thenRun(() -> {
            readers.forEach(ProgramProcess::join);
            ready.completeExceptionally(new IllegalStateException("code " + process.exitValue()));
        });
        try {
            ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            String reason = e instanceof TimeoutException
                    ? patience.toSeconds() + " s"
                    : e.getCause().getMessage();
            throw new IllegalStateException(
                    Words.both(
                                    jar.getFileName() + " n'a pas démarré (" + reason + "). Ses dernières lignes :",
                                    jar.getFileName() + " did not start (" + reason + "). Its last lines:")
                            + System.lineSeparator()
                            + output.text(),
                    e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Thread reader(InputStream stream, Consumer<String> lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader text =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        text.lines().forEach(lines);
                    } catch (IOException | UncheckedIOException ended) {
                        // With its process.
                    }
                },
                "assure-output");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private void printed(String line) {
        if (!ready.isDone() && line.startsWith("{")) {
            tell(line);
        } else {
            output.add(line);
        }
    }

    private void tell(String line) {
        try {
            ready.complete(Json.object(line));
        } catch (IllegalArgumentException another) {
            output.add(line);
        }
    }

    private static void join(Thread reader) {
        try {
            reader.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return what it said when it was ready} */
    public Map<String, Object> told() {
        return ready.join();
    }

    /** {@return the number by which the system knows it} */
    public long pid() {
        return process.pid();
    }

    /** {@return its last lines} */
    public String output() {
        return output.text();
    }

    /**
     * Waits until it has ended by itself.
     *
     * @return whether it has
     */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (ended) {
            readers.forEach(ProgramProcess::join);
        }
        return ended;
    }

    /** Ends it at once: nobody needs what it keeps. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(folder);
    }

    /** As much of it as can be: what somebody holds, a virus scanner for example, stays with the folders around it. */
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return deleted(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return deleted(file);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) {
                    return deleted(visited);
                }
            });
        } catch (IOException left) {
            // See above.
        }
    }

    private static FileVisitResult deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            // The next one may go.
        }
        return FileVisitResult.CONTINUE;
    }
}
