package lu.lalux.assure.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.register.Text;
import org.junit.jupiter.api.Test;

class ExchangeValidatorTest {

    private static final String PROBLEM =
            "{\"type\":\"urn:x:y\",\"title\":\"t\",\"status\":400,\"errors\":[{\"pointer\":\"/a\",\"code\":\"c\",\"detail\":\"d\"}],\"more\":1}";
    private static final String KEY = "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf";

    private final Contract contract = Contract.load();
    private final ExchangeValidator validator = new ExchangeValidator(contract);

    private List<String> faults(String path, int status, String mediaType, String body, Header... headers) {
        java.util.ArrayList<Header> all = new java.util.ArrayList<>(Arrays.asList(headers));
        if (!mediaType.isEmpty()) {
            all.add(new Header("Content-Type", mediaType));
        }
        String method = path.equals("/token") || path.equals("/authen") ? "POST" : "PUT";
        return validator.validate(contract.operation(method, path), new Answer(status, all, body)).stream()
                .map(Text::en)
                .toList();
    }

    @Test
    void what_the_contract_declares_is_right() {
        assertThat(faults("/reparateur", 202, "", "")).isEmpty();
        assertThat(faults("/reparateur", 400, "application/problem+json;charset=UTF-8", PROBLEM))
                .isEmpty();
        assertThat(faults(
                        "/reparateur/upload",
                        200,
                        "application/json",
                        "{\"status\":\"Verified\",\"key\":\"" + KEY + "\",\"new\":[]}"))
                .isEmpty();
        assertThat(faults("/expert/upload", 200, "application/json", "{\"status\":\"Infected\"}"))
                .isEmpty();
    }

    @Test
    void a_status_that_is_not_declared() {
        assertThat(faults("/reparateur", 200, "", ""))
                .singleElement()
                .asString()
                .contains("status");
    }

    @Test
    void content_with_202() {
        assertThat(faults("/reparateur", 202, "application/json", "{}"))
                .singleElement()
                .asString()
                .contains("content");
    }

    @Test
    void another_media_type() {
        assertThat(faults("/reparateur", 400, "application/json", PROBLEM))
                .singleElement()
                .asString()
                .contains("application/problem+json");
        assertThat(faults("/reparateur", 400, "", ""))
                .singleElement()
                .asString()
                .contains("∅");
    }

    @Test
    void a_body_that_is_not_of_the_schema() {
        assertThat(faults("/reparateur", 400, "application/problem+json", "{\"title\":\"t\",\"status\":400}"))
                .isNotEmpty();
        assertThat(faults("/reparateur", 400, "application/problem+json", "{\"title\""))
                .isNotEmpty();
        assertThat(faults("/reparateur", 400, "application/problem+json", PROBLEM.replace("urn:x:y", "not a uri %")))
                .isNotEmpty();
    }

    @Test
    void the_two_conditions_on_the_key() {
        assertThat(faults("/reparateur/upload", 200, "application/json", "{\"status\":\"Verified\"}"))
                .isNotEmpty();
        assertThat(faults(
                        "/reparateur/upload",
                        200,
                        "application/json",
                        "{\"status\":\"Infected\",\"key\":\"" + KEY + "\"}"))
                .isNotEmpty();
        assertThat(faults("/reparateur/upload", 200, "application/json", "{\"status\":\"Infected\",\"key\":null}"))
                .isNotEmpty();
    }

    @Test
    void a_required_header_that_is_missing() {
        String body = PROBLEM.replace("400", "401");
        assertThat(faults("/reparateur", 401, "application/problem+json", body))
                .singleElement()
                .asString()
                .contains("WWW-Authenticate");
        assertThat(faults(
                        "/reparateur", 401, "application/problem+json", body, new Header("www-authenticate", "Bearer")))
                .isEmpty();
    }

    @Test
    void json_is_utf_8() {
        byte[] latin1 = PROBLEM.replace("\"t\"", "\"é\"").getBytes(StandardCharsets.ISO_8859_1);
        Answer answer = new Answer(400, List.of(new Header("Content-Type", "application/problem+json")), latin1);
        assertThat(validator.validate(contract.operation("PUT", "/reparateur"), answer))
                .extracting(Text::en)
                .singleElement()
                .asString()
                .contains("not UTF-8");
    }

    @Test
    void a_302_stands_for_303() {
        assertThat(faults(
                        "/authen",
                        302,
                        "",
                        "",
                        new Header("Location", "http://h/#a"),
                        new Header("Cache-Control", "no-store")))
                .isEmpty();
    }
}
