package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of what the sandbox's jar ships, for those who look for vulnerable libraries. Needs the jar. */
class SbomIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** Boot's own, put in when the jar is packed and no dependency: it unpacks the jar. */
    private static final String UNPACKER = "spring-boot-jarmode-tools-" + SpringBootVersion.getVersion() + ".jar";

    @Test
    @DisplayName("it is in the jar, and names each library there by its version, and no other")
    void libraries() throws IOException {
        try (JarFile jar = new JarFile(executable().toFile())) {
            JsonNode sbom = sbom(jar);

            assertThat(sbom.path("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(sbom.at("/metadata/component/name").asString()).isEqualTo("assure-server-stub");
            List<String> named =
                    sbom.path("components").valueStream().map(SbomIT::file).toList();
            List<String> shipped = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.equals(UNPACKER))
                    .toList();
            assertThat(named)
                    .contains("spring-boot-" + SpringBootVersion.getVersion() + ".jar")
                    .anyMatch(file -> file.startsWith("tomcat-embed-core-"))
                    .containsAll(shipped);
            // A starter is only a list of libraries, which Boot does not pack.
            assertThat(named).filteredOn(file -> !shipped.contains(file)).allMatch(file -> file.contains("-starter-"));
        }
    }

    @Test
    @DisplayName("it is the same for the same sources")
    void reproducible() throws IOException {
        try (JarFile jar = new JarFile(executable().toFile())) {
            JsonNode sbom = sbom(jar);

            assertThat(sbom.has("serialNumber")).isFalse();
            assertThat(sbom.at("/metadata/timestamp").asString("")).isIn("", "2026-01-01T00:00:00Z");
        }
    }

    private static Path executable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static JsonNode sbom(JarFile jar) throws IOException {
        String name = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
        assertThat(name)
                .as("there is none if Maven was offline (-o) when the jar was made")
                .isNotNull();
        try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
            return JsonMapper.shared().readTree(content);
        }
    }

    private static String file(JsonNode component) {
        return component.path("name").asString() + "-"
                + component.path("version").asString() + ".jar";
    }
}
