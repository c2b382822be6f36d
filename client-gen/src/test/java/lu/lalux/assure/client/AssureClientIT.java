package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import lu.lalux.assure.client.api.TokenApi;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.invoker.ApiException;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.model.TypeFacture;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.problem.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The facade against the running stub. */
@ExtendWith(Sandbox.Extension.class)
@Tag("newcomer")
class AssureClientIT {

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(US_ASCII);

    private final Sandbox sandbox;

    AssureClientIT(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Test
    void a_repairer_uploads_and_settles(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("facture d'été.pdf"), PDF);
        try (AssureClient client = repairer().build()) {
            Depot depot = client.reparateur().upload(Upload.of(file));

            assertThat(depot.verified()).isTrue();
            var reglement = Settlements.repair(reference(), depot.key().orElseThrow())
                    .typeFacture(TypeFacture.VHR)
                    .nbrJourVehiculeRemplacement(2)
                    .build();
            assertThatCode(() -> client.settle(reglement)).doesNotThrowAnyException();
            assertThatCode(() -> client.settle(reglement)).as("the same again").doesNotThrowAnyException();
        }
    }

    @Test
    void an_experts_back_end_uploads_and_settles() throws IOException {
        try (AssureClient client = AssureClient.builder()
                .endpoints(AssureEndpoints.at(sandbox.address()))
                .clientCredentials(Sandbox.EXPERT_BACKEND, Sandbox.EXPERT_BACKEND_SECRET)
                .build()) {
            settleAsExpert(client);
        }
    }

    @Test
    void an_expert_in_person_uploads_and_settles() throws ApiException, IOException {
        String token = ImplicitGrant.with(new TokenApi(sandbox.client()))
                .token(Sandbox.EXPERT, Sandbox.EXPERT_PASSWORD, reference())
                .get("access_token");
        try (AssureClient client = AssureClient.builder()
                .endpoints(AssureEndpoints.at(sandbox.address()))
                .accessToken(() -> token)
                .build()) {
            settleAsExpert(client);
        }
    }

    @Test
    void the_largest_file_is_taken_and_one_byte_more_is_not() throws IOException {
        try (AssureClient client = repairer().build()) {
            assertThat(client.reparateur()
                            .upload(Upload.of("juste.pdf", new byte[(int) Upload.MAX_BYTES]))
                            .verified())
                    .isTrue();
            assertThat(client.reparateur()
                            .upload(Upload.of("gros.pdf", new byte[(int) Upload.MAX_BYTES + 1]))
                            .status())
                    .isEqualTo(StatutDepot.FILE_TOO_BIG);
        }
    }

    @Test
    void other_content_under_the_same_reference_is_a_conflict() throws IOException {
        try (AssureClient client = repairer().build()) {
            String key = client.reparateur()
                    .upload(Upload.of("facture.pdf", PDF))
                    .key()
                    .orElseThrow();
            String reference = reference();
            client.settle(Settlements.repair(reference, key).build());

            var refusal = catchThrowableOfType(
                    AssureException.class,
                    () -> client.settle(Settlements.repair(reference, key)
                            .numeroSinistre("autre")
                            .build()));

            assertThat(refusal.status()).isEqualTo(409);
            assertThat(refusal.faults()).extracting(Fault::code).containsExactly("demande-differente");
        }
    }

    @Test
    void an_unknown_key_is_explained_in_the_language_asked_for() {
        try (AssureClient french = repairer().build();
                AssureClient english = repairer().language(Locale.ENGLISH).build()) {
            var enFrancais =
                    catchThrowableOfType(AssureException.class, () -> french.settle(Settlements.repair(reference())));
            var inEnglish =
                    catchThrowableOfType(AssureException.class, () -> english.settle(Settlements.repair(reference())));

            assertThat(enFrancais.status()).isEqualTo(422);
            assertThat(enFrancais.faults()).extracting(Fault::pointer).containsExactly("/refPDFFacture");
            assertThat(enFrancais.problem().orElseThrow().title()).isEqualTo("Une règle de gestion refuse la demande");
            assertThat(inEnglish.problem().orElseThrow().title()).isEqualTo("A business rule refuses the request");
        }
    }

    @Test
    void a_wrong_secret_is_named_without_being_told() {
        try (AssureClient client = AssureClient.builder()
                .endpoints(AssureEndpoints.at(sandbox.address()))
                .clientCredentials(Sandbox.GARAGE, "un-faux-secret")
                .build()) {
            var refusal =
                    catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair(reference())));

            assertThat(refusal.status()).isEqualTo(401);
            assertThat(refusal.oauth2Error()).hasValue("invalid_client");
            assertThat(refusal).hasMessage("POST /token: 401 invalid_client");
        }
    }

    private void settleAsExpert(AssureClient client) throws IOException {
        Depot fees = client.expert().upload(Upload.of("mémoire.pdf", PDF));
        Depot report = client.expert().upload(Upload.of("rapport.pdf", PDF));

        assertThatCode(() -> client.settle(Settlements.expertise(
                                reference(),
                                fees.key().orElseThrow(),
                                report.key().orElseThrow())
                        .build()))
                .doesNotThrowAnyException();
    }

    private AssureClient.Builder repairer() {
        return AssureClient.builder()
                .endpoints(AssureEndpoints.at(sandbox.address()))
                .clientCredentials(Sandbox.GARAGE, Sandbox.GARAGE_SECRET);
    }

    private static String reference() {
        return UUID.randomUUID().toString();
    }
}
