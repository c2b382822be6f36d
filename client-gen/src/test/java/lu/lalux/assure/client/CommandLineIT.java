package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line as it is delivered: the archive, in a process of its own, against the running stub. */
@ExtendWith(Sandbox.Extension.class)
class CommandLineIT {

    private static final String JAR = System.getProperty("assure.cli");
    private static final int INVOICES = 1_000;
    private static final int WORKERS = 4;
    private static final List<Integer> CUT_AT = List.of(200, 450, 700);
    private static final long PATIENCE_SECONDS = 600;

    private final Sandbox sandbox;
    private final String prefix = "LOT-" + UUID.randomUUID() + "-";

    @TempDir
    private Path directory;

    CommandLineIT(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    private record Run(int code, String output, String errors) {}

    @Test
    void a_thousand_invoices_and_three_kills_leave_each_invoice_exactly_once() throws Exception {
        Path folder = folder(INVOICES);
        for (int cut : CUT_AT) {
            Process run = start("lot", "--parallele", String.valueOf(WORKERS), folder.toString());
            try {
                waitUntilRecorded(run, cut);
            } finally {
                run.destroyForcibly();
            }
            assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).as("cut off, not finished").isNotZero();
        }

        Run last = run("lot", "--parallele", String.valueOf(WORKERS), folder.toString());

        assertThat(last.code()).as(last.output() + last.errors()).isZero();
        assertThat(sandbox.recorded(prefix))
                .as("every invoice exactly once")
                .containsExactlyElementsOf(
                        IntStream.range(0, INVOICES).mapToObj(this::reference).toList());
        assertThat(sandbox.kept(prefix))
                .as("a kill costs at most one upload a worker")
                .isBetween(INVOICES, INVOICES + CUT_AT.size() * WORKERS);
        assertThat(last.output()).contains("déjà acceptée(s) lors d'un envoi précédent", "Tout est envoyé.");
        assertThat(Files.readString(folder.resolve("assure-suivi/bilan.json")))
                .contains("\"demandes\" : " + INVOICES, "\"en-attente\" : 0");

        int kept = sandbox.kept(prefix);
        Run again = run("lot", folder.toString());
        assertThat(again.code()).isZero();
        assertThat(again.output()).contains(INVOICES + " déjà acceptée(s)");
        assertThat(sandbox.kept(prefix)).as("nothing is sent twice").isEqualTo(kept);
    }

    @Test
    void what_is_wrong_stays_behind_and_what_is_right_is_sent() throws Exception {
        Path folder = folder(3);
        Path wrong = folder.resolve("1.json");
        Files.writeString(wrong, Files.readString(wrong).replace("1170.50\"", "1170,50\""));

        Run first = run("lot", folder.toString());

        assertThat(first.code()).isEqualTo(1);
        assertThat(first.output()).contains("montant-invalide", "2 acceptée(s)", "1 à corriger");
        assertThat(sandbox.recorded(prefix)).containsExactly(reference(0), reference(2));

        Files.writeString(wrong, Files.readString(wrong).replace("1170,50\"", "1170.50\""));
        Run second = run("lot", "--json", "--langue", "en", folder.toString());

        assertThat(second.code()).isZero();
        assertThat(second.output()).contains("\"acceptee\" : 1", "\"deja-acceptee\" : 2");
        assertThat(sandbox.recorded(prefix)).hasSize(3);
    }

    @Test
    void a_journal_belongs_to_one_account() throws Exception {
        Path folder = folder(1);
        assertThat(run("lot", folder.toString()).code()).isZero();

        Run other = run("lot", "--client-id", "garage-autre", folder.toString());

        assertThat(other.code()).isEqualTo(5);
        assertThat(other.errors()).contains("autre compte");
    }

    @Test
    void wrong_credentials_stop_everything_and_lose_nothing() throws Exception {
        Path folder = folder(3);
        Path secret = Files.writeString(directory.resolve("secret"), "un-faux-secret");

        Run refused = run("lot", "--secret-fichier", secret.toString(), folder.toString());

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.output() + refused.errors())
                .contains("invalid_client", "3 en attente")
                .doesNotContain("un-faux-secret");
        assertThat(run("lot", folder.toString()).code()).isZero();
        assertThat(sandbox.recorded(prefix)).hasSize(3);
    }

    @Test
    void a_token_a_file_and_a_request_each_have_their_command() throws Exception {
        Path folder = folder(1);

        assertThat(run("jeton").output().strip()).matches("[A-Za-z0-9_.-]{40,}");
        assertThat(run("deposer", folder.resolve("0.pdf").toString()).output().strip())
                .matches(".* : [0-9a-f-]{36}\\.pdf");
        Run sent = run("reparation", folder.resolve("0.json").toString());
        assertThat(sent.output()).contains("Demande " + reference(0) + " acceptée.");
        assertThat(sent.code()).isZero();
        assertThat(sandbox.recorded(prefix)).containsExactly(reference(0));
    }

    private void waitUntilRecorded(Process run, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (sandbox.recorded(prefix).size() < count) {
            assertThat(run.isAlive() && System.nanoTime() < end)
                    .as("still sending with " + count + " to be reached")
                    .isTrue();
            Thread.sleep(5);
        }
    }

    private Run run(String... args) throws Exception {
        Process run = start(args);
        try {
            assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Run(
                    run.exitValue(),
                    Files.readString(directory.resolve("sortie")),
                    Files.readString(directory.resolve("erreurs")));
        } finally {
            run.destroyForcibly();
        }
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("sortie").toFile())
                .redirectError(directory.resolve("erreurs").toFile());
        builder.environment()
                .putAll(Map.of(
                        "ASSURE_ADRESSE",
                        sandbox.address().toString(),
                        "ASSURE_CLIENT_ID",
                        Sandbox.GARAGE,
                        "ASSURE_CLIENT_SECRET",
                        Sandbox.GARAGE_SECRET,
                        "ASSURE_LANGUE",
                        "fr"));
        builder.environment().remove("ASSURE_JETON");
        return builder.start();
    }

    private String reference(int number) {
        return prefix + "%04d".formatted(number);
    }

    /** So many requests, each with its invoice beside it. */
    private Path folder(int count) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("mars"));
        try (Stream<Integer> numbers = IntStream.range(0, count).boxed()) {
            numbers.forEach(number -> write(folder, number));
        }
        return folder;
    }

    private void write(Path folder, int number) {
        try {
            Files.writeString(folder.resolve(reference(number) + ".pdf"), "%PDF-1.4\n% " + number + "\n%%EOF\n");
            Files.writeString(folder.resolve("0.pdf"), "%PDF-1.4\n%%EOF\n");
            Files.writeString(folder.resolve(number + ".json"), """
                    {"idPrestataire": "XA1234", "referenceFacture": "%s", "dateFacture": "2026-03-05",
                     "numeroSinistre": "S-1", "referenceInterneLalux": "Pièce n° 1", "immatriculationVehicule": "AB1234",
                     "numeroChassisVehicule": "WVW1", "type": "F", "typeFacture": "REP", "factureHT": "1000",
                     "factureTVA": "170.50", "factureTTC": "1170.50", "refPDFFacture": "%s.pdf"}
                    """.formatted(reference(number), reference(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
