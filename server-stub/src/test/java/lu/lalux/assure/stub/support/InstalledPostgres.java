package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One of the machine's own, run beside any server that its packages have set up, and without touching it. */
final class InstalledPostgres implements RunningPostgres {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path programs;
    private final Path data;
    private final int port;

    private InstalledPostgres(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    static InstalledPostgres start(Path programs, Path data, int port) throws IOException {
        for (String program : List.of("initdb", "pg_ctl", "postgres")) {
            if (!Files.isExecutable(programs.resolve(program))) {
                throw new IllegalStateException(
                        PROGRAMS + " names a folder without PostgreSQL's " + program + ": \"" + programs + "\"");
            }
        }
        InstalledPostgres server = new InstalledPostgres(programs, data, port == 0 ? FreePort.find() : port);
        if (Files.notExists(data.resolve("PG_VERSION"))) {
            server.fill();
        }
        server.listen();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "postgres-fin"));
        return server;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            run("pg_ctl", "stop", "--pgdata=" + data, "--mode=fast");
        }
    }

    private void stop() {
        try {
            close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void fill() throws IOException {
        if (ROOT) {
            Files.setOwner(
                    data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
        run("initdb", "--pgdata=" + data, "--username=" + USER, "--auth=trust", "--encoding=UTF8");
    }

    /** Without a socket file: where Debian has it, only its own server may write. */
    private void listen() throws IOException {
        String settings =
                DURABLE.stream().map(setting -> " -c " + setting + "=on").collect(Collectors.joining());
        Path log = data.resolve("server.log");
        try {
            run(
                    "pg_ctl",
                    "start",
                    "--pgdata=" + data,
                    "--log=" + log,
                    "--options=-h localhost -p " + port + " -c unix_socket_directories=" + settings);
        } catch (IOException failed) {
            throw Files.exists(log) ? new IOException(Files.readString(log), failed) : failed;
        }
    }

    /** In the data folder, as the user whom the server runs as may not read this process's own. */
    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + output);
        }
    }
}
