package lu.lalux.assure.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of what the suite's one file ships. Needs the jar. */
class SbomIT {

    @Test
    void names_whatever_is_in_the_one_file() throws IOException {
        try (JarFile jar = new JarFile(executable().toFile())) {
            JarEntry entry = jar.getJarEntry("META-INF/sbom/assure-conformance-tests.cdx.json");
            assertThat(entry)
                    .as("there is none if Maven was offline (-o) when the jar was made")
                    .isNotNull();
            JsonNode sbom;
            try (InputStream content = jar.getInputStream(entry)) {
                sbom = JsonMapper.shared().readTree(content);
            }

            assertThat(sbom.path("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(sbom.has("serialNumber")).isFalse();
            assertThat(sbom.path("components")
                            .valueStream()
                            .map(component -> component.path("group").asString() + ":"
                                    + component.path("name").asString() + ":"
                                    + component.path("version").asString())
                            .toList())
                    .anyMatch(library -> library.startsWith("info.picocli:picocli:"))
                    .containsAll(merged(jar));
        }
    }

    /** The libraries that say in the jar who they are; not all do. */
    private static List<String> merged(JarFile jar) {
        return jar.stream()
                .filter(entry -> entry.getName().startsWith("META-INF/maven/")
                        && entry.getName().endsWith("/pom.properties"))
                .map(entry -> coordinates(jar, entry))
                .filter(library -> !library.contains(":assure-conformance-tests:"))
                .toList();
    }

    private static String coordinates(JarFile jar, JarEntry entry) {
        Properties names = new Properties();
        try (InputStream content = jar.getInputStream(entry)) {
            names.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.getProperty("groupId") + ":" + names.getProperty("artifactId") + ":"
                + names.getProperty("version");
    }

    private static Path executable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findAny()
                    .orElseThrow();
        }
    }
}
