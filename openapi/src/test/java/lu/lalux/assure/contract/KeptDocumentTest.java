package lu.lalux.assure.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptDocumentTest {

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = KeptDocumentTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Contract.RESOURCE, ManagementContract.RESOURCE})
    void the_build_keeps_what_the_yaml_says(String name) throws IOException {
        byte[] yaml = resource(name);
        assertThat(KeptDocument.read(resource(KeptDocument.name(name)), yaml))
                .contains(Contract.of(yaml).tree());
    }

    @Test
    void what_was_read_from_another_file_is_passed_over() {
        byte[] yaml = "a: 1".getBytes(UTF_8);
        byte[] kept = KeptDocument.of(yaml, Contract.bundled().tree());
        assertThat(KeptDocument.read(kept, yaml)).contains(Contract.bundled().tree());
        assertThat(KeptDocument.read(kept, "a: 2".getBytes(UTF_8))).isEmpty();
    }
}
