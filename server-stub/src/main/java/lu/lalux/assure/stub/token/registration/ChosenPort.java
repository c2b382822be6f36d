package lu.lalux.assure.stub.token.registration;

import java.util.List;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import org.springframework.core.env.Environment;

/**
 * A sandbox's port that the system has chosen ({@code server.port=0}), which is known only once the server listens: the
 * settings name the usual one in its place. Its own page that takes a person back is at the chosen one, so that it is a
 * return address too.
 */
public final class ChosenPort {

    private final Environment environment;

    public ChosenPort(Environment environment) {
        this.environment = environment;
    }

    /** What an application that the sandbox publishes has of return addresses besides those that are registered. */
    List<String> returnAddresses(Application application) {
        String chosen = environment.getProperty("local.server.port", "");
        if (chosen.isEmpty()
                || application.in() != RegisteredIn.SETTINGS
                || !environment.getProperty("server.port", "").equals("0")) {
            return List.of();
        }
        String usual = ":" + environment.getProperty("sandbox.port") + "/";
        return application.redirectUris().stream()
                .filter(address -> address.contains(usual))
                .map(address -> address.replace(usual, ":" + chosen + "/"))
                .toList();
    }
}
