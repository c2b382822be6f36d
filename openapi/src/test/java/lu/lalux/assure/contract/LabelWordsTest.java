package lu.lalux.assure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelWordsTest {

    @Test
    void caseAccentsBlanksSmallWordsAndRepeatedOnesDoNotCount() {
        assertThat(LabelWords.of("  N° de l'ÉXPERTISE : une expertise")).containsExactly("n", "expertise");
        assertThat(LabelWords.of("The date of the invoice")).containsExactly("date", "invoice");
        assertThat(LabelWords.of("ls las")).containsExactly("ls", "las");
    }

    @Test
    void noTwoFieldsOfASettlementHaveTheSameOnes() {
        for (String schema : List.of("DemandeReparateur", "DemandeExpert")) {
            for (String language : List.of("fr", "en")) {
                Set<Set<String>> seen = new HashSet<>();
                for (Field field : Contract.bundled().fields(schema).all()) {
                    assertThat(seen.add(LabelWords.of(field.labels().get(language))))
                            .as(field.name())
                            .isTrue();
                }
            }
        }
    }
}
