package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:3310", "[::1]:3310"})
    void hostAndPort(String text) throws IOException {
        assertThat(((InetSocketAddress) ClamdAddress.of(text).resolve()).getPort())
                .isEqualTo(3310);
    }

    @Test
    void socket(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("clamd.ctl");

        assertThat(ClamdAddress.of(socket.toString()).resolve()).isEqualTo(UnixDomainSocketAddress.of(socket));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "clamd.ctl", "localhost:0", "localhost:65536", ":3310", "a b:1", "::1:3310", " "})
    void neither(String text) {
        assertThatThrownBy(() -> ClamdAddress.of(text))
                .isInstanceOf(WrongValueException.class)
                .hasMessageContaining("assure.antivirus.address");
    }

    @Test
    void aHostThatDoesNotExistIsAFailureOfTheMoment() {
        assertThatThrownBy(() -> ClamdAddress.of("inconnu.invalid:3310").resolve())
                .isInstanceOf(IOException.class);
    }
}
