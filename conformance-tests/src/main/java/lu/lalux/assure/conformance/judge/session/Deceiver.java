package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.token.TokenTrouble;
import lu.lalux.assure.conformance.judge.scenario.trouble.StrangeAnswer;
import lu.lalux.assure.conformance.judge.scenario.trouble.UploadInDoubt;
import lu.lalux.assure.conformance.judge.wire.ConnectionObserver;
import lu.lalux.assure.conformance.judge.wire.Deception;
import lu.lalux.assure.conformance.judge.wire.RequestHandler;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.wire.WireServer;
import lu.lalux.assure.conformance.judge.wire.WireSettings;

/**
 * Shows certificates on which no client may rely, each behind an answer that is cut: what comes on the next connection is
 * most likely the same again, an upload, a request for a token, a settlement, so that a client which verifies some of its
 * connections only is seen. Where there is no such cut, they are shown later all the same.
 */
public final class Deceiver implements RequestHandler {

    /** So many connections in a row: who tries a second time may no longer verify. */
    private static final int TWICE = 2;

    private static final int SIXTHS = 6;

    /**
     * When one is shown.
     *
     * @param deception that is
     * @param kind of the request whose answer is cut
     * @param cut the scenario that does it
     * @param latest of the list, in sixths, behind which that is waited for no more
     * @param connections how many see it, at least
     */
    private record Moment(Deception deception, Kind kind, String cut, int latest, int connections) {}

    private final Session session;
    private final List<Moment> left;
    private volatile WireServer server;

    private Deceiver(Session session, Deception foreign, Deception otherName) {
        this.session = session;
        this.left = new ArrayList<>(List.of(
                new Moment(foreign, Kind.UPLOAD, UploadInDoubt.CUT, 2, TWICE),
                new Moment(foreign, Kind.TOKEN, TokenTrouble.CUT, SIXTHS, 1),
                new Moment(otherName, Kind.SETTLEMENT, StrangeAnswer.CUT, 5, TWICE)));
    }

    /**
     * @param settings of the server
     * @param session that answers
     * @param foreign a certificate by nobody whom the client trusts
     * @param otherName one for another name
     * @param witness told of what no host hears of
     * @return a server that listens
     */
    public static WireServer open(
            WireSettings settings, Session session, Deception foreign, Deception otherName, ConnectionObserver witness)
            throws IOException {
        Deceiver deceiver = new Deceiver(session, foreign, otherName);
        deceiver.server = WireServer.open(settings, deceiver, witness);
        return deceiver.server;
    }

    @Override
    public Optional<WireAnswer> early(WireRequest beginning) {
        Optional<WireAnswer> answer = session.early(beginning);
        answer.ifPresent(given -> deceive());
        return answer;
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        WireAnswer answer = session.answer(request);
        deceive();
        return answer;
    }

    @Override
    public void left(WireRequest request, WireAnswer answer, long ended) {
        session.left(request, answer, ended);
    }

    @Override
    public int mostBytes(WireRequest beginning) {
        return session.mostBytes(beginning);
    }

    /** Before the answer leaves, and with it the connection. */
    private synchronized void deceive() {
        if (server != null && !left.isEmpty()) {
            List<Moment> due = left.stream().filter(this::isDue).toList();
            due.forEach(moment -> server.show(moment.deception(), moment.connections(), moment.kind() != Kind.TOKEN));
            left.removeAll(due);
        }
    }

    private boolean isDue(Moment moment) {
        ExchangeLog log = session.evidence(false).log();
        return log.of(moment.kind()).stream()
                        .anyMatch(exchange -> exchange.scenario().equals(moment.cut()))
                || settled(log) * SIXTHS > session.list().part(1).size() * (long) moment.latest();
    }

    private static long settled(ExchangeLog log) {
        return log.of(Kind.SETTLEMENT).stream()
                .flatMap(exchange -> exchange.subject().invoice().stream())
                .filter(invoice -> invoice.part() == 1)
                .distinct()
                .count();
    }
}
