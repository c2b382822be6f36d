package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.trouble.ForeignCertificate;
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
 * Shows certificates on which no client may rely, one behind an upload that is cut, another behind a settlement that is:
 * what comes on the next connection then is most likely the same again, so that a client which verifies some of its
 * connections only is seen. Where there is no such cut, they are shown before the list is done all the same.
 */
public final class Deceiver implements RequestHandler {

    /** So many connections in a row: who tries a second time may no longer verify. */
    private static final int CONNECTIONS = 2;

    private static final Map<String, String> CUT =
            Map.of(ForeignCertificate.FOREIGN, UploadInDoubt.CUT, ForeignCertificate.OTHER_NAME, StrangeAnswer.CUT);

    /** Of the list, in sixths, behind which nobody waits for a cut any more. */
    private static final Map<String, Integer> AT_LAST =
            Map.of(ForeignCertificate.FOREIGN, 4, ForeignCertificate.OTHER_NAME, 5);

    private static final int SIXTHS = 6;

    private final Session session;
    private final List<Deception> left;
    private volatile WireServer server;

    private Deceiver(Session session, List<Deception> deceptions) {
        this.session = session;
        this.left = new ArrayList<>(deceptions);
    }

    /**
     * @param settings of the server
     * @param session that answers
     * @param deceptions that are shown
     * @param witness told of what no host hears of
     * @return a server that listens
     */
    public static WireServer open(
            WireSettings settings, Session session, List<Deception> deceptions, ConnectionObserver witness)
            throws IOException {
        Deceiver deceiver = new Deceiver(session, deceptions);
        deceiver.server = WireServer.open(settings, deceiver, witness);
        return deceiver.server;
    }

    @Override
    public Optional<WireAnswer> early(WireRequest beginning) {
        Optional<WireAnswer> answer = session.early(beginning);
        answer.ifPresent(departure -> deceive());
        return answer;
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        WireAnswer answer = session.answer(request);
        deceive();
        return answer;
    }

    @Override
    public void left(WireRequest request, WireAnswer departure, long ended) {
        session.left(request, departure, ended);
    }

    @Override
    public int mostBytes(WireRequest beginning) {
        return session.mostBytes(beginning);
    }

    /** Before the answer leaves, and with it the connection. */
    private synchronized void deceive() {
        if (server != null && !left.isEmpty()) {
            List<Deception> due = left.stream().filter(this::isDue).toList();
            due.forEach(deception -> server.show(deception, CONNECTIONS));
            left.removeAll(due);
        }
    }

    private boolean isDue(Deception deception) {
        ExchangeLog log = session.evidence(false).log();
        String cut = CUT.get(deception.name());
        return !log.that(exchange -> exchange.scenario().equals(cut)).isEmpty()
                || settled(log) * SIXTHS > session.list().part(1).size() * (long) AT_LAST.get(deception.name());
    }

    private static long settled(ExchangeLog log) {
        return log.of(Kind.SETTLEMENT).stream()
                .flatMap(exchange -> exchange.subject().invoice().stream())
                .filter(invoice -> invoice.part() == 1)
                .distinct()
                .count();
    }
}
