package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import lu.lalux.assure.conformance.model.Reply;

/**
 * The server is busy, once or twice, and says for how many seconds: nothing comes again before, and then the same. By
 * the contract what was asked may be done behind a 503, so that another content might be in conflict with it; behind a
 * 429 it is not, and another content is only what nobody advises.
 */
public final class BusyServer extends Incident {

    private static final String TOO_MANY = "trop-de-requetes";
    private static final String UNAVAILABLE = "service-indisponible";

    /** In seconds: longer than a program waits that shortens what it is told, to ten, to fifteen or to thirty. */
    private static final int LONG = 35;

    private final String problem;
    private final List<Integer> waits;
    private final Consumer<Reply> touch;
    private final Manner manner;

    private BusyServer(
            String id, Kind kind, String problem, List<Integer> waits, Consumer<Reply> touch, Manner manner) {
        super(id, kind);
        this.problem = problem;
        this.waits = waits;
        this.touch = touch;
        this.manner = manner;
    }

    private static BusyServer plain(String id, Kind kind, String problem, Integer... waits) {
        return new BusyServer(id, kind, problem, List.of(waits), same -> {}, Manner.USUAL);
    }

    /** {@return a settlement is one too many} */
    public static BusyServer settlements() {
        return plain("incident.trop-de-demandes", Kind.SETTLEMENT, TOO_MANY, LONG);
    }

    /** {@return an upload is one too many, twice} */
    public static BusyServer uploads() {
        return plain("incident.trop-de-depots", Kind.UPLOAD, TOO_MANY, 4, 1);
    }

    /** {@return the service is not there for a settlement, twice} */
    public static BusyServer noSettlements() {
        return plain("incident.indisponible", Kind.SETTLEMENT, UNAVAILABLE, 2, 1);
    }

    /** {@return the service is not there for an upload} */
    public static BusyServer noUploads() {
        return plain("incident.depot-indisponible", Kind.UPLOAD, UNAVAILABLE, 5);
    }

    /** {@return the type of the problem is one that the contract does not know yet} */
    public static BusyServer ofUnknownType() {
        return new BusyServer(
                "incident.type-inconnu",
                Kind.SETTLEMENT,
                TOO_MANY,
                List.of(5),
                reply -> reply.json().put("type", "urn:assure:probleme:quota-du-jour-atteint"),
                Manner.USUAL);
    }

    /** {@return the problem has members that the contract does not know yet} */
    public static BusyServer withMoreMembers() {
        return new BusyServer(
                "incident.probleme-membres-inconnus",
                Kind.SETTLEMENT,
                UNAVAILABLE,
                List.of(2),
                reply -> reply.json(UnknownMembers.around(reply.json())),
                Manner.USUAL);
    }

    /** {@return the names of the answer's headers are written in small letters} */
    public static BusyServer inSmallLetters() {
        return new BusyServer(
                "incident.en-tetes-en-minuscules",
                Kind.SETTLEMENT,
                UNAVAILABLE,
                List.of(3),
                same -> {},
                Manner.USUAL.inSmallLetters());
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        if (moment.early() || before.size() >= waits.size()) {
            return Optional.empty();
        }
        Reply reply = Replies.problem(moment, problem)
                .header(Replies.RETRY_AFTER, waits.get(before.size()).toString());
        touch.accept(reply);
        return Optional.of(Effect.instead(reply).in(manner));
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        List<Remark> hasty = new ArrayList<>();
        List<Remark> other = new ArrayList<>();
        for (Exchange hit : hits) {
            hasty.addAll(new LaterRequests(evidence, hit).notBefore(told(hit)).remarks());
            other.addAll(new LaterRequests(evidence, hit).sameInRun().remarks());
        }
        if (!problem.equals(UNAVAILABLE)) {
            return Ruling.of(hasty).advising(other);
        }
        hasty.addAll(other);
        return Ruling.of(hasty);
    }

    /** {@return how long the client was told to wait} */
    private static Duration told(Exchange hit) {
        return hit.answer().headers().stream()
                .filter(header -> header.name().equals(Replies.RETRY_AFTER))
                .map(header -> Duration.ofSeconds(Long.parseLong(header.value())))
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
