package lu.lalux.assure.stub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lu.lalux.assure.stub.journal.store.TakenExchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who pastes the line sends what was sent, whatever that is, and does nothing else by it. */
class CurlLineTest {

    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "the line is quoted for a POSIX shell, and Windows has none that could read it")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@/etc/hostname",
                "{\n\t\"a\": \"l'\u00e9t\u00e9 $(id) \\ \"\n}\n",
                "\u001b]0;titre\u0007 l'un \\x \r fin",
                "a\u009bb\u202ec \u2028 \ud83d\ude97",
            })
    @DisplayName("a shell gives curl the body as it was sent, and a terminal is shown nothing that it would obey")
    void body(String body) throws Exception {
        String line = CurlLine.of(exchange(body), "http://localhost");
        assertThat(line)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028&&[^\n\t]]")
                .contains(" --data-raw ");

        Process shell = new ProcessBuilder("bash", "-c", "curl() { printf %s \"${@: -1}\"; }; " + line).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    private static TakenExchange exchange(String body) {
        TakenExchange.Side sent = new TakenExchange.Side(List.of(), body, body.length());
        TakenExchange.Side answered = new TakenExchange.Side(List.of(), null, 0);
        return new TakenExchange(
                "garage", "urn:uuid:x", 0, 0, "o", "PUT", "/reparateur", 400, "", sent, answered, null);
    }
}
