package lu.lalux.assure.stub.document.store;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The choice of the store. */
class StoreConfigurationIT {

    /** Nothing is there, which alone refuses no start. */
    private static final String[] BUCKET = {
        "assure.document.store=s3",
        "assure.document.s3.bucket=assure",
        "assure.document.s3.endpoint=http://127.0.0.1:1",
        "assure.document.s3.access-key=essai",
        "assure.document.s3.secret-key=essai-secret",
        "assure.document.s3.delays.call=1s"
    };

    @TempDir
    Path folder;

    @Test
    void filesInPostgresNeedPostgres() {
        assertThatThrownBy(() -> Sandbox.start(folder, "assure.document.store=postgresql"))
                .rootCause()
                .hasMessageContaining(
                        "assure.document.store can be postgresql only when assure.database.url names a PostgreSQL");
    }

    @Test
    void theFolderIsTheDefault() {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            assertThat(List.of(sandbox.bean(FileStore.class))).hasOnlyElementsOfType(FolderStore.class);
        }
    }

    @Test
    @DisplayName("without room for files an upload ends in Error")
    void noRoom() throws Exception {
        try (Sandbox full = Sandbox.start(folder, "assure.document.reserve=1000TB")) {
            assertThat(full.put(GARAGE, "/reparateur/upload", Sandbox.file("a.pdf", new byte[1]))
                            .body())
                    .isEqualTo("{\"status\":\"Error\"}");
        }
    }

    @Test
    void aFolderIsOfOneProcess() {
        try (Sandbox first = Sandbox.start(folder)) {
            assertThatThrownBy(() -> Sandbox.start(folder))
                    .rootCause()
                    .hasMessageContaining("Another sandbox uses the folder " + folder);
            assertThat(first.bean(FileStore.class)).isNotNull();
        }
        Sandbox.start(folder).close();
    }

    @Test
    void theFilesOfAnotherDatabaseAreLeftAlone(@TempDir Path elsewhere) throws Exception {
        String key = uploadedIn(folder);
        uploadedIn(elsewhere);
        Files.copy(elsewhere.resolve("assure.db"), folder.resolve("assure.db"), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> Sandbox.start(folder))
                .rootCause()
                .hasMessageContaining("has the files of another database: nothing was removed");
        assertThat(content(key)).exists();
    }

    @Test
    void theFilesOfALostDatabaseAreLeftAlone() throws Exception {
        String key = uploadedIn(folder);
        Files.delete(folder.resolve("assure.db"));
        Files.delete(folder.resolve("documents/base"));

        assertThatThrownBy(() -> Sandbox.start(folder))
                .rootCause()
                .hasMessageContaining("has files, and this database knows of none: nothing was removed");
        assertThat(content(key)).exists();
    }

    @Test
    @DisplayName("a start with another store than that of the files is refused; as long as there is none, it is not")
    void anotherStore() throws Exception {
        Sandbox.start(folder).close();
        Sandbox.start(folder, BUCKET).close();
        uploadedIn(folder);

        assertThatThrownBy(() -> Sandbox.start(folder, BUCKET))
                .rootCause()
                .hasMessageContaining("The files of this database are in folder,")
                .hasMessageContaining("Les fichiers de cette base de données sont dans folder,")
                .hasMessageContaining("name s3:assure/:");
        assertThatThrownBy(() -> Sandbox.start(folder, and(BUCKET, "assure.document.moved=true")))
                .rootCause()
                .hasMessageContaining("are in folder,");
        database("update documents set efface_le = 1");
        Sandbox.start(folder, BUCKET).close();
    }

    @Test
    @DisplayName("a start with another bucket or prefix is refused, unless somebody says that it is right so")
    void anotherBucket() throws Exception {
        uploadedIn(folder);
        database("update installation set magasin = 's3:assure/'");
        String[] copy = and(BUCKET, "assure.document.s3.prefix=copie/");

        assertThatThrownBy(() -> Sandbox.start(folder, copy))
                .rootCause()
                .hasMessageContaining("are in s3:assure/,")
                .hasMessageContaining("name s3:assure/copie/:");
        Sandbox.start(folder, and(copy, "assure.document.moved=true")).close();
        Sandbox.start(folder, copy).close();
        assertThatThrownBy(() -> Sandbox.start(folder, BUCKET)).rootCause().hasMessageContaining("name s3:assure/:");
        assertThatThrownBy(() -> Sandbox.start(folder)).rootCause().hasMessageContaining("name folder:");
    }

    @Test
    @DisplayName("a start that is refused for what is wrong with its store leaves the files where they are known to be")
    void refusedStore() throws Exception {
        uploadedIn(folder);
        database("update installation set magasin = 's3:assure/'");

        assertThatThrownBy(() -> Sandbox.start(
                        folder,
                        "assure.document.store=s3",
                        "assure.document.s3.bucket=assur",
                        "assure.document.s3.endpoint=http://127.0.0.1:1",
                        "assure.document.s3.credentials-file=" + folder.resolve("absent"),
                        "assure.document.moved=true"))
                .rootCause()
                .hasMessageContaining("absent");
        Sandbox.start(folder, BUCKET).close();
    }

    private void database(String sql) {
        JdbcClient.create(Installation.SQLITE.database(folder)).sql(sql).update();
    }

    private static String[] and(String[] settings, String more) {
        return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
    }

    private static String uploadedIn(Path data) throws Exception {
        try (Sandbox sandbox = Sandbox.start(data)) {
            return sandbox.upload(GARAGE, "/reparateur/upload");
        }
    }

    private Path content(String key) {
        return folder.resolve("documents/gardes").resolve(key.substring(0, 2)).resolve(key);
    }
}
