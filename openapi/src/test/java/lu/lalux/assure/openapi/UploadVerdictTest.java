package lu.lalux.assure.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A key "uniquement si succès", and then always: rules {@code cle-si-verified} and {@code cle-seulement-si-verified}. */
class UploadVerdictTest {

    private static final String KEY = "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf";

    @Test
    void theStatusesAreTheDocuments() {
        assertThat(statuses()).containsExactly("Verified", "Infected", "Error", "FileTooBig");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void onlyVerifiedMayHaveAKey(String status) {
        assertThat(faults(answer().put("status", status).put("key", KEY)).isEmpty())
                .isEqualTo(status.equals("Verified"));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void onlyVerifiedMustHaveAKey(String status) {
        assertThat(faults(answer().put("status", status)).isEmpty()).isEqualTo(!status.equals("Verified"));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void noKeyIsNull(String status) {
        assertThat(faults(answer().put("status", status).putNull("key"))).isNotEmpty();
    }

    @Test
    void aKeyAloneIsNoAnswer() {
        assertThat(faults(answer().put("key", KEY))).isNotEmpty();
    }

    @Test
    void anotherStatusIsRefused() {
        assertThat(faults(answer().put("status", "OK").put("key", KEY))).isNotEmpty();
    }

    @Test
    void theAnswerMayGainFields() {
        assertThat(faults(answer().put("status", "Infected").put("nouveau", 1))).isEmpty();
    }

    private static List<String> statuses() {
        return Given.schema("StatutDepot")
                .path("enum")
                .valueStream()
                .map(status -> status.stringValue())
                .toList();
    }

    private static List<String> faults(ObjectNode answer) {
        return Given.complaints("ResultatDepot", answer);
    }

    private static ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode();
    }
}
