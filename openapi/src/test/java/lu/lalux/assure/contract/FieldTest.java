package lu.lalux.assure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {

    private static final Contract CONTRACT = Contract.bundled();

    @Test
    void aNamesLengthIsInCharacters() {
        Field name = CONTRACT.fields("DepotDocument").get("fileNameWithExtension");
        assertThat(name.fits("😀".repeat(251) + ".pdf")).isTrue();
        assertThat(name.fits("😀".repeat(252) + ".pdf")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"facture.pdf, true", "facture, false", "a/b.pdf, false", "'', false"})
    void aFilesNameHasAnExtensionAndNoPath(String name, boolean right) {
        assertThat(CONTRACT.fields("DepotDocument").get("fileNameWithExtension").fits(name))
                .isEqualTo(right);
    }

    @Test
    void aLineBreakAtTheEndIsNoPartOfAName() {
        assertThat(CONTRACT.fields("DepotDocument").get("fileNameWithExtension").fits("facture.pdf\n"))
                .isFalse();
        assertThat(CONTRACT.fields("DemandeReparateur").get("factureHT").fits("1.00\n"))
                .isFalse();
    }

    @Test
    void aFieldOfASettlementHasANameForAPersonInBothLanguages() {
        assertThat(CONTRACT.fields("DemandeReparateur").get("dateFacture").labels())
                .isEqualTo(Map.of("fr", "Date de la facture", "en", "Invoice date"));
        assertThat(CONTRACT.fields("DepotDocument").get("file").labels()).isEmpty();
    }

    @Test
    void aFieldsKindIsSeenFromItsSchema() {
        assertThat(kinds("DepotDocument"))
                .isEqualTo(Map.of("fileNameWithExtension", FieldKind.FILE_NAME, "file", FieldKind.FILE));
        assertThat(kinds("DemandeReparateur"))
                .containsEntry("idPrestataire", FieldKind.TEXT)
                .containsEntry("dateFacture", FieldKind.DATE)
                .containsEntry("type", FieldKind.CHOICE)
                .containsEntry("factureHT", FieldKind.AMOUNT)
                .containsEntry("nbrJourVehiculeRemplacement", FieldKind.INTEGER)
                .containsEntry("refPDFFacture", FieldKind.KEY);
        assertThat(kinds("DemandeExpert")).containsEntry("abandonVehicule", FieldKind.BOOLEAN);
    }

    @Test
    void aFieldHasTheConstraintsOfItsComponent() {
        Fields fields = CONTRACT.fields("DemandeReparateur");
        Field amount = fields.get("factureHT");
        assertThat(amount.component()).isEqualTo("Montant");
        assertThat(amount.maxLength()).hasValue(15);
        assertThat(amount.otherNames()).containsExactly("montantHTFacture");
        assertThat(amount.otherTypes()).containsExactly("number");
        assertThat(fields.get("typeFacture").values()).containsExactly("VHR", "REP");
        Field days = fields.get("nbrJourVehiculeRemplacement");
        assertThat(days.required()).isFalse();
        assertThat(days.minimum()).hasValue(0);
        assertThat(days.maximum()).hasValue(9999);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "referenceInternelAlux, referenceInterneLalux",
                "REFERENCEINTERNELALUX, referenceInterneLalux",
                "montanthtfacture, factureHT",
                "reference_facture, referenceFacture",
                "refrenceFacture, referenceFacture",
                "numeroSinistreX, numeroSinistre",
                "tipe, type",
                "tyep, type",
                "couleur, -"
            })
    void theNearestNameIsAnOlderOneOrOneThatIsSpeltAlike(String unknown, String meant) {
        assertThat(Nearest.to(unknown, CONTRACT.fields("DemandeReparateur")).orElse(null))
                .isEqualTo(meant);
    }

    @Test
    void aNameBeyondAllLengthIsNearToNone() {
        assertThat(Nearest.to("referenceFacture".repeat(5), CONTRACT.fields("DemandeReparateur")))
                .isEmpty();
    }

    private static Map<String, FieldKind> kinds(String schema) {
        return CONTRACT.fields(schema).all().stream().collect(Collectors.toMap(Field::name, Field::kind));
    }
}
