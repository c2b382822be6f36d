package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.BrowserPage.body;
import static lu.lalux.assure.stub.gestion.BrowserPage.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.stub.storage.Backup;
import lu.lalux.assure.stub.support.PostgresServer;
import lu.lalux.assure.stub.support.Program;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever gets hold of a backup has hashes, and nothing that opens a door: each kind of secret is made, used, and
 * looked for there.
 */
class BackedUpSecretsIT {

    private static final String USER = "m.sauvegarde";
    private static final String PASSWORD = "un-mot-de-passe-de-sauvegarde-8Kt3";

    @TempDir
    Path folder;

    @TempDir
    Path place;

    private Management management;

    @Test
    @DisplayName("SQLite: no secret, password, link, session or token is in the copy that the command makes")
    void sqlite() throws Exception {
        try (Sandbox sandbox = started()) {
            Map<String, String> secrets = secrets(sandbox);
            Path copy = place.resolve("copie");
            assertThat(Backup.run(
                            List.of(Backup.OPTION, folder.toString(), copy.toString()),
                            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)))
                    .isZero();
            assertHasNone(copy, secrets);
        }
    }

    @Test
    @Needs(Tool.POSTGRESQL)
    @DisplayName("PostgreSQL: none is in what pg_dump makes")
    void postgresql() throws Exception {
        Path programs = PostgresServer.programs();
        PostgresServer server = PostgresServer.running();
        try (Sandbox sandbox = started(server.settings(folder).toArray(String[]::new))) {
            Map<String, String> secrets = secrets(sandbox);
            Program.run(
                    programs,
                    "pg_dump",
                    "--no-unlogged-table-data",
                    "--file=" + place.resolve("assure.sql"),
                    server.address(folder));
            assertHasNone(place, secrets);
        }
    }

    private Sandbox started(String... more) {
        List<String> settings = new ArrayList<>(Management.settings());
        settings.add("assure.journal.keep=without-bodies");
        settings.addAll(List.of(more));
        return Sandbox.start(folder, settings.toArray(String[]::new));
    }

    /** Each has been used, so that whatever keeps it has kept it. */
    private Map<String, String> secrets(Sandbox sandbox) throws Exception {
        management = new Management(sandbox::to, sandbox::send);
        Map<String, String> secrets = new LinkedHashMap<>();
        String account = management.account("Garage de la Sauvegarde", "reparateur");
        String application = management.application(account, "[\"/reparateur\", \"/reparateur/upload\"]");
        String secret = management.secret(application, 0).get("valeur").asString();
        String token = management.token(application, secret, "/reparateur /reparateur/upload");
        management.with(token, "PUT", "/reparateur", "{\"idPrestataire\": \"" + secret + "\"}");
        secrets.put("secret", secret);
        secrets.put("token", token.substring(token.lastIndexOf('.')));

        String used = json(management.administrator(
                        "POST",
                        "/gestion/utilisateurs",
                        body("utilisateur", USER, "role", "prestataire", "compte", account)))
                .at("/lien/lien")
                .asString();
        assertThat(management
                        .anonymous("POST", "/gestion/liens", body("lien", used, "motDePasse", PASSWORD))
                        .statusCode())
                .isEqualTo(200);
        BrowserPage page = new BrowserPage(sandbox);
        assertThat(page.signIn(USER, PASSWORD).statusCode()).isEqualTo(200);
        String open = json(management.administrator("POST", "/gestion/utilisateurs/" + USER + "/liens", ""))
                .get("lien")
                .asString();
        secrets.put("used link", used);
        secrets.put("open link", open);
        secrets.put("password", PASSWORD);
        secrets.put("session", page.value());
        assertThat(secrets).doesNotContainValue("").doesNotContainValue(null);
        return secrets;
    }

    private static void assertHasNone(Path copy, Map<String, String> secrets) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(all.indexOf(USER))
                    .as("it is a copy of this database")
                    .isPositive();
            secrets.forEach((what, secret) ->
                    softly.assertThat(all.indexOf(secret)).as(what).isNegative());
        });
    }
}
