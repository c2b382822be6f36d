package lu.lalux.assure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ContractTest {

    private static final Contract CONTRACT = Contract.bundled();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "2017-06-17, STRING",
                "no, STRING",
                "N, STRING",
                "0x1F, STRING",
                "012, STRING",
                "~, STRING",
                "'1', STRING",
                "true, BOOLEAN",
                "-12, NUMBER",
                "0.5, NUMBER",
                "null, NULL",
                "``, NULL"
            })
    void readsScalarsAsJsonHasThem(String scalar, String type) {
        byte[] yaml = new String(CONTRACT.bytes(), StandardCharsets.UTF_8)
                .concat("\nx-essai: " + scalar + "\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Contract.of(yaml).at("/x-essai").getNodeType()).hasToString(type);
    }

    @Test
    void resolvesAliases() {
        String scopes = "/components/securitySchemes/%s/flows/%s/scopes";
        assertThat(CONTRACT.at(scopes.formatted("oauth2Implicit", "implicit")))
                .isNotEmpty()
                .isEqualTo(CONTRACT.at(scopes.formatted("oauth2ClientCredentials", "clientCredentials")));
    }

    @Test
    void aCopyThatWasPutTogetherInMemoryIsTheSame() {
        Contract copy = Contract.of(CONTRACT.tree().deepCopy());
        assertThat(copy.tree()).isEqualTo(CONTRACT.tree());
        assertThat(Contract.of(copy.bytes()).tree()).isEqualTo(CONTRACT.tree());
    }

    @Test
    void aDocumentBesideTheContractHasItsCodesAndItsOwn() {
        Contract beside = ManagementContract.bundled().document();
        assertThat(beside.codes().all()).startsWith(CONTRACT.codes().all().toArray(Code[]::new));
        assertThat(beside.codes().get("mot-de-passe-faible").status()).isEqualTo(400);
        assertThat(beside.operation("POST", "/gestion/comptes")).isPresent();
        assertThat(beside.schemas().faults("NouveauCompte", JsonNodeFactory.instance.objectNode()))
                .extracting(Fault::code)
                .containsExactly("champ-obligatoire", "champ-obligatoire");
    }

    @Test
    void whatAPathHasBesidesItsOperationsIsNone() {
        assertThat(CONTRACT.at("/paths/~1authen").propertyNames()).contains("parameters", "servers");
        assertThat(CONTRACT.operations())
                .filteredOn(operation -> operation.path().equals("/authen"))
                .extracting(Operation::method)
                .containsExactly("GET", "POST");
    }

    @Test
    void anOperationHasItsLimits() {
        Operation upload = CONTRACT.operation("put", "/expert/upload").orElseThrow();
        assertThat(upload.fileLimit()).hasValue(5_242_880);
        assertThat(upload.bodyLimit()).hasValue(16_777_216);
        assertThat(upload.retention()).contains(Duration.ofHours(24));
        assertThat(upload.requestSchema("application/json")).contains("DepotDocument");
        assertThat(upload.scopes("oauth2Implicit"))
                .hasValueSatisfying(scopes -> assertThat(scopes).containsExactly("/expert/upload"));
        assertThat(upload.scopes("clientBasic")).isEmpty();
        Operation page = CONTRACT.operation("GET", "/authen").orElseThrow();
        assertThat(page.bodyLimit()).isEmpty();
        assertThat(page.requestBody()).isEmpty();
        assertThat(page.parameters())
                .extracting(parameter -> parameter.get("name").asString())
                .contains("state");
    }

    @Test
    void whatTheContractDoesNotHaveIsNotMissedInSilence() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CONTRACT.at("/x-rien"))
                .withMessageContaining("/x-rien");
        assertThatIllegalStateException().isThrownBy(() -> CONTRACT.fields("Montant"));
        assertThatIllegalStateException().isThrownBy(() -> CONTRACT.settlement("DepotDocument"));
        assertThatIllegalStateException().isThrownBy(() -> CONTRACT.codes().rank("rien"));
    }

    @Test
    void aNameThatStandsTwiceIsRefused() {
        byte[] yaml = "openapi: 3.0.3\nopenapi: 3.0.3\n".getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowable(() -> Contract.of(yaml))).hasMessageContaining("openapi");
    }

    @Test
    void aCodeHasItsTexts() {
        assertThat(CONTRACT.codes().get("montant-invalide"))
                .isEqualTo(new Code(
                        "montant-invalide",
                        400,
                        Map.of("fr", "Le montant n'est pas conforme", "en", "The amount is not valid")));
        assertThat(CONTRACT.codes().all()).hasSameSizeAs(CONTRACT.at("/x-codes"));
    }

    @Test
    void aSettlementHasItsFacts() {
        Settlement expert = CONTRACT.settlement("DemandeExpert");
        assertThat(expert.operation()).hasToString("PUT /expert");
        assertThat(expert.provider().name()).isEqualTo("idExpert");
        assertThat(expert.reference().name()).isEqualTo("referenceFacture");
        assertThat(expert.type().name()).isEqualTo("type");
        assertThat(expert.sums())
                .extracting(sum -> sum.net() + " + " + sum.tax() + " = " + sum.total())
                .containsExactly(
                        "honorairesHT + honorairesTVA = honorairesTTC", "prejudiceHT + prejudiceTVA = prejudiceTTC");
        assertThat(expert.keys())
                .extracting(Field::name, field -> field.upload().orElseThrow())
                .containsExactly(
                        tuple("refPdfHonoraires", "/expert/upload"), tuple("refPdfExpertise", "/expert/upload"));
        assertThat(CONTRACT.settlements())
                .extracting(settlement -> settlement.fields().schema())
                .containsExactly("DemandeReparateur", "DemandeExpert");
    }

    @Test
    void everyExampleOfAFieldFits() {
        for (Settlement settlement : CONTRACT.settlements()) {
            for (Field field : settlement.fields().all()) {
                JsonNode example = field.example();
                assertThat(field.fits(example.asString())).as(field.name()).isTrue();
            }
        }
    }
}
