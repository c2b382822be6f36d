package lu.lalux.assure.stub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.stub.registry.Registry;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prints addresses, the sandbox's published credentials, and lines that can be pasted into a shell as they are. Silent
 * unless the clients and users are those that the sandbox comes with: nobody's real installation is told about a
 * sandbox.
 */
@Component
final class Welcome {

    private static final String TEXT = "lu/lalux/assure/stub/welcome.txt";

    private final WelcomeSettings settings;
    private final Registry registry;
    private final Environment environment;

    Welcome(WelcomeSettings settings, Registry registry, Environment environment) {
        this.settings = settings;
        this.registry = registry;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        if (settings.welcome()
                && !settings.readyLine()
                && registry.current().isSandbox()
                && event.getApplicationContext() instanceof WebServerApplicationContext context) {
            System.out.println(
                    text(OwnAddress.of(environment, context.getWebServer().getPort())));
        }
    }

    private static String text(String address) throws IOException {
        return new ClassPathResource(TEXT)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("${adresse}", address);
    }
}
