package lu.lalux.assure.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract has the fields of the insurer's document, and no others but those that it declares its own.
 *
 * <p>{@code champs.csv} is transcribed from the document, not derived from the contract; where the document does not say
 * whether a field is required, its column is empty. Whatever else the contract has (the errors' fields, those of RFC 6749 that the document leaves out)
 * is at the level {@code contrat}, and names the RFC or the decision that it rests on.
 */
class DocumentFieldsTest {

    private static final List<String[]> DOCUMENT = rows("champs.csv");
    private static final Pattern GROUND = Pattern.compile("RFC \\d{4}|DECISIONS\\.md, D\\d+");

    @Test
    void noFieldOfTheDocumentIsLost() {
        assertThat(contract(field -> true)).containsAll(keys(DOCUMENT));
    }

    /** As many rows as the insurer's two tables have: one that is lost in the contract too would be missed by nobody else. */
    @Test
    void theDocumentsTablesAreWhole() {
        assertThat(DOCUMENT.stream().filter(row -> row[0].equals("demanderReglementReparateur")))
                .hasSize(14);
        assertThat(DOCUMENT.stream().filter(row -> row[0].equals("demanderReglementExpert")))
                .hasSize(17);
    }

    @TestFactory
    Stream<DynamicTest> noFieldIsInvented() {
        return TravellingField.all().stream()
                .filter(field -> !keys(DOCUMENT).contains(field.key()))
                .map(field -> DynamicTest.dynamicTest(field.key(), () -> {
                    assertThat(level(field)).isEqualTo("contrat");
                    assertThat(field.schema().path("x-source").stringValue("")).containsPattern(GROUND);
                }));
    }

    @Test
    void whatTheDocumentHasSaysSo() {
        assertThat(contract(field -> level(field).equals("document"))).hasSameElementsAs(keys(DOCUMENT));
    }

    @TestFactory
    Stream<DynamicTest> isAsInTheDocument() {
        return DOCUMENT.stream()
                .map(row -> DynamicTest.dynamicTest(key(row), () -> {
                    TravellingField field = TravellingField.all().stream()
                            .filter(candidate -> candidate.key().equals(key(row)))
                            .findAny()
                            .orElseThrow();
                    assertThat(field.documentType()).as("type").isEqualTo(row[3]);
                    if (!row[4].isEmpty()) {
                        assertThat(field.required() ? "Oui" : "Non")
                                .as("obligatoire")
                                .isEqualTo(row[4]);
                    }
                }));
    }

    private static List<String> contract(Predicate<TravellingField> which) {
        return TravellingField.all().stream()
                .filter(which)
                .map(TravellingField::key)
                .toList();
    }

    private static String level(TravellingField field) {
        return field.schema().path("x-niveau").stringValue("");
    }

    private static List<String> keys(List<String[]> rows) {
        return rows.stream().map(DocumentFieldsTest::key).toList();
    }

    private static String key(String[] row) {
        return "%s %s %s".formatted(row[0], row[1], row[2]);
    }

    private static List<String[]> rows(String file) {
        try (InputStream stream = DocumentFieldsTest.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";", 6))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
