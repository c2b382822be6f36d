package lu.lalux.assure.stub.gestion.signin;

import lu.lalux.assure.api.gestion.model.Lien;
import lu.lalux.assure.stub.gestion.access.ProviderSettings;
import lu.lalux.assure.stub.gestion.access.PublicAddress;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.gestion.user.ManagedUsers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * As long as nobody can manage the server, each start says on the console by which link the first administrator gets
 * in: it is used once, an earlier one is worth nothing any more, and there is no password that everybody knows. Where
 * an identity provider is set up, it says who they are instead.
 */
@Component
final class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final ManagedUsers users;
    private final AdministratorLinks links;
    private final Changes changes;
    private final PublicAddress address;
    private final ProviderSettings provider;

    FirstAdministrator(
            ManagedUsers users,
            AdministratorLinks links,
            Changes changes,
            PublicAddress address,
            ProviderSettings provider) {
        this.users = users;
        this.links = links;
        this.changes = changes;
        this.address = address;
        this.provider = provider;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        if (!provider.isSetUp() && !users.hasAdministrator()) {
            Lien link = changes.make(transaction -> links.make(transaction, links.first(transaction)));
            LOG.info(
                    "This server has no administrator yet; the first one signs in once, until {}, at {}",
                    link.getFin(),
                    address.link(link.getLien()));
        }
    }
}
