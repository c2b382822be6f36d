package lu.lalux.assure.stub.docs;

import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.springframework.boot.system.ApplicationHome;

/**
 * The one file that the sandbox runs from, if it does: the unpacked one is of no use to anybody without its libraries.
 */
final class RunningJar {

    private RunningJar() {}

    static Optional<Path> path() {
        CodeSource source = RunningJar.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null || !location.toString().startsWith("jar:nested:")
                ? Optional.empty()
                : Optional.ofNullable(new ApplicationHome(RunningJar.class).getSource())
                        .map(jar -> jar.toPath().toAbsolutePath());
    }
}
