package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AssureEndpointsTest {

    private final Contract contract = Contract.bundled();

    @Test
    void production_is_where_the_contract_says() {
        for (Fonction fonction : Fonction.values()) {
            assertThat(server(fonction.upload()))
                    .isEqualTo(AssureEndpoints.PRODUCTION.api().toString());
            assertThat(server(fonction.settlement()))
                    .isEqualTo(AssureEndpoints.PRODUCTION.api().toString());
        }
        for (String path : new String[] {"/token", "/authen"}) {
            assertThat(server(path))
                    .isEqualTo(AssureEndpoints.PRODUCTION.tokens().toString());
        }
    }

    @Test
    void the_limit_is_the_contracts() {
        for (Fonction fonction : Fonction.values()) {
            assertThat(contract.operation("put", fonction.upload())
                            .orElseThrow()
                            .fileLimit())
                    .hasValue(Upload.MAX_BYTES);
        }
    }

    /** The first of the path's own servers, or of the whole contract's: the production one. */
    private String server(String path) {
        JsonNode own = contract.at("/paths").required(path).path("servers");
        return (own.isMissingNode() ? contract.at("/servers") : own)
                .get(0)
                .required("url")
                .asString();
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
