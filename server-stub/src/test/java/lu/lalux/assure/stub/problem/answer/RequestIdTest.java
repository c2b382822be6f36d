package lu.lalux.assure.stub.problem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestIdTest {

    private static final int REQUESTS = 1_000;

    @Test
    @DisplayName("a request keeps its identifier, no two have the same, and each is a UUID of version 4 (RFC 9562)")
    void identifiers() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            String id = RequestId.of(request);
            assertThat(RequestId.of(request)).isEqualTo(id);
            assertThat(id).startsWith("urn:uuid:");
            UUID uuid = UUID.fromString(id.substring("urn:uuid:".length()));
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
            all.add(id);
        }
        assertThat(all).hasSize(REQUESTS);
    }
}
