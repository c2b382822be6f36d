package lu.lalux.assure.stub.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** D16: what HTTP itself refuses has one type, and the statuses that the contract gives it. */
class HttpRefusalsTest {

    private static final List<Integer> STATUSES = Contract.bundled()
            .at("/x-problemes")
            .valueStream()
            .filter(type -> type.path("type")
                    .asString()
                    .equals(ProblemType.REQUETE_HTTP_REFUSEE.uri().toString()))
            .flatMap(type -> type.path("status").valueStream())
            .map(JsonNode::asInt)
            .toList();

    @Test
    @DisplayName("each status of the contract's has its own words")
    void words() {
        ResourceBundle words = ResourceBundle.getBundle("messages/problem", Locale.FRENCH);
        assertThat(STATUSES).isNotEmpty().allSatisfy(status -> {
            Message detail = Problem.ofStatus(status).detail();
            assertThat(detail.key()).isEqualTo("problem.status." + status);
            assertThat(words.containsKey(detail.key())).isTrue();
        });
        assertThat(words.keySet().stream().filter(key -> key.matches("problem\\.status\\.\\d+")))
                .hasSameSizeAs(STATUSES);
    }

    @Test
    @DisplayName("any other is said with its number, and is no fault of the sandbox's")
    void another() {
        Problem problem = Problem.ofStatus(418);
        assertThat(problem.status()).isEqualTo(418);
        assertThat(problem.detail()).isEqualTo(Message.of("problem.status.other", 418));
    }
}
