package lu.lalux.assure.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of {@code POST /token}: its two fields and no other grant (RFC 6749, section 4.4.2; D27). */
class TokenRequestTest {

    @Test
    void clientCredentialsWithAScope() {
        assertThat(faults(form())).isEmpty();
    }

    @Test
    void otherParametersAreIgnored() {
        assertThat(faults(form().put("resource", "x"))).isEmpty();
    }

    @Test
    void neitherFieldMayBeMissing() {
        for (String field : List.of("grant_type", "scope")) {
            ObjectNode form = form();
            form.remove(field);
            assertThat(faults(form)).as(field).isNotEmpty();
        }
    }

    @Test
    void neitherFieldMayBeEmpty() {
        for (String field : List.of("grant_type", "scope")) {
            assertThat(faults(form().put(field, ""))).as(field).isNotEmpty();
        }
    }

    @Test
    void noOtherGrant() {
        assertThat(faults(form().put("grant_type", "password"))).isNotEmpty();
    }

    private static List<String> faults(ObjectNode form) {
        return Given.complaints("DemandeJeton", form);
    }

    private static ObjectNode form() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("grant_type", "client_credentials")
                .put("scope", "/reparateur /reparateur/upload");
    }
}
