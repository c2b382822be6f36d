package lu.lalux.assure.stub.gestion.signin;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.api.gestion.model.Etape;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.OpaqueValues;
import lu.lalux.assure.stub.gestion.access.ProviderSettings;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.gestion.user.ManagedUsers;
import lu.lalux.assure.stub.gestion.user.SessionTable;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.registry.store.UserTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The administrators whom the provider recognises. It knows them by a subject that stays; the name by which they are
 * shown is the one that they had when they first came, or that they have here already.
 */
@Component
final class RecognisedAdministrators {

    private static final int OF_THE_HASH = 16;

    private final ProviderSettings settings;
    private final ManagedUsers users;
    private final SessionTable sessions;
    private final Changes changes;
    private final AuditTrail audit;
    private final String names;

    RecognisedAdministrators(
            ProviderSettings settings,
            ManagedUsers users,
            SessionTable sessions,
            Changes changes,
            AuditTrail audit,
            ManagementContract contract) {
        this.settings = settings;
        this.users = users;
        this.sessions = sessions;
        this.changes = changes;
        this.audit = audit;
        this.names = contract.document()
                .at("/components/schemas/IdentifiantChoisi/pattern")
                .asString();
    }

    /**
     * Opens a session.
     *
     * @param before the session that the browser shows, which ends
     * @throws ProblemException {@code portee-insuffisante} for whoever is no administrator, or no longer
     */
    SessionTable.Opened open(OidcUser recognised, Optional<String> before, String address) {
        if (!isAdministrator(recognised)) {
            throw refused();
        }
        String subject = OpaqueValues.hash(settings.issuer() + " " + recognised.getSubject());
        return changes.make(transaction -> {
            String name = UserTable.ofSubject(transaction, subject)
                    .orElseGet(() -> added(transaction, recognised, subject, address));
            UserTable.find(transaction, name)
                    .filter(user -> user.role() == Role.ADMINISTRATEUR && !user.suspended())
                    .orElseThrow(RecognisedAdministrators::refused);
            UserTable.emergency(transaction, name, false);
            before.ifPresent(shown -> sessions.end(transaction, shown));
            audit.add(
                    transaction,
                    new Caller(name, null, address),
                    new AuditEntry("session-ouverte", null, name, AuditDetail.of("fournisseurIdentite", true)));
            return sessions.open(transaction, name, Etape.COMPLETE);
        });
    }

    private boolean isAdministrator(OidcUser recognised) {
        @Nullable Object claim = recognised.getIdToken().getClaims().get(settings.claim());
        return claim instanceof Collection<?> values
                ? values.contains(settings.value())
                : settings.value().equals(claim);
    }

    /** Or an administrator of that name who has not come by the provider yet; nobody who was withdrawn. */
    private String added(JdbcClient transaction, OidcUser recognised, String subject, String address) {
        String name = name(recognised, subject);
        Caller caller = new Caller(name, null, address);
        if (!users.isTaken(transaction, name)) {
            users.add(transaction, caller, name, null, null, "");
        }
        if (!UserTable.bind(transaction, name, subject)) {
            throw refused();
        }
        return name;
    }

    private String name(OidcUser recognised, String subject) {
        return Stream.of(recognised.getPreferredUsername(), recognised.getSubject())
                .filter(Objects::nonNull)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.matches(names))
                .findFirst()
                .orElse("openid-" + subject.substring(0, OF_THE_HASH));
    }

    private static ProblemException refused() {
        return Refused.forbidden(Message.of("gestion.provider-not-administrator"));
    }
}
