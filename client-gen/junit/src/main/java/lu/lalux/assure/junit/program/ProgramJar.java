package lu.lalux.assure.junit.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The one file of a program, found when it is needed, and on no class path: where a property or a variable says; in the
 * folder to which Maven copies it; in the local repository, or Gradle's cache, from which this class comes; in Maven's
 * own.
 */
public final class ProgramJar {

    /** The sandbox. */
    public static final ProgramJar SANDBOX =
            new ProgramJar("assure.sandbox.jar", "assure-server-stub", "assureSandbox");

    /** The conformance suite, in which the judge is. */
    public static final ProgramJar JUDGE =
            new ProgramJar("assure.judge.jar", "assure-conformance-tests", "assureJudge");

    private static final String GROUP = "lu.lalux.assure";

    /** Above a jar in a repository: its version, its artifact, its group. */
    private static final int TO_GROUP = 3;

    private final String property;
    private final String artifact;
    /** Gradle's, for this file alone: it is asked for its only one. */
    private final String configuration;

    private ProgramJar(String property, String artifact, String configuration) {
        this.property = property;
        this.artifact = artifact;
        this.configuration = configuration;
    }

    /**
     * @param settings gives the value of a property that names the file, or null
     * @return the file
     * @throws IllegalStateException when there is none; it says how to get it
     */
    public Path find(UnaryOperator<String> settings) {
        Optional<String> named = named(settings);
        if (named.isPresent()) {
            Path file = Path.of(named.get());
            if (!Files.isRegularFile(file)) {
                throw new IllegalStateException(Words.both(
                        property + " : il n'y a pas de fichier « " + file.toAbsolutePath() + " ».",
                        property + ": there is no file \"" + file.toAbsolutePath() + "\"."));
            }
            return file;
        }
        List<Path> places = places();
        return places.stream().filter(Files::isRegularFile).findFirst().orElseThrow(() -> missing(places));
    }

    private String variable() {
        return property.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private Optional<String> named(UnaryOperator<String> settings) {
        return Stream.of(settings.apply(property), System.getProperty(property), System.getenv(variable()))
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
    }

    private List<Path> places() {
        String version = version();
        String name = artifact + "-" + version + "-exec.jar";
        List<Path> places = new ArrayList<>();
        places.add(Path.of("target", "dependency", name).toAbsolutePath());
        ownGroup().ifPresent(group -> {
            Path folder = group.resolve(artifact).resolve(version);
            places.add(folder.resolve(name));
            // Gradle has a folder more, whose name is the file's digest.
            places.addAll(below(folder, name));
        });
        String local = System.getProperty("maven.repo.local");
        Path repository = local == null || local.isBlank()
                ? Path.of(System.getProperty("user.home"), ".m2", "repository")
                : Path.of(local);
        places.add(repository
                .resolve(GROUP.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(name));
        return places;
    }

    /**
     * Where the artifacts of this group are, as seen from this class's own jar; nothing where that is in no repository.
     */
    private static Optional<Path> ownGroup() {
        CodeSource source = ProgramJar.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(source.getLocation().toURI()).getParent();
            for (int up = 0; up < TO_GROUP && folder != null; up++) {
                if (folder.getFileName() != null
                        && folder.getFileName().toString().equals(version())) {
                    return Optional.ofNullable(folder.getParent()).map(Path::getParent);
                }
                folder = folder.getParent();
            }
            return Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException nowhere) {
            return Optional.empty();
        }
    }

    private static List<Path> below(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> digests = Files.list(folder)) {
            return digests.map(digest -> digest.resolve(name)).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** {@return the version of this class's artifact, which is that of the programs} */
    public static String version() {
        try (InputStream resource = ProgramJar.class.getResourceAsStream("version.txt")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IllegalStateException missing(List<Path> places) {
        String version = version();
        String searched = String.join(
                "",
                places.stream().distinct().map(place -> "    " + place + "\n").toList());
        return new IllegalStateException(
                """
                %1$s-%2$s-exec.jar : introuvable. Cherché ici / not found. Looked for here:
                %4$s
                Maven : dans le pom.xml, sous maven-dependency-plugin, but copy / in the pom.xml, under maven-dependency-plugin, goal copy:
                    <artifactItem>
                      <groupId>lu.lalux.assure</groupId><artifactId>%1$s</artifactId>
                      <version>%2$s</version><classifier>exec</classifier>
                    </artifactItem>
                Gradle :
                    val %5$s by configurations.creating
                    dependencies { %5$s("lu.lalux.assure:%1$s:%2$s:exec") { isTransitive = false } }
                    tasks.test { systemProperty("%3$s", %5$s.singleFile) }
                Ou / or: -D%3$s=FILE, %6$s=FILE
                """.formatted(artifact, version, property, searched, configuration, variable()));
    }
}
