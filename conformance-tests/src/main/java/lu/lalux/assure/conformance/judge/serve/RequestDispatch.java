package lu.lalux.assure.conformance.judge.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.serve.api.Router;
import lu.lalux.assure.conformance.judge.serve.session.OpenSession;
import lu.lalux.assure.conformance.judge.serve.session.OpenSessions;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.wire.RequestHandler;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.wire.WireServer;

/**
 * Shows each request to its room: the judge's own page and interface, the session whose credentials it carries, or,
 * when it carries nothing that is known, a right server that knows nobody; the page of an open session can read what
 * that one says.
 */
final class RequestDispatch implements RequestHandler {

    private static final String OWN = "/juge";
    private static final Header HSTS = new Header("Strict-Transport-Security", "max-age=31536000");

    private final PageFiles page = new PageFiles();
    private final OpenSessions docket;
    private final Router router;
    private final Session nobody;
    private final boolean securely;

    /**
     * @param docket of open sessions
     * @param router of its own interface
     * @param nobody a session that knows nobody
     * @param securely whether browsers are to come by HTTPS only from now on
     */
    RequestDispatch(OpenSessions docket, Router router, Session nobody, boolean securely) {
        this.docket = docket;
        this.router = router;
        this.nobody = nobody;
        this.securely = securely;
    }

    @Override
    public int mostBytes(WireRequest beginning) {
        if (isOwn(beginning)) {
            return router.mostBytes(beginning);
        }
        return docket.of(beginning)
                .map(open -> open.session().mostBytes(beginning))
                .orElseGet(() -> Math.min(WireServer.PEEK, nobody.mostBytes(beginning)));
    }

    @Override
    public Object sender(WireRequest beginning) {
        return isOwn(beginning)
                ? router.sender(beginning)
                : docket.of(beginning).<Object>map(open -> open).orElse(beginning);
    }

    @Override
    public Optional<WireAnswer> early(WireRequest beginning) {
        if (isOwn(beginning)) {
            return Optional.empty();
        }
        Optional<OpenSession> owner = docket.of(beginning);
        Optional<WireAnswer> departure = session(owner).early(beginning);
        departure.ifPresent(answer -> owner.ifPresent(open -> open.note(beginning)));
        return departure;
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        if (isOwn(request)) {
            return kept(page.answer(request).orElseGet(() -> router.answer(request)));
        }
        Optional<OpenSession> owner = docket.of(request);
        if (owner.isEmpty() || isPreflight(request)) {
            return session(docket.about(request).or(() -> docket.ofPage(request)))
                    .aside(request);
        }
        WireAnswer departure = session(owner).answer(request);
        owner.ifPresent(open -> open.note(request));
        return departure;
    }

    @Override
    public void left(WireRequest request, WireAnswer departure, long ended) {
        if (!isOwn(request)) {
            docket.left(request, departure, ended);
        }
    }

    /**
     * RFC 6797, of its own pages only: what software is answered is the contract's, and a browser that knows one knows
     * all.
     */
    private WireAnswer kept(WireAnswer departure) {
        if (!securely) {
            return departure;
        }
        List<Header> headers = new ArrayList<>(departure.headers());
        headers.add(HSTS);
        return new WireAnswer(departure.status(), headers, departure.body(), departure.manner());
    }

    private Session session(Optional<OpenSession> owner) {
        return owner.map(OpenSession::session).orElse(nobody);
    }

    /** It has no credentials, and is the browser's, not the software's. */
    private static boolean isPreflight(WireRequest arrival) {
        return arrival.method().equals("OPTIONS")
                && arrival.header("Access-Control-Request-Method").isPresent();
    }

    private static boolean isOwn(WireRequest arrival) {
        String path = arrival.path();
        return path.equals(OWN) || path.startsWith(OWN + "/");
    }
}
