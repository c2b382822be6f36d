package lu.lalux.assure.stub.storage;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data folder holds the signing key, files and invoices: it is its owner's. */
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "files are refused by their POSIX permissions, which Windows has not")
class DataFolderIT {

    private static final String UPLOAD = "/reparateur/upload";

    @TempDir
    Path folder;

    private Path data;

    /** JUnit's folder is its owner's: it would hide what is in it, whatever the sandbox does. */
    @BeforeEach
    void letOthersIn() throws IOException {
        permit(folder, "rwxr-xr-x");
        data = folder.resolve("donnees");
    }

    @Test
    @DisplayName("what the sandbox makes is the owner's only, the database's log and files that arrive included")
    void made() throws Exception {
        try (Sandbox sandbox = Sandbox.start(data)) {
            String key = sandbox.upload(GARAGE, UPLOAD);
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("F-1", key).toString())
                            .statusCode())
                    .isEqualTo(202);

            assertThat(seen(data))
                    .contains(
                            "assure.db rw-------",
                            "assure.db-shm rw-------",
                            "assure.db-wal rw-------",
                            "assure.verrou rw-------",
                            "documents/base rw-------")
                    .allMatch(file -> file.endsWith(" rwx------") || file.endsWith(" rw-------"));
            assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "user.name",
            matches = "root",
            disabledReason = "only root can be another user too")
    @DisplayName("another user of the machine reads neither the key nor a file's name")
    void anotherUser() throws Exception {
        try (Sandbox sandbox = Sandbox.start(data)) {
            sandbox.upload(GARAGE, UPLOAD);
            Path open = Files.writeString(folder.resolve("ouvert"), "à tous");
            permit(open, "rw-r--r--");

            assertThat(asNobody("cat", open.toString()))
                    .as("nobody can read at all")
                    .isZero();
            assertThat(asNobody("cat", data.resolve("assure.db").toString())).isNotZero();
            assertThat(asNobody("ls", data.resolve("documents").toString())).isNotZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rwxr-xr-x", "rwx--x--x", "rwx---r--", "rwxrwxrwx"})
    @DisplayName("a folder that others get into is refused, and left as it is")
    void open(String permissions) throws Exception {
        Files.createDirectory(data);
        permit(data, permissions);

        assertThatThrownBy(() -> Sandbox.start(data))
                .rootCause()
                .hasMessageContaining(data.toString())
                .hasMessageContaining(permissions)
                .satisfies(refused -> assertThat(refused.getMessage().lines())
                        .satisfiesExactly(
                                french -> assertThat(french)
                                        .startsWith("D'autres utilisateurs")
                                        .contains("chmod -R go-rwx " + data + " ;"),
                                english -> assertThat(english)
                                        .startsWith("Other users")
                                        .contains("chmod -R go-rwx " + data + " ;")));
        assertThat(Files.list(data)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rwx------", "rwxrwx---"})
    @DisplayName("a folder of the owner's or of the group's is taken, as a mounted volume is")
    void closed(String permissions) throws Exception {
        Files.createDirectory(data);
        permit(data, permissions);

        Sandbox.start(data).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo(permissions);
        assertThat(seen(data)).isNotEmpty().noneMatch(file -> file.matches(".*[rwx]--$"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"documents", "documents/gardes", "documents/en-cours"})
    @DisplayName("a part of it that lies elsewhere is looked at too")
    void linked(String part) throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("ailleurs"));
        permit(elsewhere, "rwxr-xr-x");
        Files.createDirectory(data);
        permit(data, "rwx------");
        Files.createDirectories(data.resolve(part).getParent());
        Files.createSymbolicLink(data.resolve(part), elsewhere);

        assertThatThrownBy(() -> Sandbox.start(data)).rootCause().hasMessageContaining(elsewhere + " (rwxr-xr-x)");
        permit(elsewhere, "rwx------");
        try (Sandbox sandbox = Sandbox.start(data)) {
            assertThat(sandbox.files().content(sandbox.upload(GARAGE, UPLOAD))).isPresent();
        }
    }

    @Test
    @DisplayName("files of another database are found where they lie elsewhere")
    void linkedFiles() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("ailleurs"));
        permit(elsewhere, "rwx------");
        Files.writeString(Files.createDirectory(elsewhere.resolve("ab")).resolve("ab.pdf"), "d'une autre");
        Files.createDirectories(data.resolve("documents"));
        permit(data, "rwx------");
        Files.createSymbolicLink(data.resolve("documents/gardes"), elsewhere);

        assertThatThrownBy(() -> Sandbox.start(data)).rootCause().hasMessageContaining("knows of none");
    }

    @Test
    @DisplayName("a link that leads nowhere is nobody's way in; where a part of it should be, it is said what it is")
    void deadLink() throws Exception {
        Files.createDirectory(data);
        permit(data, "rwx------");
        Path stray = Files.createSymbolicLink(data.resolve("ancien"), folder.resolve("nulle-part"));
        Sandbox.start(data).close();

        Files.delete(stray);
        Path part = data.resolve("documents/en-cours");
        Files.delete(part);
        Files.createSymbolicLink(part, folder.resolve("nulle-part"));
        assertThatThrownBy(() -> Sandbox.start(data))
                .rootCause()
                .hasMessageContaining(part + ": ")
                .hasMessageContaining("link");
    }

    @Test
    @DisplayName("the process ends with an error, and says in one place what would mend it")
    void process() throws Exception {
        Files.createDirectory(data);
        permit(data, "rwxr-xr-x");

        assertThatThrownBy(() -> StubProcess.start(data, "256m", List.of()))
                .hasMessageContaining("It ended with 1")
                .hasMessageContaining("chmod -R go-rwx " + data)
                .hasMessageNotContaining("\tat ");
    }

    private static Set<String> seen(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file) + " " + permissions(file))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String permissions(Path file) {
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
            return PosixFilePermissions.toString(granted);
        } catch (IOException gone) {
            return "rw-------";
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static int asNobody(String... command) throws Exception {
        List<String> all = Stream.concat(
                        Stream.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), Stream.of(command))
                .toList();
        return new ProcessBuilder(all)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
