package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What code generators are known to make a mess of does not occur; the rest of it is among the rules (rules/schemas.mjs). */
class GeneratorFriendlinessTest {

    @Test
    void theVersionIsTheOneThatAllUnderstand() {
        assertThat(CONTRACT.tree().path("openapi").stringValue()).isEqualTo("3.0.3");
    }

    @Test
    void theFileIsNamedAndHasNoMaximumLength() {
        assertThat(Given.schema("Fichier").path("format").stringValue()).isEqualTo("byte");
        assertThat(Given.schema("Fichier").has("maxLength")).isFalse();
    }
}
