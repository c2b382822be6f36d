package lu.lalux.assure.stub.gestion.signin;

import java.util.Locale;
import lu.lalux.assure.api.gestion.UtilisateursApi;
import lu.lalux.assure.api.gestion.model.ChangementUtilisateur;
import lu.lalux.assure.api.gestion.model.EtatUtilisateur;
import lu.lalux.assure.api.gestion.model.Lien;
import lu.lalux.assure.api.gestion.model.NouvelUtilisateur;
import lu.lalux.assure.api.gestion.model.Role;
import lu.lalux.assure.api.gestion.model.Utilisateur;
import lu.lalux.assure.api.gestion.model.UtilisateurInvite;
import lu.lalux.assure.api.gestion.model.Utilisateurs;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.CurrentCaller;
import lu.lalux.assure.stub.gestion.access.Links;
import lu.lalux.assure.stub.gestion.access.ListPage;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.account.ManagedAccounts;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.gestion.passkey.PasskeyTable;
import lu.lalux.assure.stub.gestion.user.ManagedUsers;
import lu.lalux.assure.stub.gestion.user.SessionTable;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.store.UserRow;
import lu.lalux.assure.stub.registry.store.UserTable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The tag {@code utilisateurs} of the management interface. */
@RestController
class UsersController implements UtilisateursApi {

    private static final String ACCOUNT = "/compte";

    private final CurrentCaller caller;
    private final ManagedUsers users;
    private final ManagedAccounts accounts;
    private final SessionTable sessions;
    private final Links links;
    private final Changes changes;
    private final AuditTrail audit;
    private final MachineTime time;

    UsersController(
            CurrentCaller caller,
            ManagedUsers users,
            ManagedAccounts accounts,
            SessionTable sessions,
            Links links,
            Changes changes,
            AuditTrail audit,
            MachineTime time) {
        this.caller = caller;
        this.users = users;
        this.accounts = accounts;
        this.sessions = sessions;
        this.links = links;
        this.changes = changes;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public ResponseEntity<Utilisateurs> listerUtilisateurs(
            @Nullable String recherche, @Nullable String apres, @Nullable Integer nombre) {
        String sought = recherche == null ? "" : recherche.toLowerCase(Locale.ROOT);
        ListPage<UserRow> page = ListPage.of(
                users.visibleTo(caller.get()).filter(user -> user.name().contains(sought)),
                UserRow::name,
                apres,
                nombre == null ? 50 : nombre);
        return ResponseEntity.ok(new Utilisateurs(
                        page.elements().stream().map(UsersController::shown).toList())
                .suite(page.next()));
    }

    @Override
    public ResponseEntity<Utilisateur> lireUtilisateur(String utilisateur) {
        return ResponseEntity.ok(shown(users.visible(caller.get(), utilisateur)));
    }

    @Override
    public ResponseEntity<UtilisateurInvite> inviterUtilisateur(NouvelUtilisateur nouveau) {
        Caller maker = caller.get();
        String account = nouveau.getRole() == Role.ADMINISTRATEUR
                ? ofAdministrator(maker, nouveau.getCompte())
                : ofProvider(maker, nouveau.getCompte());
        UtilisateurInvite invited = changes.make(transaction -> {
            if (account != null) {
                accounts.own(transaction, maker, account);
            }
            UserRow user = users.add(transaction, maker, nouveau.getUtilisateur(), account, null, "/utilisateur");
            return new UtilisateurInvite(shown(user), links.make(transaction, Links.Owner.user(user.name())));
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(invited);
    }

    @Override
    public ResponseEntity<Utilisateur> modifierUtilisateur(String utilisateur, ChangementUtilisateur changement) {
        Caller maker = caller.get();
        Boolean suspended = changement.getSuspendu();
        UserRow changed = changes.make(transaction -> {
            UserRow now = users.visible(transaction, maker, utilisateur);
            if (suspended == null) {
                return now;
            }
            if (suspended) {
                users.requireAnother(transaction, now);
                end(transaction, utilisateur);
            }
            UserTable.suspend(transaction, utilisateur, suspended);
            audit.add(
                    transaction,
                    maker,
                    new AuditEntry(
                            "utilisateur-change", now.account(), utilisateur, AuditDetail.of("suspendu", suspended)));
            return users.visible(transaction, maker, utilisateur);
        });
        return ResponseEntity.ok(shown(changed));
    }

    @Override
    public ResponseEntity<Void> retirerUtilisateur(String utilisateur) {
        Caller maker = caller.get();
        changes.make(transaction -> {
            UserRow now = users.visible(transaction, maker, utilisateur);
            users.requireAnother(transaction, now);
            end(transaction, utilisateur);
            UserTable.withdraw(transaction, utilisateur, time.instant());
            PasskeyTable.removeAll(transaction, utilisateur);
            audit.addAlways(transaction, maker, new AuditEntry("utilisateur-retire", now.account(), utilisateur));
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Lien> creerLienUtilisateur(String utilisateur) {
        Caller maker = caller.get();
        Lien link = changes.make(transaction -> {
            UserRow now = users.visible(transaction, maker, utilisateur);
            if (now.suspended()) {
                throw Refused.conflict(Message.of("gestion.user-suspended", utilisateur));
            }
            audit.add(transaction, maker, new AuditEntry("utilisateur-lien", now.account(), utilisateur));
            return links.make(transaction, Links.Owner.user(utilisateur));
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(link);
    }

    private void end(JdbcClient transaction, String user) {
        sessions.endAll(transaction, user);
        links.forget(transaction, Links.Owner.user(user));
    }

    private static @Nullable String ofAdministrator(Caller maker, @Nullable String asked) {
        maker.requireAdministrator();
        if (asked != null) {
            throw Refused.fault(ACCOUNT, FaultCode.CHAMP_INCONNU, Message.of("gestion.account-needless"));
        }
        return null;
    }

    private static String ofProvider(Caller maker, @Nullable String asked) {
        String account = asked == null ? maker.account() : asked;
        if (account == null) {
            throw Refused.fault(ACCOUNT, FaultCode.CHAMP_OBLIGATOIRE, Message.of("gestion.account-missing"));
        }
        return account;
    }

    private static Utilisateur shown(UserRow user) {
        return new Utilisateur(user.name(), user.role(), state(user), user.passkeys(), user.created())
                .compte(user.account())
                .derniereConnexion(user.seen());
    }

    private static EtatUtilisateur state(UserRow user) {
        if (user.suspended()) {
            return EtatUtilisateur.SUSPENDU;
        }
        return user.seen() == null ? EtatUtilisateur.INVITE : EtatUtilisateur.ACTIF;
    }
}
