package lu.lalux.assure.stub.gestion.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lu.lalux.assure.api.gestion.model.Etape;
import lu.lalux.assure.api.gestion.model.NouveauCompte;
import lu.lalux.assure.api.gestion.model.Ouverture;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.account.ManagedAccounts;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.gestion.user.ManagedUsers;
import lu.lalux.assure.stub.gestion.user.SessionTable;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.SandboxRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts that vendors open themselves: only on a sandbox that several share, and no more than its settings allow. */
@Component
final class OpenedAccounts {

    private static final Duration PERIOD = Duration.ofDays(1);
    private static final String NAME = "/identifiant";

    /** Of whoever has no account yet, and so sees nothing. */
    private static final String NO_ACCOUNT = "";

    private final SandboxRole role;
    private final OpeningSettings settings;
    private final ChosenPasswords passwords;
    private final ManagedAccounts accounts;
    private final ManagedUsers users;
    private final SessionTable sessions;
    private final Changes changes;
    private final JdbcClient reader;
    private final MachineTime time;

    OpenedAccounts(
            SandboxRole role,
            OpeningSettings settings,
            ChosenPasswords passwords,
            ManagedAccounts accounts,
            ManagedUsers users,
            SessionTable sessions,
            Changes changes,
            JdbcClient reader,
            MachineTime time) {
        this.role = role;
        this.settings = settings;
        this.passwords = passwords;
        this.accounts = accounts;
        this.users = users;
        this.sessions = sessions;
        this.changes = changes;
        this.reader = reader;
        this.time = time;
    }

    /**
     * Whether there can be any: an installation with identities of its own is no sandbox, whatever setting was left
     * over.
     */
    boolean areAllowed() {
        return role.hasPublishedIdentities() && role.isShared();
    }

    /** Opens one, with its user, and their session. */
    SessionTable.Opened open(Ouverture asked, String address) {
        if (!areAllowed()) {
            throw Refused.forbidden(Message.of("gestion.opening-closed"));
        }
        String network = ClientNetwork.of(address).text();
        // Before the password is hashed, which is dear; and again within the change, where it counts.
        requireRoom(reader, network);
        if (users.isTaken(reader, asked.getIdentifiant())) {
            throw Refused.taken(NAME, asked.getIdentifiant());
        }
        String hash = passwords.hash(asked.getMotDePasse(), List.of(asked.getIdentifiant(), asked.getNom()), address);
        Caller opener = new Caller(asked.getIdentifiant(), NO_ACCOUNT, address);
        return changes.make(transaction -> {
            requireRoom(transaction, network);
            String account = accounts.add(transaction, opener, new NouveauCompte(asked.getNom(), asked.getMetier()))
                    .id();
            transaction
                    .sql("insert into ouvertures (compte, reseau, ouvert_le) values (?, ?, ?)")
                    .params(account, network, time.instant().toEpochMilli())
                    .update();
            users.add(transaction, opener, asked.getIdentifiant(), account, hash, NAME);
            return sessions.open(transaction, asked.getIdentifiant(), Etape.COMPLETE);
        });
    }

    private void requireRoom(JdbcClient database, String network) {
        long all = database.sql("select count(*) from ouvertures")
                .query(Long.class)
                .single();
        if (all >= settings.all()) {
            throw Refused.conflict(Message.of("gestion.opening-full"));
        }
        Instant now = time.instant();
        List<Long> recent = database.sql(
                        "select ouvert_le from ouvertures where reseau = ? and ouvert_le > ? order by ouvert_le desc")
                .params(network, now.minus(PERIOD).toEpochMilli())
                .query(Long.class)
                .list();
        if (recent.size() >= settings.perAddress()) {
            Duration wait = settings.perAddress() == 0
                    ? PERIOD
                    : Duration.between(
                            now,
                            Instant.ofEpochMilli(recent.get(settings.perAddress() - 1))
                                    .plus(PERIOD));
            throw Refused.tooMany(Message.of("gestion.opening-many", settings.perAddress()), wait);
        }
    }
}
