package lu.lalux.assure.stub.gestion.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lu.lalux.assure.api.gestion.SessionApi;
import lu.lalux.assure.api.gestion.model.Connexion;
import lu.lalux.assure.api.gestion.model.Etape;
import lu.lalux.assure.api.gestion.model.LienUtilise;
import lu.lalux.assure.api.gestion.model.Offre;
import lu.lalux.assure.api.gestion.model.Ouverture;
import lu.lalux.assure.api.gestion.model.Session;
import lu.lalux.assure.api.gestion.model.UsageLien;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.access.CurrentCaller;
import lu.lalux.assure.stub.gestion.access.ProviderSettings;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.gestion.user.ManagedUsers;
import lu.lalux.assure.stub.gestion.user.OpenSession;
import lu.lalux.assure.stub.gestion.user.SessionCookie;
import lu.lalux.assure.stub.gestion.user.SessionTable;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.token.access.OptionalToken;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The tag {@code session} of the management interface. */
@RestController
class SessionController implements SessionApi {

    private final HttpServletRequest request;
    private final CurrentCaller caller;
    private final UserSignIn signIn;
    private final UsedLinks links;
    private final OpenedAccounts opened;
    private final SessionTable sessions;
    private final SessionCookie cookie;
    private final ManagedUsers users;
    private final Registry registry;
    private final DatabaseWriter writer;
    private final AuditTrail audit;
    private final ProviderSettings provider;

    SessionController(
            HttpServletRequest request,
            CurrentCaller caller,
            UserSignIn signIn,
            UsedLinks links,
            OpenedAccounts opened,
            SessionTable sessions,
            SessionCookie cookie,
            ManagedUsers users,
            Registry registry,
            DatabaseWriter writer,
            AuditTrail audit,
            ProviderSettings provider) {
        this.request = request;
        this.caller = caller;
        this.signIn = signIn;
        this.links = links;
        this.opened = opened;
        this.sessions = sessions;
        this.cookie = cookie;
        this.users = users;
        this.registry = registry;
        this.writer = writer;
        this.audit = audit;
        this.provider = provider;
    }

    @Override
    public ResponseEntity<Offre> lireOffre() {
        boolean sandbox = registry.current().isSandbox();
        return ResponseEntity.ok(
                new Offre(provider.isSetUp(), opened.areAllowed(), sandbox, sandbox, users.hasAdministrator()));
    }

    @Override
    public ResponseEntity<Session> lireSession() {
        return ResponseEntity.ok(
                sessions.current(request).orElseThrow(OptionalToken::missing).shown());
    }

    @Override
    public ResponseEntity<Session> ouvrirSession(Connexion connexion) {
        UserSignIn.Recognised recognised =
                signIn.require(connexion.getIdentifiant(), connexion.getMotDePasse(), request);
        String user = recognised.name();
        String address = request.getRemoteAddr();
        Optional<String> before = sessions.shown(request);
        SessionTable.Opened session = writer.write(transaction -> {
            UserSignIn.requireStill(transaction, recognised);
            before.ifPresent(shown -> sessions.end(transaction, shown));
            SessionTable.Opened signedIn = sessions.open(transaction, user, Etape.COMPLETE);
            String account = signedIn.session().account();
            audit.addAlways(
                    transaction, new Caller(user, account, address), new AuditEntry("session-ouverte", account, user));
            return signedIn;
        });
        return answer(HttpStatus.OK, session.value()).body(session.session().shown());
    }

    @Override
    public ResponseEntity<Void> fermerSession() {
        Caller leaving = caller.get();
        String left = sessions.shown(request).orElseThrow(OptionalToken::missing);
        writer.write(transaction -> {
            sessions.end(transaction, left);
            audit.addAlways(transaction, leaving, new AuditEntry("session-fermee", leaving.account(), leaving.name()));
            return true;
        });
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.gone(request))
                .build();
    }

    @Override
    public ResponseEntity<LienUtilise> utiliserLien(UsageLien usage) {
        UsedLinks.Outcome outcome = links.use(usage, request.getRemoteAddr());
        return outcome.cookie() == null
                ? ResponseEntity.ok(outcome.told())
                : answer(HttpStatus.OK, outcome.cookie()).body(outcome.told());
    }

    @Override
    public ResponseEntity<Session> ouvrirCompte(Ouverture ouverture) {
        SessionTable.Opened session = opened.open(ouverture, request.getRemoteAddr());
        OpenSession shown = session.session();
        return answer(HttpStatus.CREATED, session.value()).body(shown.shown());
    }

    private ResponseEntity.BodyBuilder answer(HttpStatus status, String value) {
        return ResponseEntity.status(status).header(HttpHeaders.SET_COOKIE, cookie.kept(value, request));
    }
}
