package lu.lalux.assure.conformance.judge.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.serve.api.Router;
import lu.lalux.assure.conformance.judge.serve.docket.Docket;
import lu.lalux.assure.conformance.judge.serve.docket.OpenCase;
import lu.lalux.assure.conformance.judge.serve.page.PageFiles;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.wire.Arrival;
import lu.lalux.assure.conformance.judge.wire.Departure;
import lu.lalux.assure.conformance.judge.wire.Host;
import lu.lalux.assure.conformance.judge.wire.WireServer;

/**
 * Shows each request to its room: the judge's own page and interface, the session whose credentials it carries, or, when it
 * carries nothing that is known, a right server that knows nobody; the page of an open session can read what that one says.
 */
final class FrontDoor implements Host {

    private static final String OWN = "/juge";
    private static final Header HSTS = new Header("Strict-Transport-Security", "max-age=31536000");

    private final PageFiles page = new PageFiles();
    private final Docket docket;
    private final Router router;
    private final Session nobody;
    private final boolean securely;

    /**
     * @param docket of open sessions
     * @param router of its own interface
     * @param nobody a session that knows nobody
     * @param securely whether browsers are to come by HTTPS only from now on
     */
    FrontDoor(Docket docket, Router router, Session nobody, boolean securely) {
        this.docket = docket;
        this.router = router;
        this.nobody = nobody;
        this.securely = securely;
    }

    @Override
    public int mostBytes(Arrival beginning) {
        if (isOwn(beginning)) {
            return router.mostBytes(beginning);
        }
        return docket.of(beginning)
                .map(open -> open.session().mostBytes(beginning))
                .orElseGet(() -> Math.min(WireServer.PEEK, nobody.mostBytes(beginning)));
    }

    @Override
    public Object sender(Arrival beginning) {
        return isOwn(beginning)
                ? router.sender(beginning)
                : docket.of(beginning).<Object>map(open -> open).orElse(beginning);
    }

    @Override
    public Optional<Departure> early(Arrival beginning) {
        if (isOwn(beginning)) {
            return Optional.empty();
        }
        Optional<OpenCase> owner = docket.of(beginning);
        Optional<Departure> departure = session(owner).early(beginning);
        departure.ifPresent(answer -> owner.ifPresent(open -> open.note(beginning)));
        return departure;
    }

    @Override
    public Departure answer(Arrival request) {
        if (isOwn(request)) {
            return kept(page.answer(request).orElseGet(() -> router.answer(request)));
        }
        Optional<OpenCase> owner = docket.of(request);
        if (owner.isEmpty() || isPreflight(request)) {
            return session(docket.about(request).or(() -> docket.ofPage(request)))
                    .aside(request);
        }
        Departure departure = session(owner).answer(request);
        owner.ifPresent(open -> open.note(request));
        return departure;
    }

    @Override
    public void left(Arrival request, Departure departure, long ended) {
        if (!isOwn(request)) {
            docket.left(request, departure, ended);
        }
    }

    /** RFC 6797, of its own pages only: what software is answered is the contract's, and a browser that knows one knows all. */
    private Departure kept(Departure departure) {
        if (!securely) {
            return departure;
        }
        List<Header> headers = new ArrayList<>(departure.headers());
        headers.add(HSTS);
        return new Departure(departure.status(), headers, departure.body(), departure.manner());
    }

    private Session session(Optional<OpenCase> owner) {
        return owner.map(OpenCase::session).orElse(nobody);
    }

    /** It has no credentials, and is the browser's, not the software's. */
    private static boolean isPreflight(Arrival arrival) {
        return arrival.method().equals("OPTIONS")
                && arrival.header("Access-Control-Request-Method").isPresent();
    }

    private static boolean isOwn(Arrival arrival) {
        String path = arrival.path();
        return path.equals(OWN) || path.startsWith(OWN + "/");
    }
}
