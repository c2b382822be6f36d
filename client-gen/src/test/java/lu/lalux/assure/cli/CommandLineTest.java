package lu.lalux.assure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says and answers, without a server. */
class CommandLineTest {

    private static final String BONNE = """
            {"idPrestataire": "XA1234", "referenceFacture": "F-1", "dateFacture": "2026-03-05", "numeroSinistre": "S-1",
             "referenceInterneLalux": "P-1", "immatriculationVehicule": "AB1234", "numeroChassisVehicule": "WVW1",
             "type": "F", "typeFacture": "REP", "factureHT": "1000", "factureTVA": "170.50", "factureTTC": "1170.50"}""";

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
    @ValueSource(strings = {"", "jeton", "deposer", "reparation", "expertise", "verifier"})
    void help_is_there_in_both_languages(String commande) {
        String[] args = commande.isEmpty() ? new String[] {"--aide"} : new String[] {commande, "--aide"};

        Appel francais = Appel.de(Map.of(), args);
        Appel english = Appel.de(Map.of("ASSURE_LANGUE", "en"), args);

        assertThat(francais.sortie()).contains("Usage :", "Codes de retour :").doesNotContain("Exit codes");
        assertThat(english.sortie()).contains("Usage:", "Exit codes:").doesNotContain("Codes de retour");
        assertThat(francais.code() + english.code()).isZero();
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
