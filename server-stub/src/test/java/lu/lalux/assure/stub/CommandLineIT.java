package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.gestion.signin.AdministratorCommand;
import lu.lalux.assure.stub.storage.Backup;
import lu.lalux.assure.stub.token.secret.SecretHash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program itself, with a command line or settings for which there is no server: it ends, and where it was started there is nothing new. */
class CommandLineIT {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    @DisplayName("its help is in French and English, names every command, and says how a setting is given")
    void help() throws Exception {
        assertThat(run(0, "output", "--help"))
                .startsWith("Assure : bac à sable")
                .contains("\nAssure: sandbox")
                .contains(SecretHash.OPTION, Backup.OPTION, AdministratorCommand.OPTION, "--aide", "--version")
                .contains("--server.port=9090", "SERVER_PORT=9090", "application.yaml");
    }

    @Test
    @DisplayName("its name and version are one line")
    void version() throws Exception {
        assertThat(run(0, "output", "--version")).matches("assure-server-stub \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot=1", "--assure.tokn.x=1", "port 18090"})
    @DisplayName("what it does not know are two lines of the standard error, and exit code 2")
    void unknown(String line) throws Exception {
        assertThat(run(2, "errors", line.split(" ")).lines()).hasSize(2);
    }

    @Test
    @DisplayName(
            "a database that does not answer is told last, in a bare line of each language, and where that comes from on demand")
    void unreachableDatabase() throws Exception {
        int free;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = nobody.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + free + "/assure";
        String told = run(1, "output", "--assure.database.url=" + url);

        List<String> lines = told.lines().toList();
        assertThat(lines.subList(lines.size() - 3, lines.size()))
                .satisfiesExactly(
                        french -> assertThat(french).startsWith("Aucune base de données ne répond à " + url),
                        english -> assertThat(english).startsWith("No database answers at " + url),
                        trace ->
                                assertThat(trace).isEqualTo("La pile d'appels : --debug. / The stack trace: --debug."));
        assertThat(told).doesNotContain("\tat ", "Exception encountered", "FAILED TO START");
        assertThat(run(1, "output", "--debug", "--assure.database.url=" + url)).contains("\tat ");
    }

    private String run(int code, String told, String... arguments) throws IOException, InterruptedException {
        Path here = Files.createDirectories(folder.resolve("ici"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                AssureStub.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(here.toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(here).isEmptyDirectory();
        assertThat(folder.resolve(told.equals("output") ? "errors" : "output")).isEmptyFile();
        return Files.readString(folder.resolve(told), StandardCharsets.UTF_8);
    }
}
