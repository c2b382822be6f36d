package lu.lalux.assure.stub.gestion.signin;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.api.gestion.model.EffetLien;
import lu.lalux.assure.api.gestion.model.Etape;
import lu.lalux.assure.api.gestion.model.LienUtilise;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.api.gestion.model.UsageLien;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Links;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.gestion.user.SessionTable;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.registry.store.AccountTable;
import lu.lalux.assure.stub.registry.store.PersonTable;
import lu.lalux.assure.stub.registry.store.UserTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a link does for whoever has it. A password that is not good enough does not use it up, nor does a request
 * without one; and no password is hashed for a link that is none.
 */
@Component
final class UsedLinks {

    private final JdbcClient reader;
    private final Links links;
    private final ChosenPasswords passwords;
    private final SessionTable sessions;
    private final Changes changes;
    private final AuditTrail audit;

    UsedLinks(
            JdbcClient reader,
            Links links,
            ChosenPasswords passwords,
            SessionTable sessions,
            Changes changes,
            AuditTrail audit) {
        this.reader = reader;
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * What came of it.
     *
     * @param told whoever used the link
     * @param cookie of the session that it opened; nothing when it opened none
     */
    record Outcome(LienUtilise told, @Nullable String cookie) {}

    /** Whose link it is. */
    private record Bearer(
            String name,
            boolean administrator,
            @Nullable String account,
            @Nullable String accountName) {

        Caller caller(String address) {
            return new Caller(name, account, address);
        }
    }

    /** @throws ProblemException {@code non-authentifie} when the link is good for nothing */
    Outcome use(UsageLien usage, String address) {
        Links.Owner owner = links.owner(reader, usage.getLien()).orElseThrow(UsedLinks::worthless);
        Bearer bearer = bearer(reader, owner).orElseThrow(UsedLinks::worthless);
        if (bearer.administrator()) {
            passwords.refuse(usage.getMotDePasse());
            return forPasskey(usage.getLien(), bearer, address);
        }
        String hash = passwords.hash(
                passwords.required(usage.getMotDePasse()),
                List.of(bearer.name(), String.valueOf(bearer.accountName())),
                address);
        return forPassword(usage.getLien(), bearer, hash, address);
    }

    private Outcome forPasskey(String link, Bearer bearer, String address) {
        return changes.make(transaction -> {
            take(transaction, link, bearer);
            audit.addAlways(transaction, bearer.caller(address), new AuditEntry("lien-utilise", null, bearer.name()));
            return new Outcome(
                    new LienUtilise(EffetLien.CLE_ACCES, bearer.name()),
                    sessions.open(transaction, bearer.name(), Etape.CLE_ACCES).value());
        });
    }

    private Outcome forPassword(String link, Bearer bearer, String hash, String address) {
        return changes.make(transaction -> {
            Links.Owner owner = take(transaction, link, bearer);
            if (owner.person() != null) {
                PersonTable.changePassword(transaction, bearer.name(), hash);
            } else {
                UserTable.changePassword(transaction, bearer.name(), hash);
                sessions.endAll(transaction, bearer.name());
            }
            audit.addAlways(
                    transaction,
                    bearer.caller(address),
                    new AuditEntry("mot-de-passe-fixe", bearer.account(), bearer.name()));
            return new Outcome(new LienUtilise(EffetLien.MOT_DE_PASSE, bearer.name()), null);
        });
    }

    /** Within the change: of two who use it at once, one has it. */
    private Links.Owner take(JdbcClient transaction, String link, Bearer bearer) {
        Links.Owner owner = links.use(transaction, link).orElseThrow(UsedLinks::worthless);
        if (!bearer(transaction, owner).equals(Optional.of(bearer))) {
            throw worthless();
        }
        return owner;
    }

    /** Nobody who is suspended, or whose account is. */
    private static Optional<Bearer> bearer(JdbcClient database, Links.Owner owner) {
        Optional<Bearer> bearer = owner.person() == null
                ? UserTable.find(database, String.valueOf(owner.user()))
                        .filter(user -> !user.suspended())
                        .map(user -> new Bearer(user.name(), user.role() == Role.ADMINISTRATEUR, user.account(), null))
                : PersonTable.find(database, owner.person())
                        .filter(person -> !person.suspended())
                        .map(person -> new Bearer(person.name(), false, person.account(), null));
        return bearer.flatMap(found -> found.account() == null
                ? bearer
                : AccountTable.find(database, found.account())
                        .filter(account -> !account.suspended())
                        .map(account ->
                                new Bearer(found.name(), found.administrator(), found.account(), account.name())));
    }

    private static ProblemException worthless() {
        return Refused.unauthenticated("gestion.link-worthless");
    }
}
