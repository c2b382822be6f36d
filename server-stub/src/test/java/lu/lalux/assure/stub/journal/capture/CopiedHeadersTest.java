package lu.lalux.assure.stub.journal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.MimeHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CopiedHeadersTest {

    private static final String LONG = "x".repeat(3_000);

    /** As Tomcat has what it received: bytes; and what it is about to send: texts. */
    private static MimeHeaders headers(String... namesAndValues) {
        MimeHeaders headers = new MimeHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            byte[] received = namesAndValues[i].getBytes(StandardCharsets.ISO_8859_1);
            byte[] value = namesAndValues[i + 1].getBytes(StandardCharsets.ISO_8859_1);
            if (i % 4 == 0) {
                headers.addValue(received, 0, received.length).setBytes(value, 0, value.length);
            } else {
                headers.addValue(namesAndValues[i]).setString(namesAndValues[i + 1]);
            }
        }
        return headers;
    }

    @Test
    @DisplayName("each name with its value, in their order: repeated, empty, accented, and longer than usual")
    void lines() {
        String[] sent = {
            "Vary", "Origin", "VARY", "Accept-Language", "X-Vide", "", "X-Accent", "é", "X-Long", LONG, "X-Dernier", ""
        };
        CopiedHeaders copied = CopiedHeaders.of(headers(sent), null);
        assertThat(copied.lines()).containsExactly(sent);
        assertThat(copied.first("vary")).isEqualTo("Origin");
        assertThat(copied.first("X-Autre")).isNull();
        assertThat(copied.weight()).isBetween(3_000L, 4_000L);
        assertThat(CopiedHeaders.of(headers(), copied).lines()).isEmpty();
    }

    @Test
    @DisplayName("the same headers as before are the same object, others are not")
    void same() {
        CopiedHeaders before = CopiedHeaders.of(headers("Accept", "*/*", "Host", "a"), null);
        assertThat(CopiedHeaders.of(headers("Accept", "*/*", "Host", "a"), before))
                .isSameAs(before);
        assertThat(CopiedHeaders.of(headers("Accept", "*/*", "Host", "b"), before)
                        .lines())
                .containsExactly("Accept", "*/*", "Host", "b");
        assertThat(CopiedHeaders.of(headers("Accept", "*/*"), before).lines()).containsExactly("Accept", "*/*");
    }
}
