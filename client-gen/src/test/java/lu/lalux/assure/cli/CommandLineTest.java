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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lu.lalux.assure.client.Authority;
import lu.lalux.assure.client.RecordingServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line says and answers, without a server. */
class CommandLineTest {

    private static final String BONNE = """
            {"idPrestataire": "XA1234", "referenceFacture": "F-1", "dateFacture": "2026-03-05", "numeroSinistre": "S-1",
             "referenceInterneLalux": "P-1", "immatriculationVehicule": "AB1234", "numeroChassisVehicule": "WVW1",
             "type": "F", "typeFacture": "REP", "factureHT": "1000", "factureTVA": "170.50", "factureTTC": "1170.50"}""";

    private static final String EXPERTISE = """
            {"idExpert": "XT5678", "referenceFacture": "E-1", "dateFacture": "2026-04-14", "numeroSinistre": "S-2",
             "referenceInterneLalux": "EXP-1", "immatriculationVehicule": "CD5678", "numeroChassisVehicule": "VF1",
             "type": "F", "honorairesHT": "310", "honorairesTVA": "52.70", "honorairesTTC": "362.70",
             "prejudiceHT": "8200", "prejudiceTVA": "1394", "prejudiceTTC": "9594", "abandonVehicule": false}""";

    @TempDir
    private Path dossier;

    @Test
    void a_good_request_with_its_invoice_has_no_fault() throws IOException {
        ecrire("F-1.json", BONNE);
        ecrire("F-1.pdf", "%PDF-1.4");

        Appel appel = verifier();

        assertThat(appel.sortie()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
        assertThat(appel.code()).isZero();
    }

    @Test
    void all_faults_are_told_at_once_in_the_contracts_codes() throws IOException {
        ecrire("F-1.json", """
                {"idPrestataire": "", "referenceFacture": null, "dateFacture": "2026-02-30", "numeroSinistre": "S",
                 "referenceInternelAlux": "P", "immatriculationVehicule": "AB", "numeroChassisVehicule": 12, "type": "X",
                 "typeFacture": "REP", "nbrJourVehiculeRemplacement": 3, "factureHT": "12,50", "factureTVA": "1",
                 "factureTTC": "2", "refPDFFacture": "absente.pdf"}""");

        Appel appel = verifier();

        assertThat(appel.sortie().lines().filter(line -> line.startsWith("  ")).map(CommandLineTest::lieuEtCode))
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
        assertThat(appel.sortie()).contains("vouliez-vous dire « referenceInterneLalux » ?");
        assertThat(appel.code()).isEqualTo(CodeRetour.A_CORRIGER);
    }

    @Test
    void a_sum_that_does_not_add_up_is_advice() throws IOException {
        ecrire("F-1.json", BONNE.replace("1170.50", "1170.51"));
        ecrire("F-1.pdf", "%PDF-1.4");

        Appel appel = verifier();

        assertThat(appel.sortie()).contains("(conseil) factureTTC", "[somme-inexacte]");
        assertThat(appel.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"F\", \"type\": \"N\"}", "[]", "{", "{} {}", "", "null"})
    void what_is_no_json_object_is_said_so(String contenu) throws IOException {
        ecrire("F-1.json", contenu);

        Appel appel = verifier();

        assertThat(appel.sortie()).contains("[json-illisible]");
        assertThat(appel.code()).isEqualTo(CodeRetour.A_CORRIGER);
    }

    @Test
    void a_table_as_a_spreadsheet_writes_it_is_put_into_the_contracts_form() throws IOException {
        ecrire(
                "mars.csv",
                "\uFEFFidPrestataire;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;"
                        + "immatriculationVehicule;numeroChassisVehicule;type;typeFacture;factureHT;factureTVA;factureTTC;"
                        + "nbrJourVehiculeRemplacement;refPDFFacture\r\n"
                        + "XA1;F-1;5/3/2026;S-1;P-1;AB1;WVW1;F;VHR;1\u00A0000,00;170,50;1170,50;2;un.pdf\r\n"
                        + "XA1;F-2;2026-03-05;S-1;\"P;1\";AB1;WVW1;F;REP;1000;170.5;1170.50;;un.pdf\r\n"
                        + "XA1;F-3;2026-03-05;;P;AB1;WVW1;F;REP;1000;170.5;1170.50;;un.pdf\r\n");
        ecrire("un.pdf", "%PDF-1.4");

        Appel appel = verifier();

        assertThat(appel.sortie().lines().toList()).hasSize(3);
        assertThat(appel.sortie()).contains("mars.csv:4", "numeroSinistre", "3 demande(s) vérifiée(s), 1 à corriger.");
    }

    @Test
    void a_table_in_another_encoding_is_refused_with_advice() throws IOException {
        Files.write(dossier.resolve("mars.csv"), new byte[] {'a', ';', (byte) 0xE9, '\n'});

        Appel appel = verifier();

        assertThat(appel.erreurs()).contains("CSV UTF-8");
        assertThat(appel.code()).isEqualTo(CodeRetour.A_CORRIGER);
    }

    @Test
    void english_is_spoken_on_demand() throws IOException {
        ecrire("F-1.json", BONNE);

        Appel appel = Appel.de(Map.of(), "verifier", "--langue", "en", dossier.toString());

        assertThat(appel.sortie()).contains("The field is missing or null", "1 request(s) checked, 1 to mend.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jeton", "deposer", "reparation", "expertise", "verifier", "lot"})
    void help_is_there_in_both_languages(String commande) {
        String[] args = commande.isEmpty() ? new String[] {"--aide"} : new String[] {commande, "--aide"};

        Appel francais = Appel.de(Map.of(), args);
        Appel english = Appel.de(Map.of("ASSURE_LANGUE", "en"), args);

        assertThat(francais.sortie()).contains("Usage :", "Codes de retour :").doesNotContain("Exit codes");
        assertThat(english.sortie()).contains("Usage:", "Exit codes:").doesNotContain("Codes de retour");
        assertThat(francais.code() + english.code()).isZero();
        assertThat(Appel.de(Map.of(), commande.isEmpty() ? new String[] {"-h"} : new String[] {commande, "--help"})
                        .sortie())
                .isEqualTo(francais.sortie());
    }

    /** An option without words would be shown with its key. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void every_option_and_parameter_has_its_words(String langue) {
        CommandLine assure = Main.ligne(Appel.contexte(langue));
        List<CommandLine> all = new ArrayList<>(assure.getSubcommands().values());
        all.add(assure);
        assertThat(all).hasSize(7).allSatisfy(command -> {
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandName())
                    .isNotEmpty();
            assertThat(command.getCommandSpec().args())
                    .allSatisfy(arg -> assertThat(Textes.de(langue).bundle().getString(arg.descriptionKey()))
                            .isNotBlank());
        });
    }

    @Test
    void the_exit_codes_are_those_of_help_and_readme() throws Exception {
        Set<Integer> codes = new TreeSet<>();
        for (Field field : CodeRetour.class.getDeclaredFields()) {
            if (!Modifier.isPrivate(field.getModifiers())) {
                codes.add(field.getInt(null));
            }
        }
        for (String langue : List.of("fr", "en")) {
            ResourceBundle bundle = Textes.de(langue).bundle();
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

            Appel appel = Appel.de(
                    Optional.of(terminal),
                    Map.of("ASSURE_ADRESSE", server.address().toString()),
                    "jeton",
                    "--client-id",
                    "garage");

            assertThat(questions).containsExactly("Secret de garage : ");
            assertThat(appel.code()).isEqualTo(CodeRetour.ACCES);
            assertThat(appel.sortie() + appel.erreurs()).doesNotContain("un secret");
            assertThat(server.onlyRequest().headers().getFirst("Authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString("garage:un+secret".getBytes(UTF_8)));
        }
        assertThat(Appel.de(Optional.of(question -> ""), Map.of(), "jeton", "--client-id", "garage")
                        .code())
                .isEqualTo(CodeRetour.USAGE);
    }

    @Test
    void a_fault_of_this_program_has_its_own_code_and_tells_no_secret() {
        Appel appel = Appel.de(
                Optional.of(question -> {
                    throw new IllegalStateException("un secret");
                }),
                Map.of(),
                "jeton",
                "--client-id",
                "garage");

        assertThat(appel.code()).isEqualTo(CodeRetour.INTERNE);
        assertThat(appel.erreurs()).contains("IllegalStateException").doesNotContain("un secret");
    }

    @Test
    void what_cannot_be_read_has_its_code() {
        String absent = dossier.resolve("absent").toString();
        for (String[] args : new String[][] {
            {"verifier", absent},
            {"lot", absent},
            {"reparation", absent},
            {"expertise", absent},
            {"jeton", "--client-id", "a", "--secret-fichier", absent},
            {"jeton", "--jeton-fichier", absent},
            {"lot", "--autorite", absent, dossier.toString()}
        }) {
            Appel appel = Appel.de(Map.of("ASSURE_JETON", args[0].equals("lot") ? "x" : ""), args);
            assertThat(appel.code()).as(String.join(" ", args)).isEqualTo(CodeRetour.FICHIER);
            assertThat(appel.erreurs()).contains("absent");
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
            assertThat(Appel.de(Map.of("ASSURE_JETON", "x"), args).code())
                    .as(String.join(" ", args))
                    .isEqualTo(CodeRetour.USAGE);
        }
    }

    @Test
    void a_proxys_password_comes_by_the_environment_alone() {
        Appel option = Appel.de(Map.of("ASSURE_JETON", "x"), "jeton", "--proxy", "http://garage:un-secret@localhost:1");
        assertThat(option.code()).isEqualTo(CodeRetour.USAGE);
        assertThat(option.erreurs()).contains("ASSURE_PROXY").doesNotContain("un-secret");

        try (RecordingServer proxy = new RecordingServer()) {
            proxy.answers(401, "application/json", "{\"error\":\"invalid_client\"}");
            Appel.de(
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
        Authority authority = Authority.in(dossier, "maison");
        Path pem = Files.writeString(dossier.resolve("maison.pem"), authority.pem());
        try (RecordingServer server = new RecordingServer(authority.server())) {
            server.answers(401, "application/json", "{\"error\":\"invalid_client\"}");
            Map<String, String> environnement = Map.of(
                    "ASSURE_ADRESSE", server.address().toString(),
                    "ASSURE_CLIENT_ID", "garage",
                    "ASSURE_CLIENT_SECRET", "secret");

            Appel sans = Appel.de(environnement, "jeton");
            assertThat(sans.code()).isEqualTo(CodeRetour.PLUS_TARD);
            assertThat(sans.erreurs()).contains("certificate is not trusted");
            assertThat(Appel.de(environnement, "jeton", "--autorite", pem.toString())
                            .code())
                    .isEqualTo(CodeRetour.ACCES);
        }
        Files.writeString(pem, "no certificate");
        assertThat(Appel.de(Map.of("ASSURE_JETON", "x"), "jeton", "--autorite", pem.toString())
                        .code())
                .isEqualTo(CodeRetour.FICHIER);
    }

    /** Every command, refused in the ways that a server has; what is secret is in no output and in no file. */
    @ParameterizedTest
    @ValueSource(strings = {"jeton", "deposer", "reparation", "expertise", "lot"})
    void no_secret_is_ever_told(String commande) throws IOException {
        String secret = "secret-plante-1";
        String jeton = "jeton-plante-2";
        Path demande = Files.writeString(dossier.resolve("F-1.json"), commande.equals("expertise") ? EXPERTISE : BONNE);
        for (String pdf : List.of("F-1.pdf", "F-1.honoraires.pdf", "F-1.expertise.pdf")) {
            ecrire(pdf, "%PDF-1.4");
        }
        String argument = switch (commande) {
            case "lot" -> dossier.toString();
            case "deposer" -> dossier.resolve("F-1.pdf").toString();
            default -> demande.toString();
        };
        String[] args = commande.equals("jeton") ? new String[] {commande} : new String[] {commande, argument};
        String accorde = "{\"access_token\":\"" + jeton + "\",\"token_type\":\"bearer\",\"expires_in\":60}";
        for (String premiere : List.of("{\"error\":\"invalid_client\"}", "\"" + jeton + "\"", accorde)) {
            try (RecordingServer server = new RecordingServer()) {
                server.answers(premiere.contains("error") ? 401 : 200, "application/json", premiere)
                        .answers(400, "text/plain", jeton + " " + secret);
                if (premiere.equals(accorde) && commande.equals("jeton")) {
                    continue;
                }
                Appel appel = Appel.de(
                        Map.of(
                                "ASSURE_ADRESSE",
                                server.address().toString(),
                                "ASSURE_CLIENT_ID",
                                "garage",
                                "ASSURE_CLIENT_SECRET",
                                secret),
                        args);

                assertThat(appel.code()).as(premiere).isNotZero();
                assertThat(appel.sortie() + appel.erreurs()).doesNotContain(secret, jeton);
                assertThat(server.received()).as("it got as far as the server").isNotEmpty();
            }
            for (Path ecrit : ecrits()) {
                assertThat(Files.readString(ecrit)).doesNotContain(secret, jeton);
                Files.delete(ecrit);
            }
        }
    }

    private List<Path> ecrits() throws IOException {
        try (Stream<Path> all = Files.walk(dossier)) {
            return all.filter(file -> file.getParent().toString().endsWith("assure-suivi"))
                    .toList();
        }
    }

    private static final String CLE = "3fa85f64-5717-4562-b3fc-2c963f66afa6.pdf";
    private static final String GARDE = "{\"status\":\"Verified\",\"key\":\"" + CLE + "\"}";

    private Appel reparation(RecordingServer server) {
        return Appel.de(
                Map.of("ASSURE_ADRESSE", server.address().toString(), "ASSURE_JETON", "un-jeton"),
                "reparation",
                "--json",
                dossier.resolve("F-1.json").toString());
    }

    @Test
    void after_no_answer_the_same_command_sends_the_same_request() throws IOException {
        ecrire("F-1.json", BONNE);
        ecrire("F-1.pdf", "%PDF-1.4");
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", GARDE).answers(404, "text/html", "<html>");

            Appel sans = reparation(server);

            assertThat(sans.code()).isEqualTo(CodeRetour.PLUS_TARD);
            assertThat(sans.sortie()).contains("\"refPDFFacture\" : \"" + CLE, "\"status\" : 404");
            assertThat(sans.erreurs()).contains("F-1.json.assure-suivi", "un proxy répond-il à sa place ?");
            assertThat(ecrits()).isNotEmpty();

            server.answers(202, (String) null, null);
            Appel avec = reparation(server);

            assertThat(avec.code()).isEqualTo(CodeRetour.FAIT);
            assertThat(server.received())
                    .extracting(received -> received.uri().toString())
                    .containsExactly("/reparateur/upload", "/reparateur", "/reparateur");
            assertThat(server.received().get(2).body())
                    .isEqualTo(server.received().get(1).body());
            assertThat(dossier.resolve("F-1.json.assure-suivi")).doesNotExist();
        }
    }

    @Test
    void what_the_server_refused_leaves_nothing_to_go_on_with() throws IOException {
        ecrire("F-1.json", BONNE);
        ecrire("F-1.pdf", "%PDF-1.4");
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", GARDE)
                    .answers(422, "application/problem+json", "{\"type\":\"urn:assure:probleme:regle\"}");

            assertThat(reparation(server).code()).isEqualTo(CodeRetour.A_CORRIGER);
            assertThat(dossier.resolve("F-1.json.assure-suivi")).doesNotExist();

            server.answers(200, "application/json", "{\"status\":\"Infected\"}");
            Appel infecte = reparation(server);
            assertThat(infecte.code()).isEqualTo(CodeRetour.A_CORRIGER);
            assertThat(infecte.erreurs()).contains("F-1.pdf : infecté, refusé", "[Infected]");
            assertThat(infecte.sortie()).contains("\"code\" : \"Infected\"");
            assertThat(dossier.resolve("F-1.json.assure-suivi")).doesNotExist();

            server.answers(200, "application/json", "{\"status\":\"Error\"}");
            assertThat(reparation(server).code()).isEqualTo(CodeRetour.PLUS_TARD);
        }
    }

    @Test
    void after_a_conflict_the_keys_are_still_there() throws IOException {
        ecrire("F-1.json", BONNE);
        ecrire("F-1.pdf", "%PDF-1.4");
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", GARDE)
                    .answers(409, "application/problem+json", "{\"type\":\"urn:assure:probleme:demande-differente\"}");

            assertThat(reparation(server).code()).isEqualTo(CodeRetour.A_CORRIGER);

            assertThat(Files.readString(dossier.resolve("F-1.json.assure-suivi/journal.jsonl")))
                    .contains(CLE);
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
        ecrire("F-1.json", BONNE.replace("\"1170.50\"", "\"1170.50\", \"refPDFFacture\": \"" + CLE + "\""));
        try (RecordingServer server = new RecordingServer(request -> new RecordingServer.Answer(
                status,
                Map.of("Content-Type", problem ? "application/problem+json" : "text/html", "Retry-After", "3600"),
                problem ? "{\"type\":\"urn:x\"}" : "<html>"))) {
            assertThat(reparation(server).code()).isEqualTo(code);
        }
    }

    @Test
    void a_secret_is_no_option() {
        Appel appel = Appel.de(Map.of(), "jeton", "--secret", "tres-secret");

        assertThat(appel.code()).isEqualTo(CodeRetour.USAGE);
        assertThat(appel.erreurs()).contains("--secret");
    }

    @Test
    void missing_credentials_are_named() {
        Appel appel = Appel.de(Map.of(), "jeton", "--client-id", "garage");

        assertThat(appel.code()).isEqualTo(CodeRetour.USAGE);
        assertThat(appel.erreurs()).contains("ASSURE_CLIENT_SECRET", "--secret-fichier");
    }

    @Test
    void both_languages_say_the_same_things() {
        assertThat(Textes.de("en").locale()).isEqualTo(Locale.ENGLISH);
        assertThat(Textes.de("en").bundle().keySet())
                .isEqualTo(Textes.de("fr").bundle().keySet());
    }

    private static String lieuEtCode(String ligne) {
        return ligne.strip().replaceFirst(" .*\\[", " ").replace("]", "");
    }

    private Appel verifier() {
        return Appel.de(Map.of(), "verifier", dossier.toString());
    }

    private void ecrire(String nom, String contenu) throws IOException {
        Files.writeString(dossier.resolve(nom), contenu);
    }
}
