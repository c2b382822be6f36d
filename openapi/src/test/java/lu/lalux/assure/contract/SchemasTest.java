package lu.lalux.assure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SchemasTest {

    private static final String SCHEMA = "DemandeReparateur";
    private static final Contract CONTRACT = Contract.bundled();
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void whatIsRightHasNoFault() {
        assertThat(CONTRACT.schemas().faults(SCHEMA, example())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            numeroSinistre              | null                   | champ-obligatoire
            nbrJourVehiculeRemplacement | null                   | type-invalide
            numeroSinistre              | 12                     | type-invalide
            numeroSinistre              | ""                     | valeur-vide
            factureHT                   | ""                     | valeur-vide
            factureHT                   | "12345678901234567890" | valeur-trop-longue
            factureHT                   | "12,50"                | montant-invalide
            factureHT                   | "1.50\\n"              | montant-invalide
            dateFacture                 | "2023-02-29"           | date-invalide
            type                        | "f"                    | valeur-hors-liste
            nbrJourVehiculeRemplacement | 10000                  | valeur-hors-bornes
            nbrJourVehiculeRemplacement | 99999999999999999999   | valeur-hors-bornes
            refPDFFacture               | "x.pdf"                | cle-invalide
            inconnu                     | 1                      | champ-inconnu
            """)
    void aFaultHasACodeAFieldAndTheValue(String field, String value, String code) {
        JsonNode given = JSON.readTree(value);
        assertThat(CONTRACT.schemas().faults(SCHEMA, with(body -> body.set(field, given))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/" + field);
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.field()).isEqualTo(field);
                    assertThat(fault.value()).isEqualTo(given);
                });
    }

    @Test
    void aFileIsBase64AndHasAName() {
        ObjectNode upload =
                JSON.createObjectNode().put("fileNameWithExtension", "sans").put("file", "%%%");
        assertThat(CONTRACT.schemas().faults("DepotDocument", upload))
                .extracting(Fault::code)
                .containsExactly("nom-de-fichier-invalide", "base64-invalide");
    }

    @Test
    void whatIsMissingHasNoValueAndAllComesInTheContractsOrder() {
        List<Fault> faults = CONTRACT.schemas()
                .faults(SCHEMA, with(body -> body.put("a/b~", 1).putNull("type").remove("idPrestataire")));
        assertThat(faults).extracting(Fault::pointer).containsExactly("/idPrestataire", "/type", "/a~1b~0");
        assertThat(faults.get(0).value()).isNull();
        assertThat(faults.get(0).keyword()).isEqualTo("required");
    }

    @Test
    void aRulesFaultIsAtTheLastFieldThatItNames() {
        assertThat(CONTRACT.schemas()
                        .faults(
                                SCHEMA,
                                with(body -> body.put("typeFacture", "REP").put("nbrJourVehiculeRemplacement", 2))))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/nbrJourVehiculeRemplacement", "jours-seulement-si-vhr"));
    }

    @Test
    void ofTwoFaultsOfAFieldTheFirstOfTheContractsCodesIsSaid() {
        Consumer<ObjectNode> twice = body -> body.put("factureHT", "x".repeat(16));
        assertThat(codes(CONTRACT, twice)).containsExactly("valeur-trop-longue");
        ObjectNode tree = (ObjectNode) CONTRACT.tree().deepCopy();
        JsonNode codes = tree.get("x-codes");
        tree.putArray("x-codes")
                .addAll(codes.valueStream()
                        .sorted((one, other) -> -one.get("code")
                                .asString()
                                .compareTo(other.get("code").asString()))
                        .toList());
        assertThat(codes(Contract.of(tree), twice)).containsExactly("valeur-trop-longue");
        tree.putArray("x-codes")
                .addAll(codes.valueStream()
                        .sorted((one, other) -> one.get("code")
                                .asString()
                                .compareTo(other.get("code").asString()))
                        .toList());
        assertThat(codes(Contract.of(tree), twice)).containsExactly("montant-invalide");
    }

    @Test
    void whatIsNoObjectHasOneFault() {
        assertThat(CONTRACT.schemas().faults(SCHEMA, JSON.readTree("[]")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEmpty();
                    assertThat(fault.code()).isEqualTo("type-invalide");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: string, minLength: 1, maxLength: 8, pattern: '^A'}",
                "{type: string, minLength: 2, maxLength: 8}",
                "{type: integer, multipleOf: 5}",
                "{type: array, items: {type: string}}",
                "{type: string, format: uri}",
                "{type: string, pattern: '^A', x-code: inconnu-au-bataillon}"
            })
    void aConstraintThatNoCodeStandsForIsFoundBeforeARequestBreaksIt(String schema) {
        Contract copy = withField("numeroAgrement", schema);
        assertThatIllegalStateException()
                .isThrownBy(() -> copy.schemas().faults(SCHEMA, example()))
                .withMessageContaining("x-codes");
    }

    @Test
    void aPatternMayHaveAnyCodeOfTheContract() {
        Contract copy = withField(
                "numeroAgrement",
                "{type: string, minLength: 1, maxLength: 8, pattern: '^A', x-code: valeur-hors-liste}");
        assertThat(codes(copy, body -> body.put("numeroAgrement", "B"))).containsExactly("valeur-hors-liste");
    }

    private static Contract withField(String name, String schema) {
        ObjectNode tree = (ObjectNode) CONTRACT.tree().deepCopy();
        byte[] yaml = ("{openapi: 3.0.3, paths: {}, x-codes: [], components: {schemas: {X: {properties: {x: " + schema
                        + "}}}}}")
                .getBytes(StandardCharsets.UTF_8);
        ((ObjectNode) tree.at("/components/schemas/" + SCHEMA + "/properties"))
                .set(name, Contract.of(yaml).at("/components/schemas/X/properties/x"));
        return Contract.of(tree);
    }

    private static List<String> codes(Contract contract, Consumer<ObjectNode> alteration) {
        return contract.schemas().faults(SCHEMA, with(alteration)).stream()
                .map(Fault::code)
                .toList();
    }

    private static JsonNode with(Consumer<ObjectNode> alteration) {
        ObjectNode body = example();
        alteration.accept(body);
        return body;
    }

    private static ObjectNode example() {
        return (ObjectNode) CONTRACT.at("/paths/~1reparateur/put/requestBody/content/application~1json/examples")
                .iterator()
                .next()
                .get("value")
                .deepCopy();
    }
}
