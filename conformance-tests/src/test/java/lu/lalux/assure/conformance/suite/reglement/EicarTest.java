package lu.lalux.assure.conformance.suite.reglement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EicarTest {

    /** The SHA-256 that eicar.org and every scanner's page give for the 68 bytes. */
    @Test
    void is_the_test_file() throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Eicar.bytes());
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f");
    }

    @Test
    void stands_in_no_file_of_ours() throws IOException {
        String eicar = new String(Eicar.bytes(), StandardCharsets.US_ASCII);
        for (String directory : List.of("src", "target/classes", "target/test-classes")) {
            try (Stream<Path> files = Files.walk(Path.of(directory))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(eicar);
                }
            }
        }
    }
}
