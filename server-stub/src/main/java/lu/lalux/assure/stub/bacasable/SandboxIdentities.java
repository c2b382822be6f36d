package lu.lalux.assure.stub.bacasable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Tells the sandbox from an installation: its clients and users are those whose secrets everybody can read. */
public final class SandboxIdentities {

    private static final List<String> IDENTITIES = List.of("assure.token.clients", "assure.token.users");

    private SandboxIdentities() {}

    /** Whether the clients and users are those that the sandbox comes with. */
    public static boolean areThoseOf(Environment environment) {
        try {
            for (PropertySource<?> packaged :
                    new YamlPropertySourceLoader().load("sandbox", new ClassPathResource("application.yaml"))) {
                for (String name : ((EnumerablePropertySource<?>) packaged).getPropertyNames()) {
                    if (IDENTITIES.stream().anyMatch(name::startsWith)
                            && !Objects.equals(
                                    String.valueOf(packaged.getProperty(name)), environment.getProperty(name))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
