package lu.lalux.assure.stub;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.sandbox.InSandbox;
import lu.lalux.assure.stub.sandbox.SandboxIdentities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Says in the log at each start whose identities are in force, and warns of published ones that others can reach. */
@Component
final class IdentitiesInForce {

    private static final Logger LOG = LoggerFactory.getLogger(IdentitiesInForce.class);
    /** So many are named; the others are counted. */
    private static final int NAMED = 20;

    private final ConfigurableEnvironment environment;
    private final Registry registry;

    IdentitiesInForce(ConfigurableEnvironment environment, Registry registry) {
        this.environment = environment;
        this.registry = registry;
    }

    /** An application as the settings have it. */
    record Client(String id) {}

    /** A person as the settings have it. */
    record User(String name) {}

    @EventListener(ApplicationReadyEvent.class)
    void log() {
        Binder settings = Binder.get(environment);
        List<Client> clients = settings.bind("assure.token.clients", Bindable.listOf(Client.class))
                .orElse(List.of());
        int persons = settings.bind("assure.token.users", Bindable.listOf(User.class))
                .orElse(List.of())
                .size();
        if (SandboxIdentities.areThoseOf(environment) && !registry.current().isSandbox()) {
            LOG.info("Identities in force: those of the accounts in the database; what the sandbox publishes and its"
                    + " controls are off (assure.sandbox.shared)");
            return;
        }
        boolean published = SandboxIdentities.areThoseOf(environment);
        LOG.info(
                "Identities in force: {}; clients: {} ({}); persons: {}; the sandbox's controls are {}",
                published ? "those that the sandbox publishes" : "those of the settings, and no published one",
                clients.size(),
                named(clients),
                persons,
                InSandbox.holds(environment) ? "on" : "off");
        InetAddress address = settings.bind("server.address", InetAddress.class).orElse(null);
        if (published && (address == null || !address.isLoopbackAddress())) {
            LOG.warn(
                    "Whoever reaches {} can use the published identities and the sandbox's controls: for tests only, in a"
                            + " network of one's own (server.address; assure.token.clients for an installation)",
                    address == null ? "any address of this machine" : address.getHostAddress());
        }
    }

    private static String named(List<Client> clients) {
        String names = clients.stream().limit(NAMED).map(Client::id).collect(Collectors.joining(", "));
        return clients.size() > NAMED ? names + ", and others" : names;
    }
}
