package lu.lalux.assure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.client.RecordingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** A folder, what of it is sent, and what a person sees meanwhile. */
class LotTest {

    private static final String VERIFIED =
            "{\"status\":\"Verified\",\"key\":\"ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf\"}";

    private final RecordingServer server = new RecordingServer();

    @TempDir
    private Path dossier;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_dry_run_says_what_would_be_sent_and_leaves_no_trace() throws IOException {
        demande(1, "1170.50");
        demande(2, "1170,50");
        Files.copy(dossier.resolve("1.json"), dossier.resolve("3.json"));
        demande(4, "1170.51");

        Appel essai = lot("--essai-a-blanc");

        assertThat(essai.sortie())
                .contains(
                        "1 en double",
                        "1 à corriger",
                        "2 prête(s) à l'envoi",
                        "montant-invalide",
                        "(conseil) factureTTC")
                .contains("Essai à blanc : corrigez les demandes nommées.");
        assertThat(essai.code()).isEqualTo(CodeRetour.A_CORRIGER);
        assertThat(server.received()).isEmpty();
        assertThat(dossier.resolve("assure-suivi")).doesNotExist();

        Files.delete(dossier.resolve("2.json"));
        Appel bon = lot("--dry-run", "--json");
        assertThat(bon.code()).isZero();
        assertThat(bon.sortie()).contains("\"essaiABlanc\" : true", "\"prete\" : 2");
    }

    @Test
    void a_dry_run_knows_what_was_accepted_before() throws IOException {
        demande(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);
        assertThat(lot().code()).isZero();

        assertThat(lot("--essai-a-blanc").sortie())
                .contains("1 déjà acceptée(s)", "tout est prêt, rien n'a été envoyé");
        Files.writeString(dossier.resolve("1.pdf"), "%PDF-1.4 changed");
        Appel modifiee = lot("--essai-a-blanc");
        assertThat(modifiee.sortie()).contains("modifiée depuis");
        assertThat(modifiee.code()).isEqualTo(CodeRetour.A_CORRIGER);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void everything_is_checked_before_the_first_byte_is_sent() throws IOException {
        Files.writeString(dossier.resolve("mars.csv"), "idPrestataire;Remarque\nXA1;x\n");

        assertThat(lot().code()).isEqualTo(CodeRetour.A_CORRIGER);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_key_that_the_server_lost_between_two_runs_is_replaced_by_another_upload() throws IOException {
        demande(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(400, "text/plain", "not now");
        assertThat(lot().code()).isEqualTo(CodeRetour.PLUS_TARD);

        String autre = VERIFIED.replace("ca99a62c", "ca99a62d");
        server.answers(422, "application/problem+json", perdue())
                .answers(200, "application/json", autre)
                .answers(202, (String) null, null);
        Appel suite = lot();

        assertThat(suite.code()).as(suite.sortie() + suite.erreurs()).isZero();
        assertThat(server.received())
                .extracting(request -> request.uri().getPath())
                .containsExactly(
                        "/reparateur/upload", "/reparateur", "/reparateur", "/reparateur/upload", "/reparateur");
        assertThat(server.received().get(2).body()).contains("ca99a62c-");
        assertThat(server.received().get(4).body()).contains("ca99a62d-");
    }

    @Test
    void a_key_that_is_lost_in_its_own_run_is_no_matter_of_time() throws IOException {
        demande(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(422, "application/problem+json", perdue());

        Appel appel = lot();

        assertThat(appel.code()).isEqualTo(CodeRetour.A_CORRIGER);
        assertThat(appel.sortie()).contains("refPDFFacture", "[cle-perimee]", "1 refusée(s)");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void five_failures_in_a_row_end_a_run_and_the_rest_waits() throws IOException {
        for (int i = 0; i < 9; i++) {
            demande(i, "1170.50");
            server.answers(503, Map.of("Retry-After", "3600"), null);
        }

        Appel appel = lot("--parallele", "1");

        assertThat(appel.code()).isEqualTo(CodeRetour.PLUS_TARD);
        assertThat(appel.sortie()).contains("9 en attente");
        assertThat(server.received()).hasSize(5);
    }

    @Test
    void what_the_server_writes_cannot_work_the_console() throws IOException {
        demande(1, "1170.50");
        server.answers(
                400,
                "application/problem+json",
                "{\"type\":\"urn:x\",\"title\":\"\\u001b[2Jt\",\"errors\":[{\"pointer\":\"/a\",\"code\":\"c\",\"detail\":\"\\u001b]0;x\\u0007\"}]}");

        Appel appel = lot();

        assertThat(appel.sortie()).contains("?[2Jt").doesNotContain("\u001b", "\u0007");
    }

    @Test
    void a_person_sees_a_bar_and_a_program_does_not() throws IOException {
        demande(1, "1170.50");
        demande(2, "faux");
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);

        Appel vue = Appel.de(Optional.of(question -> "secret"), environnement(), "lot", dossier.toString());

        assertThat(vue.erreurs())
                .contains("\r[###############---------------] 1/2")
                .endsWith("\r[##############################] 2/2 (! 1)\n");
        assertThat(lot().erreurs()).isEmpty();
        assertThat(Appel.de(
                                Optional.of(question -> "secret"),
                                environnement(),
                                "lot",
                                "--sans-barre",
                                dossier.toString())
                        .erreurs())
                .isEmpty();
    }

    @Test
    void a_bar_that_does_not_reach_its_end_leaves_its_line() {
        StringWriter console = new StringWriter();
        Barre barre = new Barre(new PrintWriter(console), 3);

        barre.avancer(new Resultat("a", null, Etat.ACCEPTEE, List.of(), null));
        barre.avancer(new Resultat("b", null, Etat.EN_ATTENTE, List.of(), null));
        barre.finir();

        assertThat(console.toString())
                .isEqualTo("\r[##########--------------------] 1/3\r[####################----------] 2/3 (! 1)\n");
    }

    @Test
    void details_are_kept_of_as_many_as_a_person_can_mend() {
        Contrat contrat = Contrat.embarque();
        Textes textes = Textes.de("fr");
        List<Demande> fausses = new ArrayList<>();
        for (int i = 0; i < Lot.DETAILS_MAX + 5; i++) {
            fausses.add(new Demande(
                    "mars.csv:" + i, Fonction.REPARATEUR, JsonNodeFactory.instance.objectNode(), Map.of(), List.of()));
        }
        Lot lot = new Lot(fausses::forEach, new Controle(contrat, textes), textes);
        lot.examiner();

        Bilan bilan = lot.envoyer(null, 2, Collections.synchronizedList(new ArrayList<>())::add);

        assertThat(bilan.sansDetail()).isEqualTo(5);
        assertThat(bilan.nombres()).containsEntry(Etat.A_CORRIGER, Lot.DETAILS_MAX + 5);
        assertThat(bilan.resultats()).filteredOn(Resultat::detaille).hasSize(Lot.DETAILS_MAX);
    }

    private static String perdue() {
        return "{\"type\":\"urn:assure:probleme:regle-metier\",\"title\":\"t\",\"status\":422,\"errors\":"
                + "[{\"pointer\":\"/refPDFFacture\",\"code\":\"cle-perimee\",\"detail\":\"d\"}]}";
    }

    private void demande(int numero, String ttc) throws IOException {
        Files.writeString(dossier.resolve(numero + ".pdf"), "%PDF-1.4 " + numero);
        Files.writeString(dossier.resolve(numero + ".json"), """
            {"idPrestataire": "XA1234", "referenceFacture": "F-%s", "dateFacture": "2026-03-05",
             "numeroSinistre": "S-1", "referenceInterneLalux": "P-1", "immatriculationVehicule": "AB1234",
             "numeroChassisVehicule": "WVW1", "type": "F", "typeFacture": "REP", "factureHT": "1000",
             "factureTVA": "170.50", "factureTTC": "%s", "refPDFFacture": "%s.pdf"}
            """.formatted(numero, ttc, numero));
    }

    private Map<String, String> environnement() {
        return Map.of("ASSURE_ADRESSE", server.address().toString(), "ASSURE_JETON", "un-jeton");
    }

    private Appel lot(String... options) {
        List<String> args = new ArrayList<>(List.of("lot"));
        args.addAll(List.of(options));
        args.add(dossier.toString());
        return Appel.de(environnement(), args.toArray(String[]::new));
    }
}
