package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.reglement.Fonction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssureEndpointsTest {

    private final Contract contract = Contract.read();

    @Test
    void production_is_where_the_contract_says() {
        for (Fonction fonction : Fonction.values()) {
            assertThat(contract.servers(fonction.upload()).get(0))
                    .isEqualTo(AssureEndpoints.PRODUCTION.api().toString());
            assertThat(contract.servers(fonction.settlement()).get(0))
                    .isEqualTo(AssureEndpoints.PRODUCTION.api().toString());
        }
        for (String path : new String[] {"/token", "/authen"}) {
            assertThat(contract.servers(path).get(0))
                    .isEqualTo(AssureEndpoints.PRODUCTION.tokens().toString());
        }
    }

    @Test
    void the_limit_is_the_contracts() {
        assertThat(contract.fileLimit("/reparateur/upload"))
                .isEqualTo(contract.fileLimit("/expert/upload"))
                .isEqualTo(Upload.MAX_BYTES);
    }

    @Test
    void a_trailing_slash_does_no_harm() {
        assertThat(AssureEndpoints.at(URI.create("http://localhost:8080/assure/"))
                        .api("/reparateur"))
                .hasToString("http://localhost:8080/assure/reparateur");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "/assure", "ftp://x", "http://a:b@c", "http://a?b", "http://a#b", "http:a"})
    void what_is_no_address_is_refused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AssureEndpoints.at(URI.create(address)))
                .withMessageNotContaining("a:b");
    }
}
