package lu.lalux.assure.stub.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.Test;

/** The texts of the feature in both languages. */
class TokenTextsTest {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle FRENCH = ResourceBundle.getBundle("messages/token", Locale.FRENCH, EXACT);
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("messages/token", Locale.ENGLISH, EXACT);

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(FRENCH.keySet()).isNotEmpty().isEqualTo(ENGLISH.keySet());
    }

    @Test
    void oauthDescriptionsAreWhatTheRfcAllows() {
        for (ResourceBundle texts : new ResourceBundle[] {FRENCH, ENGLISH}) {
            assertThat(texts.keySet().stream().filter(key -> key.startsWith("token.error.")))
                    .isNotEmpty()
                    .allSatisfy(
                            key -> assertThat(texts.getString(key)).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"));
        }
    }

    @Test
    void everyScopeOfTheContractIsExplainedInItsWords() {
        Contract.bundled()
                .at("/components/securitySchemes/oauth2Implicit/flows/implicit/scopes")
                .properties()
                .forEach(scope -> {
                    assertThat(FRENCH.getString("token.scope." + scope.getKey()).replace("''", "'"))
                            .isEqualTo(scope.getValue().asString());
                    assertThat(ENGLISH.getString("token.scope." + scope.getKey()))
                            .isNotBlank();
                });
    }
}
