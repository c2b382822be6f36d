package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lu.lalux.assure.cli.commands.Terminal;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.client.Authority;
import lu.lalux.assure.client.RecordingServer;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line says and answers, without a server. */
class CommandLineTest {

    private static final String GOOD = """
        {"idPrestataire": "XA1234", "referenceFacture": "F-1", "dateFacture": "2026-03-05", "numeroSinistre": "S-1",
         "referenceInterneLalux": "P-1", "immatriculationVehicule": "AB1234", "numeroChassisVehicule": "WVW1",
         "type": "F", "typeFacture": "REP", "factureHT": "1000", "factureTVA": "170.50", "factureTTC": "1170.50"}\
        """;

    private static final String EXPERTISE = """
        {"idExpert": "XT5678", "referenceFacture": "E-1", "dateFacture": "2026-04-14", "numeroSinistre": "S-2",
         "referenceInterneLalux": "EXP-1", "immatriculationVehicule": "CD5678", "numeroChassisVehicule": "VF1",
         "type": "F", "honorairesHT": "310", "honorairesTVA": "52.70", "honorairesTTC": "362.70",
         "prejudiceHT": "8200", "prejudiceTVA": "1394", "prejudiceTTC": "9594", "abandonVehicule": false}\
        """;

    @TempDir
    private Path folder;

    @Test
    void a_good_request_with_its_invoice_has_no_fault() throws IOException {
        write("F-1.json", GOOD);
        write("F-1.pdf", "%PDF-1.4");

        Run run = check();

        assertThat(run.output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
        assertThat(run.code()).isZero();
    }

    @Test
    void all_faults_are_told_at_once_in_the_contracts_codes() throws IOException {
        write("F-1.json", """
            {"idPrestataire": "", "referenceFacture": null, "dateFacture": "2026-02-30", "numeroSinistre": "S",
             "referenceInternelAlux": "P", "immatriculationVehicule": "AB", "numeroChassisVehicule": 12, "type": "X",
             "typeFacture": "REP", "nbrJourVehiculeRemplacement": 3, "factureHT": "12,50", "factureTVA": "1",
             "factureTTC": "2", "refPDFFacture": "absente.pdf"}\
            """);

        Run run = check();

        assertThat(run.output().lines().filter(line -> line.startsWith("  ")).map(CommandLineTest::placeAndCode))
                .containsExactlyInAnyOrder(
                        "idPrestataire valeur-vide",
                        "referenceFacture champ-obligatoire",
                        "dateFacture date-invalide",
                        "referenceInternelAlux champ-inconnu",
                        "referenceInterneLalux champ-obligatoire",
                        "numeroChassisVehicule type-invalide",
                        "type valeur-hors-liste",
                        "nbrJourVehiculeRemplacement jours-seulement-si-vhr",
                        "factureHT montant-invalide",
                        "refPDFFacture champ-obligatoire");
        assertThat(run.output()).contains("vouliez-vous dire « referenceInterneLalux » ?");
        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
    }

    @Test
    void a_sum_that_does_not_add_up_is_held_back_unless_it_is_meant() throws IOException {
        write("F-1.json", GOOD.replace("1170.50", "1170.51"));
        write("F-1.pdf", "%PDF-1.4");

        Run run = check();

        assertThat(run.output())
                .contains(
                        "  factureTTC : HT + TVA ne font pas TTC : 1170.50, et non 1170.51",
                        "--sommes-inexactes",
                        "[somme-inexacte]")
                .contains("1 demande(s) vérifiée(s), 1 à corriger.");
        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        Run meant = Run.of(Map.of(), "check", "--inexact-sums", folder.toString());
        assertThat(meant.output()).contains("(à savoir) factureTTC", "[somme-inexacte]");
        assertThat(meant.code()).isZero();
    }

    /** The program's number and the contract's are two, and a person who reads one of them alone takes it for the other. */
    @Test
    void the_version_is_the_programs_and_the_contracts() {
        String contract = Contract.bundled().version();

        for (String[] args : new String[][] {{"--version"}, {"lot", "--version"}}) {
            Run run = Run.of(Map.of(), args);
            assertThat(run.code()).isZero();
            assertThat(run.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("assure ")
                    .contains("contrat Assure " + contract);
        }
        assertThat(Run.of(Map.of("ASSURE_LANGUE", "en"), "-V").output()).contains("contract Assure " + contract);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"F\", \"type\": \"N\"}", "[]", "{", "{} {}", "", "null"})
    void what_is_no_json_object_is_said_so(String content) throws IOException {
        write("F-1.json", content);

        Run run = check();

        assertThat(run.output()).contains("[json-illisible]");
        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
    }

    @Test
    void a_table_as_a_spreadsheet_writes_it_is_put_into_the_contracts_form() throws IOException {
        write(
                "mars.csv",
                "\uFEFFidPrestataire;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;"
                        + "immatriculationVehicule;numeroChassisVehicule;type;typeFacture;factureHT;factureTVA;factureTTC;"
                        + "nbrJourVehiculeRemplacement;refPDFFacture\r\n"
                        + "XA1;F-1;5/3/2026;S-1;P-1;AB1;WVW1;F;VHR;1\u00A0000,00;170,50;1170,50;2;un.pdf\r\n"
                        + "XA1;F-2;2026-03-05;S-1;\"P;1\";AB1;WVW1;F;REP;1000;170.5;1170.50;;un.pdf\r\n"
                        + "XA1;F-3;2026-03-05;;P;AB1;WVW1;F;REP;1000;170.5;1170.50;;un.pdf\r\n");
        write("un.pdf", "%PDF-1.4");

        Run run = check();

        assertThat(run.output().lines().toList()).hasSize(3);
        assertThat(run.output()).contains("mars.csv:4", "numeroSinistre", "3 demande(s) vérifiée(s), 1 à corriger.");
    }

    @Test
    void a_table_in_another_encoding_is_refused_with_advice() throws IOException {
        Files.write(folder.resolve("mars.csv"), new byte[] {'a', ';', (byte) 0xE9, '\n'});

        Run run = check();

        assertThat(run.errors()).contains("CSV UTF-8");
        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
    }

    @Test
    void english_is_spoken_on_demand() throws IOException {
        write("F-1.json", GOOD);

        Run run = Run.of(Map.of(), "verifier", "--langue", "en", folder.toString());

        assertThat(run.output()).contains("The required field is missing or null", "1 request(s) checked, 1 to mend.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jeton", "deposer", "reparation", "expertise", "verifier", "lot", "modele", "colonnes"})
    void help_is_there_in_both_languages(String command) {
        String[] args = command.isEmpty() ? new String[] {"--aide"} : new String[] {command, "--aide"};

        Run french = Run.of(Map.of(), args);
        Run english = Run.of(Map.of("ASSURE_LANGUE", "en"), args);

        assertThat(french.output()).contains("Usage :", "Codes de retour :").doesNotContain("Exit codes");
        assertThat(english.output()).contains("Usage:", "Exit codes:").doesNotContain("Codes de retour");
        assertThat(french.code() + english.code()).isZero();
        assertThat(Run.of(Map.of(), command.isEmpty() ? new String[] {"-h"} : new String[] {command, "--help"})
                        .output())
                .isEqualTo(french.output());
        assertThat(french.output()).as("the synopsis").doesNotContain("[--dry-run", "[--address", "[--language");
        assertThat(english.output()).as("the synopsis").doesNotContain("[--essai-a-blanc", "[--adresse", "[--langue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--encodage=latin1 | Valeur refusée pour --encodage : « latin1 » ; attendu : UTF-8 ou windows-1252",
                "--fonction=x | Valeur refusée pour --fonction : « x » ; attendu : reparateur ou expert",
                "--reglage x mars | Option ou argument inconnu : --reglage (vouliez-vous dire « --reglages » ?)",
            })
    void what_is_wrong_with_a_command_line_is_said_with_what_would_be_right(String typed, String said) {
        List<String> args = new ArrayList<>(List.of("lot"));
        args.addAll(List.of(typed.split(" ")));

        Run run = Run.of(Map.of(), args.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors().lines().findFirst()).hasValue(said);
    }

    /** What is French has an English name too, and the same words. */
    @Test
    void every_command_and_option_has_an_english_name() throws IOException {
        Set<String> both = Set.of("assure", "expertise", "--client-id", "--proxy", "--json", "--version");
        CommandLine assure = Main.line(Run.context("en"));
        Set<CommandLine> all = new HashSet<>(assure.getSubcommands().values());
        all.add(assure);
        assertThat(all).allSatisfy(command -> {
            if (!both.contains(command.getCommandName())) {
                assertThat(command.getCommandSpec().aliases())
                        .as(command.getCommandName())
                        .hasSize(1);
            }
            assertThat(command.getCommandSpec().options()).allSatisfy(option -> {
                if (!both.contains(option.longestName())) {
                    assertThat(option.names())
                            .filteredOn(name -> name.startsWith("--"))
                            .hasSize(2);
                }
            });
        });

        write("F-1.json", GOOD);
        Run english = Run.of(Map.of(), "check", "--language", "en", "--function", "reparateur", folder.toString());
        assertThat(english).isEqualTo(Run.of(Map.of(), "verifier", "--langue", "en", folder.toString()));
        assertThat(english.output()).contains("1 request(s) checked, 1 to mend.");
        assertThat(Run.of(Map.of(), "token", "--language=en", "--client-id", "garage")
                        .errors())
                .contains("No credentials");
        for (String[] names : new String[][] {
            {"upload", "deposer"},
            {"repair", "reparation"},
            {"batch", "lot"},
            {"template", "modele"}
        }) {
            assertThat(Run.of(Map.of(), names[0], "--help")).isEqualTo(Run.of(Map.of(), names[1], "--aide"));
        }
    }

    /** An option without words would be shown with its key. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void every_option_and_parameter_has_its_words(String language) {
        CommandLine assure = Main.line(Run.context(language));
        Set<CommandLine> all = new HashSet<>(assure.getSubcommands().values());
        all.add(assure);
        assertThat(all).hasSize(9).allSatisfy(command -> {
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandName())
                    .isNotEmpty();
            assertThat(command.getCommandSpec().args())
                    .allSatisfy(arg -> assertThat(Texts.of(language).bundle().getString(arg.descriptionKey()))
                            .isNotBlank());
        });
    }

    @Test
    void the_exit_codes_are_those_of_help_and_readme() throws Exception {
        Set<Integer> codes = new TreeSet<>();
        for (Field field : ExitCode.class.getDeclaredFields()) {
            if (!Modifier.isPrivate(field.getModifiers())) {
                codes.add(field.getInt(null));
            }
        }
        for (String language : List.of("fr", "en")) {
            ResourceBundle bundle = Texts.of(language).bundle();
            assertThat(bundle.keySet().stream()
                            .filter(key -> key.startsWith("usage.exitCodeList."))
                            .map(key -> Integer.valueOf(bundle.getString(key).split(":")[0])))
                    .containsExactlyInAnyOrderElementsOf(codes);
        }
        assertThat(Files.readAllLines(Path.of("README.md")).stream()
                        .filter(line -> line.matches("\\| \\d+ \\|.*"))
                        .map(line -> Integer.valueOf(line.split(" ")[1])))
                .containsExactlyElementsOf(codes);
    }

    @Test
    void a_secret_that_is_nowhere_is_asked_for_at_the_console_and_not_shown() {
        try (RecordingServer server = new RecordingServer()) {
            server.answers(401, "application/json", "{\"error\":\"invalid_client\"}");
            List<String> questions = new ArrayList<>();
            Terminal terminal = question -> {
                questions.add(question);
                return "un secret";
            };

            Run run = Run.of(
                    Optional.of(terminal),
                    Map.of("ASSURE_ADRESSE", server.address().toString()),
                    "jeton",
                    "--client-id",
                    "garage");

            assertThat(questions).containsExactly("Secret de garage : ");
            assertThat(run.code()).isEqualTo(ExitCode.ACCESS);
            assertThat(run.output() + run.errors()).doesNotContain("un secret");
            assertThat(server.onlyRequest().headers().getFirst("Authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString("garage:un+secret".getBytes(UTF_8)));
        }
        assertThat(Run.of(Optional.of(question -> ""), Map.of(), "jeton", "--client-id", "garage")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_fault_of_this_program_has_its_own_code_and_tells_no_secret() {
        Run run = Run.of(
                Optional.of(question -> {
                    throw new IllegalStateException("un secret");
                }),
                Map.of(),
                "jeton",
                "--client-id",
                "garage");

        assertThat(run.code()).isEqualTo(ExitCode.INTERNAL);
        assertThat(run.errors()).contains("IllegalStateException").doesNotContain("un secret");
    }

    @Test
    void what_cannot_be_read_has_its_code() {
        String absent = folder.resolve("absent").toString();
        for (String[] args : new String[][] {
            {"verifier", absent},
            {"lot", absent},
            {"reparation", absent},
            {"expertise", absent},
            {"jeton", "--client-id", "a", "--secret-fichier", absent},
            {"jeton", "--jeton-fichier", absent},
            {"lot", "--autorite", absent, folder.toString()}
        }) {
            Run run = Run.of(Map.of("ASSURE_JETON", args[0].equals("lot") ? "x" : ""), args);
            assertThat(run.code()).as(String.join(" ", args)).isEqualTo(ExitCode.FILE);
            assertThat(run.errors()).contains("absent");
        }
    }

    @Test
    void a_wrong_command_line_has_its_code() {
        for (String[] args : new String[][] {
            {"envoyer"},
            {"lot"},
            {"lot", "--parallele", "17", "."},
            {"jeton", "--delai", "0"},
            {"jeton", "--adresse", "ftp://a"},
            {"jeton", "--fonction", "PEINTRE"},
            {"deposer"},
            {"jeton", "--proxy", "socks://a:1"},
            {"jeton", "--proxy", "http://sans-port"}
        }) {
            assertThat(Run.of(Map.of("ASSURE_JETON", "x"), args).code())
                    .as(String.join(" ", args))
                    .isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void a_proxys_password_comes_by_the_environment_alone() {
        Run option = Run.of(Map.of("ASSURE_JETON", "x"), "jeton", "--proxy", "http://garage:un-secret@localhost:1");
        assertThat(option.code()).isEqualTo(ExitCode.USAGE);
        assertThat(option.errors()).contains("ASSURE_PROXY").doesNotContain("un-secret");

        try (RecordingServer proxy = new RecordingServer()) {
            proxy.answers(401, "application/json", "{\"error\":\"invalid_client\"}");
            Run.of(
                    Map.of(
                            "ASSURE_ADRESSE", "http://assure.invalid",
                            "ASSURE_CLIENT_ID", "garage",
                            "ASSURE_CLIENT_SECRET", "secret",
                            "ASSURE_PROXY",
                                    "http://garage:un-secret@localhost:"
                                            + proxy.address().getPort()),
                    "jeton");
            assertThat(proxy.onlyRequest().uri()).hasToString("http://assure.invalid/token");
            assertThat(proxy.onlyRequest().headers().getFirst("Proxy-Authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString("garage:un-secret".getBytes(UTF_8)));
        }
    }

    @Test
    void an_authority_of_the_house_is_trusted_when_it_is_given() throws Exception {
        Authority authority = Authority.named("maison");
        Path pem = Files.writeString(folder.resolve("maison.pem"), authority.pem());
        try (RecordingServer server = new RecordingServer(authority.server())) {
            server.answers(401, "application/json", "{\"error\":\"invalid_client\"}");
            Map<String, String> environment = Map.of(
                    "ASSURE_ADRESSE", server.address().toString(),
                    "ASSURE_CLIENT_ID", "garage",
                    "ASSURE_CLIENT_SECRET", "secret");

            Run without = Run.of(environment, "jeton");
            assertThat(without.code()).isEqualTo(ExitCode.LATER);
            assertThat(without.errors()).contains("le certificat du serveur n'est pas reconnu");
            assertThat(Run.of(environment, "jeton", "--autorite", pem.toString())
                            .code())
                    .isEqualTo(ExitCode.ACCESS);
        }
        Files.writeString(pem, "no certificate");
        assertThat(Run.of(Map.of("ASSURE_JETON", "x"), "jeton", "--autorite", pem.toString())
                        .code())
                .isEqualTo(ExitCode.FILE);
    }

    /** Every command, refused in the ways that a server has; what is secret is in no output and in no file. */
    @ParameterizedTest
    @ValueSource(strings = {"jeton", "deposer", "reparation", "expertise", "lot"})
    void no_secret_is_ever_told(String command) throws IOException {
        String secret = "secret-plante-1";
        String token = "jeton-plante-2";
        Path request = Files.writeString(folder.resolve("F-1.json"), command.equals("expertise") ? EXPERTISE : GOOD);
        for (String pdf : List.of("F-1.pdf", "F-1.honoraires.pdf", "F-1.expertise.pdf")) {
            write(pdf, "%PDF-1.4");
        }
        String argument = switch (command) {
            case "lot" -> folder.toString();
            case "deposer" -> folder.resolve("F-1.pdf").toString();
            default -> request.toString();
        };
        String[] args = command.equals("jeton") ? new String[] {command} : new String[] {command, argument};
        String granted = "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":60}";
        for (String first : List.of("{\"error\":\"invalid_client\"}", "\"" + token + "\"", granted)) {
            try (RecordingServer server = new RecordingServer()) {
                server.answers(first.contains("error") ? 401 : 200, "application/json", first)
                        .answers(400, "text/plain", token + " " + secret);
                if (first.equals(granted) && command.equals("jeton")) {
                    continue;
                }
                Run run = Run.of(
                        Map.of(
                                "ASSURE_ADRESSE",
                                server.address().toString(),
                                "ASSURE_CLIENT_ID",
                                "garage",
                                "ASSURE_CLIENT_SECRET",
                                secret),
                        args);

                assertThat(run.code()).as(first).isNotZero();
                assertThat(run.output() + run.errors()).doesNotContain(secret, token);
                assertThat(server.received()).as("it got as far as the server").isNotEmpty();
            }
            for (Path written : written()) {
                assertThat(Files.readString(written)).doesNotContain(secret, token);
                Files.delete(written);
            }
        }
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getParent().toString().endsWith("assure-suivi"))
                    .toList();
        }
    }

    private static final String KEY = "3fa85f64-5717-4562-b3fc-2c963f66afa6.pdf";
    private static final String KEPT = "{\"status\":\"Verified\",\"key\":\"" + KEY + "\"}";

    private Run reparation(RecordingServer server) {
        return Run.of(
                Map.of("ASSURE_ADRESSE", server.address().toString(), "ASSURE_JETON", "un-jeton"),
                "reparation",
                "--json",
                folder.resolve("F-1.json").toString());
    }

    @Test
    void after_no_answer_the_same_command_sends_the_same_request() throws IOException {
        write("F-1.json", GOOD);
        write("F-1.pdf", "%PDF-1.4");
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", KEPT).answers(404, "text/html", "<html>");

            Run without = reparation(server);

            assertThat(without.code()).isEqualTo(ExitCode.LATER);
            assertThat(without.output()).contains("\"refPDFFacture\" : \"" + KEY, "\"status\" : 404");
            assertThat(without.errors()).contains("F-1.json.assure-suivi", "un proxy répond-il à sa place ?");
            assertThat(written()).isNotEmpty();

            server.answers(202, (String) null, null);
            Run with = reparation(server);

            assertThat(with.code()).isEqualTo(ExitCode.DONE);
            assertThat(server.received())
                    .extracting(received -> received.uri().toString())
                    .containsExactly("/reparateur/upload", "/reparateur", "/reparateur");
            assertThat(server.received().get(2).body())
                    .isEqualTo(server.received().get(1).body());
            assertThat(Files.readString(folder.resolve("F-1.json.assure-suivi/journal.jsonl")))
                    .contains("acceptee");
        }
    }

    @Test
    void what_the_server_refused_leaves_nothing_to_go_on_with() throws IOException {
        write("F-1.json", GOOD);
        write("F-1.pdf", "%PDF-1.4");
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", KEPT)
                    .answers(422, "application/problem+json", "{\"type\":\"urn:assure:probleme:regle\"}");

            assertThat(reparation(server).code()).isEqualTo(ExitCode.TO_MEND);
            assertThat(folder.resolve("F-1.json.assure-suivi")).doesNotExist();

            server.answers(200, "application/json", "{\"status\":\"Infected\"}");
            Run infected = reparation(server);
            assertThat(infected.code()).isEqualTo(ExitCode.TO_MEND);
            assertThat(infected.errors())
                    .contains("F-1.pdf : infecté, refusé", "N'envoyez plus ce fichier", "[Infected]");
            assertThat(infected.output()).contains("\"code\" : \"Infected\"");
            assertThat(folder.resolve("F-1.json.assure-suivi")).doesNotExist();

            server.answers(200, "application/json", "{\"status\":\"Error\"}");
            assertThat(reparation(server).code()).isEqualTo(ExitCode.LATER);
        }
    }

    @Test
    void after_a_conflict_the_keys_are_still_there() throws IOException {
        write("F-1.json", GOOD);
        write("F-1.pdf", "%PDF-1.4");
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", KEPT)
                    .answers(409, "application/problem+json", "{\"type\":\"urn:assure:probleme:demande-differente\"}");

            assertThat(reparation(server).code()).isEqualTo(ExitCode.TO_MEND);

            assertThat(Files.readString(folder.resolve("F-1.json.assure-suivi/journal.jsonl")))
                    .contains(KEY);
        }
    }

    /** Whose affair an answer is: only what the contract says of a request is the request's. */
    @ParameterizedTest
    @CsvSource({
        "400, true, 1", "409, true, 1", "413, true, 1", "422, true, 1", "401, true, 3", "403, true, 3", "404, true, 4",
        "429, true, 4", "503, true, 4", "400, false, 4", "307, false, 4", "403, false, 3", "407, false, 3",
                "404, false, 4"
    })
    void an_answer_says_whose_affair_it_is(int status, boolean problem, int code) throws IOException {
        write("F-1.json", GOOD.replace("\"1170.50\"", "\"1170.50\", \"refPDFFacture\": \"" + KEY + "\""));
        try (RecordingServer server = new RecordingServer(request -> new RecordingServer.Answer(
                status,
                Map.of("Content-Type", problem ? "application/problem+json" : "text/html", "Retry-After", "3600"),
                problem ? "{\"type\":\"urn:x\"}" : "<html>"))) {
            assertThat(reparation(server).code()).isEqualTo(code);
        }
    }

    @Test
    void a_secret_is_no_option() {
        Run run = Run.of(Map.of(), "jeton", "--secret", "tres-secret");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).contains("--secret");
    }

    @Test
    void missing_credentials_are_named() {
        Run run = Run.of(Map.of(), "jeton", "--client-id", "garage");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).contains("ASSURE_CLIENT_SECRET", "--secret-fichier");
    }

    @Test
    void both_languages_say_the_same_things() {
        assertThat(Texts.of("en").locale()).isEqualTo(Locale.ENGLISH);
        assertThat(Texts.of("en").bundle().keySet())
                .isEqualTo(Texts.of("fr").bundle().keySet());
    }

    private static String placeAndCode(String line) {
        return line.strip().replaceFirst(" .*\\[", " ").replace("]", "");
    }

    private Run check() {
        return Run.of(Map.of(), "verifier", folder.toString());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
