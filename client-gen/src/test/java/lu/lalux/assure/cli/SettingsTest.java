package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.settings.SettingsFile;
import lu.lalux.assure.client.RecordingServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several accounts in one file, and their secrets in files that only their owner may read. */
class SettingsTest {

    @TempDir
    private Path folder;

    private Path settings;
    private Path secret;

    @BeforeEach
    void two_accounts() throws IOException {
        settings = folder.resolve("assure.json");
        secret = Files.writeString(folder.resolve("nord.secret"), "secret-nord\n");
        allow(secret, "rw-------");
        allow(Files.writeString(folder.resolve("sud.secret"), "secret-sud"), "r--------");
    }

    private static void allow(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private void accounts(RecordingServer server, String usual) throws IOException {
        Files.writeString(settings, """
            {"comptes": {"nord": {"adresse": "%1$s", "clientId": "garage-nord", "secretFichier": "nord.secret"},
                         "sud": {"adresse": "%1$s", "clientId": "garage-sud", "secretFichier": "sud.secret"}}%2$s}
            """.formatted(server.address(), usual));
    }

    @Test
    void an_account_has_address_identifier_and_secret() throws IOException {
        try (RecordingServer server = refusing()) {
            accounts(server, "");
            // The environment's credentials are not those of this account.
            Map<String, String> environment =
                    Map.of("ASSURE_JETON", "x", "ASSURE_CLIENT_SECRET", "y", "ASSURE_CLIENT_ID", "z");
            Run.of(environment, "jeton", "--reglages", settings.toString(), "--compte", "nord");
            Run.of(Map.of("ASSURE_REGLAGES", settings.toString(), "ASSURE_COMPTE", "sud"), "jeton");
            accounts(server, ", \"compte\": \"sud\"");
            Run.of(environment, "token", "--settings", settings.toString());

            assertThat(server.received())
                    .extracting(request -> request.headers().getFirst("Authorization"))
                    .containsExactly(
                            basic("garage-nord:secret-nord"),
                            basic("garage-sud:secret-sud"),
                            basic("garage-sud:secret-sud"));
        }
    }

    /** A token that was forgotten in the environment would send for somebody else than the one who is named. */
    @Test
    void who_is_typed_is_who_asks() throws IOException {
        try (RecordingServer server = refusing()) {
            Run.of(
                    Map.of("ASSURE_JETON", "x", "ASSURE_ADRESSE", server.address() + ""),
                    "jeton",
                    "--client-id",
                    "garage",
                    "--secret-fichier",
                    secret.toString());
            Run.of(
                    Map.of("ASSURE_JETON", "x", "ASSURE_CLIENT_SECRET", "y", "ASSURE_ADRESSE", server.address() + ""),
                    "jeton",
                    "--client-id",
                    "garage");

            assertThat(server.received())
                    .extracting(request -> request.method() + " " + request.uri() + " "
                            + request.headers().getFirst("Authorization"))
                    .containsExactly("POST /token " + basic("garage:secret-nord"), "POST /token " + basic("garage:y"));
        }
    }

    private static RecordingServer refusing() {
        return new RecordingServer(request -> new RecordingServer.Answer(
                401, Map.of("Content-Type", "application/json"), "{\"error\":\"invalid_client\"}"));
    }

    private static String basic(String account) {
        return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----"})
    void a_secret_that_others_may_read_is_refused_before_anything_is_sent(String permissions) throws IOException {
        allow(secret, permissions);
        try (RecordingServer server = refusing()) {
            accounts(server, ", \"compte\": \"nord\"");
            for (List<String> args : List.of(
                    List.of("jeton", "--reglages", settings.toString()),
                    List.of("jeton", "--client-id", "a", "--secret-fichier", secret.toString()),
                    List.of("jeton", "--jeton-fichier", secret.toString()))) {
                Run run = Run.of(Map.of("ASSURE_ADRESSE", server.address() + ""), args.toArray(String[]::new));

                assertThat(run.code()).as(run.errors()).isEqualTo(ExitCode.FILE);
                assertThat(run.errors())
                        .contains(permissions, "chmod 600 " + secret)
                        .doesNotContain("secret-nord");
            }
            assertThat(server.received()).isEmpty();
        }
    }

    /** What a real run would stumble over, the run that tries it out says. */
    @ParameterizedTest
    @ValueSource(strings = {"absent", "open", "empty"})
    void a_dry_run_looks_for_the_secret_too(String what) throws IOException {
        Path mars = Files.createDirectory(folder.resolve("mars"));
        Files.writeString(mars.resolve("1.json"), "{}");
        switch (what) {
            case "absent" -> Files.delete(secret);
            case "open" -> allow(secret, "rw-r--r--");
            default -> Files.writeString(secret, "");
        }
        try (RecordingServer server = refusing()) {
            accounts(server, ", \"compte\": \"nord\"");

            Run dry = Run.of(Map.of(), "lot", "--essai-a-blanc", "--reglages", settings.toString(), mars.toString());

            assertThat(dry.code()).isEqualTo(ExitCode.FILE);
            assertThat(dry.errors()).contains("nord.secret");
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{| ligne 1",
                "[]| objet JSON",
                "{}| comptes",
                "{\"comptes\": {}}| comptes",
                "{\"comptes\": {\"a\": 1}}| comptes.a",
                "{\"comptes\": {\"a\": {}, \"b\": {}}}| quel compte ? Donnez --compte, ou nommez-en un sous « compte » (il y a : a, b)",
                "{\"comptes\": {\"a\": {}}, \"compte\": \"b\"}| pas de compte « b » (il y a : a)",
                "{\"comptes\": {\"a\": {\"clientID\": \"x\"}}}| vouliez-vous dire « clientId »",
                "{\"comptes\": {\"a\": {\"secret\": \"mon-secret\"}}}| réglage « comptes.a.secret » inconnu",
                "{\"comptes\": {\"a\": {\"clientId\": 7}}}| attendu un texte sous « comptes.a.clientId »",
                "{\"comptes\": {\"a\": {}}, \"a\": 1}| réglage « a » inconnu",
                "{\"comptes\": {\"a\": {\"secret\": mon-secret}}}| ligne 1"
            })
    void what_is_wrong_with_the_settings_is_said(String content, String said) throws IOException {
        Files.writeString(settings, content);

        Run run = Run.of(Map.of(), "jeton", "--reglages", settings.toString());

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .startsWith("Réglages " + settings + " : ")
                .contains(said)
                .doesNotContain("mon-secret", "Exception", "Unexpected");
    }

    /** Who fills in what the first steps say to fill in, and gives their commands, sends to LALUX. */
    @Test
    void the_example_of_the_first_steps_is_of_production_unless_the_sandbox_is_named() throws IOException {
        Path programme = Path.of("src/main/programme");
        SettingsFile example = new SettingsFile(programme.resolve("reglages-exemple.json"), Texts.of("fr"));

        assertThat(example.account(Optional.empty()).address()).isEmpty();
        assertThat(example.account(Optional.of("essai")).address())
                .hasValueSatisfying(address -> assertThat(address).startsWith("http://localhost"));
        assertThat(Files.readString(programme.resolve("LISEZMOI.txt")))
                .contains(
                        "assure lot --reglages reglages.json mars\n",
                        "assure lot --reglages reglages.json --compte essai ");
        assertThat(Files.readString(programme.resolve("README.txt")))
                .contains("--settings reglages.json march\n", "--settings reglages.json --account essai ");
    }

    @Test
    void settings_that_are_not_there_are_said_so() {
        Run absent = Run.of(
                Map.of(), "jeton", "--reglages", folder.resolve("absent.json").toString());
        assertThat(absent.code()).isEqualTo(ExitCode.FILE);
        assertThat(absent.errors()).contains("absent.json n'existe pas");

        Run nowhere = Run.of(Map.of(), "jeton", "--compte", "nord");
        assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nowhere.errors()).contains("--reglages");
    }
}
