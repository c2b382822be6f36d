package lu.lalux.assure.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a garage with an old Java reads, instead of an {@code UnsupportedClassVersionError}. */
class LauncherTest {

    private static final int JAVA_8 = 52;

    @ParameterizedTest
    @CsvSource({"1.8, 8", "9, 9", "11, 11", "17, 17", "25, 25"})
    void knows_what_a_java_calls_itself(String specification, int feature) {
        assertThat(Launcher.feature(specification)).isEqualTo(feature);
    }

    @Test
    void says_what_is_needed_and_what_is_there_in_both_languages() {
        assertThat(Launcher.refusal("1.8", 17).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("Java 17", "Java 1.8", "https://"));
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(Launcher.refusal("1.8", 17)))
                .isTrue();
    }

    @Test
    void is_there_for_every_java_since_8() throws IOException {
        try (DataInputStream content = new DataInputStream(Launcher.class.getResourceAsStream("Launcher.class"))) {
            content.readInt();
            content.readUnsignedShort();
            assertThat(content.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }
}
