package lu.lalux.assure.stub.gestion.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.api.gestion.ClesApi;
import lu.lalux.assure.api.gestion.model.CleAcces;
import lu.lalux.assure.api.gestion.model.ClesAcces;
import lu.lalux.assure.api.gestion.model.Etape;
import lu.lalux.assure.api.gestion.model.OptionsCle;
import lu.lalux.assure.api.gestion.model.ReponseCle;
import lu.lalux.assure.api.gestion.model.Session;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.CurrentCaller;
import lu.lalux.assure.stub.gestion.access.ProviderSettings;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.audit.Changes;
import lu.lalux.assure.stub.gestion.user.FailedSignIns;
import lu.lalux.assure.stub.gestion.user.ManagedUsers;
import lu.lalux.assure.stub.gestion.user.SessionCookie;
import lu.lalux.assure.stub.gestion.user.SessionTable;
import lu.lalux.assure.stub.gestion.user.SignInMeans;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.registry.store.UserRow;
import lu.lalux.assure.stub.registry.store.UserTable;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.token.access.OptionalToken;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The tag {@code cles} of the management interface. */
@RestController
@Lazy
class PasskeysController implements ClesApi {

    /** Of one administrator. */
    private static final int MOST = 20;

    private final HttpServletRequest request;
    private final CurrentCaller caller;
    private final RelyingParty party;
    private final PasskeyTable passkeys;
    private final Challenges challenges;
    private final SessionTable sessions;
    private final SessionCookie cookie;
    private final ManagedUsers users;
    private final Changes changes;
    private final DatabaseWriter writer;
    private final AuditTrail audit;
    private final ProviderSettings provider;
    private final FailedSignIns failed;

    PasskeysController(
            HttpServletRequest request,
            CurrentCaller caller,
            RelyingParty party,
            PasskeyTable passkeys,
            Challenges challenges,
            SessionTable sessions,
            SessionCookie cookie,
            ManagedUsers users,
            Changes changes,
            DatabaseWriter writer,
            AuditTrail audit,
            ProviderSettings provider,
            FailedSignIns failed) {
        this.request = request;
        this.caller = caller;
        this.party = party;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.sessions = sessions;
        this.cookie = cookie;
        this.users = users;
        this.changes = changes;
        this.writer = writer;
        this.audit = audit;
        this.provider = provider;
        this.failed = failed;
    }

    @Override
    public ResponseEntity<OptionsCle> demanderConnexion() {
        return ResponseEntity.ok(new OptionsCle(party.optionsToSignIn()));
    }

    @Override
    public ResponseEntity<Session> ouvrirSessionParCle(ReponseCle reponse) {
        try {
            return signedIn(party.signedIn(reponse.getReponse()));
        } catch (ProblemException refused) {
            if (refused.problem().type() == ProblemType.NON_AUTHENTIFIE) {
                party.claimed(reponse.getReponse())
                        .ifPresent(claimed -> failed.wrong(claimed, SignInMeans.PASSKEY, request.getRemoteAddr()));
            }
            throw refused;
        }
    }

    private ResponseEntity<Session> signedIn(RelyingParty.Verified verified) {
        Caller administrator = new Caller(verified.name(), null, request.getRemoteAddr());
        Optional<String> before = sessions.shown(request);
        SessionTable.Opened opened = writer.write(transaction -> {
            requireFirstAnswer(transaction, verified);
            UserTable.find(transaction, verified.name())
                    .filter(user -> !user.suspended())
                    .filter(user -> user.emergency() || !provider.isSetUp())
                    .orElseThrow(RelyingParty::refused);
            if (!passkeys.used(transaction, verified.key())) {
                throw RelyingParty.refused();
            }
            before.ifPresent(shown -> sessions.end(transaction, shown));
            audit.add(transaction, administrator, new AuditEntry("session-ouverte", null, verified.name()));
            return sessions.open(transaction, verified.name(), Etape.COMPLETE);
        });
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.kept(opened.value(), request))
                .body(opened.session().shown());
    }

    @Override
    public ResponseEntity<OptionsCle> demanderCle() {
        Caller administrator = caller.get();
        administrator.requireAdministrator();
        return ResponseEntity.ok(new OptionsCle(party.optionsToRegister(administrator.name())));
    }

    @Override
    public ResponseEntity<Void> enregistrerCle(ReponseCle reponse) {
        Caller administrator = caller.get();
        administrator.requireAdministrator();
        boolean byLink =
                sessions.current(request).orElseThrow(OptionalToken::missing).step() == Etape.CLE_ACCES;
        RelyingParty.Verified verified = party.registered(administrator.name(), reponse.getReponse());
        changes.make(transaction -> {
            requireFirstAnswer(transaction, verified);
            UserRow user = users.visible(transaction, administrator, verified.name());
            if (byLink) {
                PasskeyTable.removeAll(transaction, user.name());
                sessions.endAll(transaction, user.name());
            } else if (passkeys.count(transaction, user.name()) >= MOST) {
                throw Refused.conflict(Message.of("gestion.too-many", MOST));
            }
            passkeys.add(transaction, user.name(), verified.key());
            audit.add(transaction, administrator, new AuditEntry("cle-acces-enregistree", null, user.name()));
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<ClesAcces> listerCles() {
        return ResponseEntity.ok(
                new ClesAcces(passkeys.shown(completeAdministrator().name())));
    }

    @Override
    public ResponseEntity<Void> retirerCle(String cle) {
        Caller administrator = completeAdministrator();
        String session = sessions.shown(request).orElseThrow(OptionalToken::missing);
        changes.make(transaction -> {
            UserRow user = users.visible(transaction, administrator, administrator.name());
            List<CleAcces> present = passkeys.shown(transaction, user.name());
            if (present.stream().noneMatch(one -> one.getCle().equals(cle))) {
                throw Refused.unknown("gestion.passkey-unknown", cle);
            }
            boolean byProvider = provider.isSetUp() && !user.emergency();
            if (present.size() == 1 && !byProvider) {
                throw Refused.conflict(Message.of("gestion.last-passkey"));
            }
            passkeys.remove(transaction, user.name(), cle);
            // Whoever has the device that was lost may be signed in with it.
            sessions.endOthers(transaction, user.name(), session);
            audit.addAlways(
                    transaction,
                    administrator,
                    new AuditEntry("cle-acces-retiree", null, user.name(), AuditDetail.of("cle", cle)));
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    /** The session of a link is for registering a passkey only. */
    private Caller completeAdministrator() {
        Caller administrator = caller.get();
        administrator.requireAdministrator();
        if (sessions.current(request).orElseThrow(OptionalToken::missing).step() != Etape.COMPLETE) {
            throw Refused.forbidden(Message.of("gestion.passkey-missing"));
        }
        return administrator;
    }

    private void requireFirstAnswer(JdbcClient transaction, RelyingParty.Verified verified) {
        if (!challenges.use(transaction, verified.challenge())) {
            throw RelyingParty.refused();
        }
    }
}
