package lu.lalux.assure.stub.accueil;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prints addresses, the sandbox's published credentials, and lines that can be pasted into a shell as they are. Silent
 * unless the clients and users are those that the sandbox comes with: nobody's real installation is told about a sandbox.
 */
@Component
final class Welcome {

    private static final String TEXT = "lu/lalux/assure/stub/accueil/accueil.txt";
    private static final List<String> IDENTITIES = List.of("assure.token.clients", "assure.token.users");

    private final WelcomeSettings settings;
    private final ConfigurableEnvironment environment;

    Welcome(WelcomeSettings settings, ConfigurableEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        if (settings.accueil()
                && isSandbox()
                && event.getApplicationContext() instanceof WebServerApplicationContext context) {
            System.out.println(text(context.getWebServer().getPort()));
        }
    }

    /** The welcome for a port on this machine. */
    static String text(int port) throws IOException {
        return new ClassPathResource(TEXT)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("${adresse}", "http://localhost:" + port);
    }

    private boolean isSandbox() throws IOException {
        for (PropertySource<?> packaged :
                new YamlPropertySourceLoader().load("sandbox", new ClassPathResource("application.yaml"))) {
            for (String name : ((EnumerablePropertySource<?>) packaged).getPropertyNames()) {
                if (IDENTITIES.stream().anyMatch(name::startsWith)
                        && !Objects.equals(String.valueOf(packaged.getProperty(name)), environment.getProperty(name))) {
                    return false;
                }
            }
        }
        return true;
    }
}
