package lu.lalux.assure.stub;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.stub.registry.Registry;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the program that has started the server where it is, in a line of JSON, the only one of the standard output:
 * its process, its addresses and, of a sandbox, the identities that it publishes.
 */
@Component
final class ReadyLine {

    /** Where the module assure-openapi puts the identities in clear, which the documentation shows as well. */
    private static final String IDENTITIES = "lu/lalux/assure/openapi/docs/bac-a-sable.yaml";

    private final WelcomeSettings settings;
    private final Registry registry;
    private final Environment environment;

    ReadyLine(WelcomeSettings settings, Registry registry, Environment environment) {
        this.settings = settings;
        this.registry = registry;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (settings.readyLine() && event.getApplicationContext() instanceof WebServerApplicationContext context) {
            // Not the console, where the log may go, and which may have another encoding.
            PrintStream output =
                    new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            output.println(text(context.getWebServer().getPort()));
        }
    }

    /** The line for the port at which the server listens. */
    String text(int port) {
        String address = OwnAddress.of(environment, port);
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("programme", "bac-a-sable");
        line.put("version", environment.getProperty("spring.application.version", ""));
        line.put("pid", ProcessHandle.current().pid());
        line.put("adresseJetons", address);
        line.put("adresseFonctions", address);
        if (registry.current().isSandbox()) {
            publish(line);
        }
        return JsonMapper.shared().writeValueAsString(line);
    }

    private static void publish(ObjectNode line) {
        YamlMapFactoryBean published = new YamlMapFactoryBean();
        published.setResources(new ClassPathResource(IDENTITIES));
        Map<String, Object> identities = published.getObject();
        ArrayNode clients = line.putArray("clients");
        entries(identities, "clients").forEach(client -> {
            ObjectNode one = clients.addObject();
            one.put("identifiant", text(client, "nom"));
            one.put("secret", text(client, "secret"));
            ArrayNode scopes = one.putArray("portees");
            ((List<?>) client.get("portees")).forEach(scope -> scopes.add(String.valueOf(scope)));
        });
        ArrayNode applications = line.putArray("applications");
        ArrayNode persons = line.putArray("personnes");
        entries(identities, "personnes").forEach(person -> {
            if (person.containsKey("secret")) {
                persons.addObject().put("nom", text(person, "nom")).put("motDePasse", text(person, "secret"));
            } else {
                applications.addObject().put("identifiant", text(person, "nom"));
            }
        });
    }

    private static List<Map<?, ?>> entries(Map<String, Object> identities, String name) {
        return ((List<?>) identities.get(name))
                .stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList();
    }

    private static String text(Map<?, ?> entry, String name) {
        return String.valueOf(entry.get(name));
    }
}
