package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lu.lalux.assure.stub.support.KeyStoreFile;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadyLineIT {

    @TempDir
    Path folder;

    @Test
    @DisplayName("a sandbox that speaks TLS at one address is told to be there, with its identities")
    void tls() throws Exception {
        KeyStoreFile keys = new KeyStoreFile(folder.resolve("cles.p12")).with("tls", "RSA", 2048, "2026/01/01");
        try (Sandbox sandbox = Sandbox.start(
                folder.resolve("donnees"),
                "server.address=127.0.0.1",
                "server.ssl.key-store=" + keys.path(),
                "server.ssl.key-store-password=" + KeyStoreFile.PASSWORD)) {
            JsonNode line =
                    JsonMapper.shared().readTree(sandbox.bean(ReadyLine.class).text(sandbox.port()));

            assertThat(line.path("adresseJetons").asString()).isEqualTo("https://127.0.0.1:" + sandbox.port());
            assertThat(line.path("adresseFonctions")).isEqualTo(line.path("adresseJetons"));
            assertThat(line.path("clients").findValuesAsString("identifiant")).contains("garage-demo");
        }
    }
}
