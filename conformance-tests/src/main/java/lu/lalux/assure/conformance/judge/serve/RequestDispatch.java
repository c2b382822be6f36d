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
    private final OpenSessions sessions;
    private final Router router;
    private final Session nobody;
    private final boolean securely;

    /**
     * @param sessions that are open
     * @param router of its own interface
     * @param nobody a session that knows nobody
     * @param securely whether browsers are to come by HTTPS only from now on
     */
    RequestDispatch(OpenSessions sessions, Router router, Session nobody, boolean securely) {
        this.sessions = sessions;
        this.router = router;
        this.nobody = nobody;
        this.securely = securely;
    }

    @Override
    public int mostBytes(WireRequest beginning) {
        if (isOwn(beginning)) {
            return router.mostBytes(beginning);
        }
        return sessions.of(beginning)
                .map(open -> open.session().mostBytes(beginning))
                .orElseGet(() -> Math.min(WireServer.PEEK, nobody.mostBytes(beginning)));
    }

    @Override
    public Object sender(WireRequest beginning) {
        return isOwn(beginning)
                ? router.sender(beginning)
                : sessions.of(beginning).<Object>map(open -> open).orElse(beginning);
    }

    @Override
    public Optional<WireAnswer> early(WireRequest beginning) {
        if (isOwn(beginning)) {
            return Optional.empty();
        }
        Optional<OpenSession> owner = sessions.of(beginning);
        Optional<WireAnswer> answer = session(owner).early(beginning);
        answer.ifPresent(early -> owner.ifPresent(open -> open.note(beginning)));
        return answer;
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        if (isOwn(request)) {
            return kept(page.answer(request).orElseGet(() -> router.answer(request)));
        }
        Optional<OpenSession> owner = sessions.of(request);
        if (owner.isEmpty() || isPreflight(request)) {
            return session(sessions.about(request).or(() -> sessions.ofPage(request)))
                    .aside(request);
        }
        WireAnswer answer = session(owner).answer(request);
        owner.ifPresent(open -> open.note(request));
        return answer;
    }

    @Override
    public void left(WireRequest request, WireAnswer answer, long ended) {
        if (!isOwn(request)) {
            sessions.left(request, answer, ended);
        }
    }

    /**
     * RFC 6797, of its own pages only: what software is answered is the contract's, and a browser that knows one knows
     * all.
     */
    private WireAnswer kept(WireAnswer answer) {
        if (!securely) {
            return answer;
        }
        List<Header> headers = new ArrayList<>(answer.headers());
        headers.add(HSTS);
        return new WireAnswer(answer.status(), headers, answer.body(), answer.manner());
    }

    private Session session(Optional<OpenSession> owner) {
        return owner.map(OpenSession::session).orElse(nobody);
    }

    /** It has no credentials, and is the browser's, not the software's. */
    private static boolean isPreflight(WireRequest request) {
        return request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent();
    }

    private static boolean isOwn(WireRequest request) {
        String path = request.path();
        return path.equals(OWN) || path.startsWith(OWN + "/");
    }
}
