package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line as it is delivered: the archive, in a process of its own, against the running stub. */
@ExtendWith(Sandbox.Extension.class)
class CommandLineIT {

    private static final String JAR = System.getProperty("assure.cli");
    /** Of its loaded classes (AppCDS): it spares a short run a third of its processor time. Those that are judged use it, too. */
    private static final Path ARCHIVE = Path.of(System.getProperty("assure.cli.archive"));

    private static final Map<String, String> GARAGE =
            Map.of("ASSURE_CLIENT_ID", Sandbox.GARAGE, "ASSURE_CLIENT_SECRET", Sandbox.GARAGE_SECRET);
    private static final Map<String, String> EXPERT =
            Map.of("ASSURE_CLIENT_ID", Sandbox.EXPERT_BACKEND, "ASSURE_CLIENT_SECRET", Sandbox.EXPERT_BACKEND_SECRET);
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

    /** The archive is made by a run that sends an invoice, as most others do. */
    @BeforeAll
    static void archive(Sandbox sandbox, @TempDir Path directory) throws Exception {
        Files.deleteIfExists(ARCHIVE);
        CommandLineIT first = new CommandLineIT(sandbox);
        first.directory = directory;

        Run run = first.run("lot", first.folder(1).toString());

        assertThat(run.code()).as(run.output() + run.errors()).isZero();
        assertThat(ARCHIVE).exists();
    }

    @Test
    void a_thousand_invoices_and_three_kills_leave_each_invoice_exactly_once() throws Exception {
        Path folder = folder(INVOICES);
        for (int cut : CUT_AT) {
            Process run = start(GARAGE, "coupe", "lot", "--parallele", String.valueOf(WORKERS), folder.toString());
            try {
                waitUntilAccepted(run, folder, cut);
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
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

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

    @Test
    void an_expert_has_a_command_too() throws Exception {
        Path request = Files.writeString(directory.resolve("E-1.json"), """
                {"idExpert": "XT5678", "referenceFacture": "%s", "dateFacture": "2026-04-14", "numeroSinistre": "S-2",
                 "referenceInterneLalux": "EXP-1", "immatriculationVehicule": "CD5678", "numeroChassisVehicule": "VF1",
                 "type": "F", "honorairesHT": "310", "honorairesTVA": "52.70", "honorairesTTC": "362.70",
                 "prejudiceHT": "8200", "prejudiceTVA": "1394", "prejudiceTTC": "9594", "abandonVehicule": false}
                """.formatted(reference(0)));
        Path fees = Files.writeString(directory.resolve(reference(0) + ".pdf"), "%PDF-1.4\n%%EOF\n");
        Path report = Files.copy(fees, directory.resolve("rapport.pdf"));

        Run unnamed = run(EXPERT, "expertise", request.toString());
        assertThat(unnamed.code()).isEqualTo(1);
        assertThat(unnamed.errors()).contains("refPdfHonoraires", "refPdfExpertise", "[champ-obligatoire]");

        Run sent = run(
                EXPERT,
                "expertise",
                "--honoraires",
                fees.toString(),
                "--rapport",
                report.toString(),
                "--json",
                request.toString());

        assertThat(sent.code()).as(sent.errors()).isZero();
        assertThat(sent.output()).contains("\"status\" : 202", "\"refPdfHonoraires\" :", "\"refPdfExpertise\" :");
        assertThat(sandbox.recorded(prefix)).containsExactly(reference(0));
    }

    @Test
    void an_experts_table_is_sent_as_a_spreadsheet_writes_it() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("avril"));
        Files.writeString(folder.resolve("m.pdf"), "%PDF-1.4\n%%EOF\n");
        Files.write(
                folder.resolve("avril.csv"),
                ("idExpert;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;immatriculationVehicule;"
                                + "numeroChassisVehicule;type;honorairesHT;honorairesTVA;honorairesTTC;prejudiceHT;"
                                + "prejudiceTVA;prejudiceTTC;abandonVehicule;refPdfHonoraires;refPdfExpertise\r\n"
                                + "XT5678;" + reference(0) + ";14/04/2026;S-2;Réf. 1;CD5678;VF1;F;310,00;52,70;362,70;"
                                + "8 200,00;1 394,00;9 594,00;FAUX;m.pdf;m.pdf\r\n")
                        .getBytes(Charset.forName("windows-1252")));

        assertThat(run(EXPERT, "lot", folder.toString()).errors()).contains("ligne 2", "--encodage windows-1252");
        Run sent = run(EXPERT, "lot", "--encodage", "windows-1252", folder.toString());

        assertThat(sent.code()).as(sent.output() + sent.errors()).isZero();
        assertThat(sandbox.recorded(prefix)).containsExactly(reference(0));
    }

    /** The server forgets a file after 24 hours; here its own clock is moved on between two runs. */
    @Test
    void a_run_that_goes_on_a_day_later_uploads_again() throws Exception {
        Path folder = folder(1);
        Path request = folder.resolve("0.json");
        Files.writeString(request, Files.readString(request).replace("1170.50\"", "1170.51\""));
        Run first = run("lot", "--sommes-inexactes", folder.toString());
        assertThat(first.code()).as(first.output() + first.errors()).isEqualTo(1);
        assertThat(first.output()).contains("[somme-inexacte]", "1 refusée(s)");
        assertThat(sandbox.kept(prefix)).isEqualTo(1);
        Files.writeString(request, Files.readString(request).replace("1170.51\"", "1170.50\""));

        sandbox.control("PUT", "/horloge?avancer=PT25H");
        try {
            Run second = run("lot", folder.toString());

            assertThat(second.code()).as(second.output() + second.errors()).isZero();
            assertThat(sandbox.recorded(prefix)).containsExactly(reference(0));
            assertThat(sandbox.kept(prefix)).as("uploaded again").isEqualTo(2);
        } finally {
            sandbox.control("DELETE", "/etat");
        }
    }

    @Test
    void a_second_run_on_the_same_folder_is_refused_while_the_first_goes_on() throws Exception {
        Path folder = folder(300);
        Process first = start(GARAGE, "premier", "lot", folder.toString());
        try {
            waitUntilAccepted(first, folder, 1);
            // It goes on until the second has ended, however long that takes to start.
            signal(first, "STOP");

            Run second = run("lot", folder.toString());

            signal(first, "CONT");
            assertThat(second.code()).isEqualTo(5);
            assertThat(second.errors()).contains("Un autre envoi");
            assertThat(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(first.exitValue()).isZero();
        } finally {
            first.destroyForcibly();
        }
        assertThat(sandbox.recorded(prefix)).hasSize(300);
    }

    /** 64 MB are about half of what the contents of so many lines would take. */
    @Test
    void a_hundred_thousand_lines_fit_into_little_memory() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("grand"));
        Files.writeString(folder.resolve("un.pdf"), "%PDF-1.4");
        try (BufferedWriter table = Files.newBufferedWriter(folder.resolve("annee.csv"))) {
            table.write("idPrestataire;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;"
                    + "immatriculationVehicule;numeroChassisVehicule;type;typeFacture;factureHT;factureTVA;factureTTC;"
                    + "refPDFFacture\n");
            for (int i = 0; i < 100_000; i++) {
                table.write("XA1234;" + reference(i) + ";31/12/2026;S-2026-" + i + ";PEC-2026-" + i
                        + ";AB1234;WVWZZZ1JZXW000001;F;REP;1 000,00;170,50;"
                        + (i % 2 == 0 ? "1 170,50" : "faux") + ";un.pdf\n");
            }
        }

        Run run = run(List.of("-Xmx64m"), "lot", "--essai-a-blanc", folder.toString());

        assertThat(run.code()).as(run.errors()).isEqualTo(1);
        assertThat(run.output()).contains("50000 à corriger", "50000 prête(s) à l'envoi", "49000 autre(s)");
    }

    /** As a crontab's line starts it, without the script: what cannot be named is said of its request, and the others are read. */
    @Test
    void says_which_file_cannot_be_named_where_there_is_no_locale() throws Exception {
        Path folder = folder(1);
        Files.writeString(
                folder.resolve("1.json"),
                Files.readString(folder.resolve("0.json")).replace(reference(0) + ".pdf", "Noël.pdf"));
        Files.writeString(
                folder.resolve("Été.json"),
                Files.readString(folder.resolve("0.json")).replaceFirst(",\\s*\"refPDFFacture\"[^}]*", ""));
        for (String name : List.of("Noël.pdf", "Été.pdf")) {
            Files.writeString(folder.resolve(name), "%PDF-1.4");
        }

        Run run = run(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""), "verifier", folder.toString());

        assertThat(run.code()).as(run.output() + run.errors()).isEqualTo(1);
        assertThat(run.output())
                .contains("3 demande(s) vérifiée(s), 2 à corriger.")
                .containsPattern("(?s)LC_ALL=C.UTF-8.*LC_ALL=C.UTF-8");
    }

    private static long accepted(Path folder) throws IOException {
        Path journal = folder.resolve("assure-suivi/journal.jsonl");
        if (!Files.exists(journal)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.filter(line -> line.startsWith("{\"quoi\":\"acceptee\""))
                    .count();
        }
    }

    private static void signal(Process process, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).as("kill -" + name).isZero();
    }

    private static void waitUntilAccepted(Process run, Path folder, int count) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (accepted(folder) < count) {
            assertThat(run.isAlive() && System.nanoTime() < end)
                    .as("still sending with " + count + " to be reached")
                    .isTrue();
            Thread.sleep(20);
        }
    }

    private Run run(String... args) throws Exception {
        return run(GARAGE, args);
    }

    private Run run(Map<String, String> account, String... args) throws Exception {
        return run(List.of(), account, args);
    }

    private Run run(List<String> jvm, String... args) throws Exception {
        return run(jvm, GARAGE, args);
    }

    private Run run(List<String> jvm, Map<String, String> account, String... args) throws Exception {
        Process run = start(jvm, account, "seul", args);
        try {
            assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Run(
                    run.exitValue(),
                    Files.readString(directory.resolve("seul.sortie")),
                    Files.readString(directory.resolve("seul.erreurs")));
        } finally {
            run.destroyForcibly();
        }
    }

    private Process start(Map<String, String> account, String name, String... args) throws IOException {
        return start(List.of(), account, name, args);
    }

    private Process start(List<String> jvm, Map<String, String> account, String name, String... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Such a short run is over before the second compiler has paid for itself: half of the processor's time.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add((Files.exists(ARCHIVE) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + ARCHIVE);
        // What Java leaves out of it would be said on the standard output.
        command.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve(name + ".sortie").toFile())
                .redirectError(directory.resolve(name + ".erreurs").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("ASSURE_"));
        builder.environment().put("ASSURE_ADRESSE", sandbox.address().toString());
        builder.environment().put("ASSURE_LANGUE", "fr");
        builder.environment().putAll(account);
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
