package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.Subject;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/**
 * Something that happens to one invoice of its own, to its settlement or to the first of its files that comes. What
 * follows is seen when a request has come again, or when the client has gone on with others: it may leave any trouble
 * to a person. Who is killed before it could do either meets it again in its next run.
 */
abstract class Incident implements Scenario {

    private final String id;
    private final Kind kind;
    private final AtomicReference<Subject> met = new AtomicReference<>();

    Incident(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public void draft(WorkListDraft book) {
        book.invoice(id);
    }

    @Override
    public final Optional<Effect> effect(PendingRequest moment) {
        Subject subject = moment.subject();
        // What comes without a token of this session is told so, whatever it is about.
        if (subject.kind() != kind || !subject.isFor(id) || moment.client().isEmpty() || !isOperation(moment)) {
            return Optional.empty();
        }
        met.compareAndSet(null, subject);
        return met.get().equals(subject)
                ? happen(moment, seen(hits(moment.log()), moment.log(), moment.tempo()))
                : Optional.empty();
    }

    private List<Exchange> hits(ExchangeLog log) {
        return log.that(exchange -> exchange.scenario().equals(id));
    }

    /** {@return those behind which the client had time to do what it does, or has done it} */
    private static List<Exchange> seen(List<Exchange> hits, ExchangeLog log, Tempo tempo) {
        return hits.stream()
                .filter(hit -> Evidence.killSoonAfter(hit, log, tempo)
                        .filter(kill -> log.that(later -> later.number() > hit.number()
                                        && later.subject()
                                                .invoice()
                                                .equals(hit.subject().invoice())
                                        && kill.isAfter(later.request()))
                                .isEmpty())
                        .isEmpty())
                .toList();
    }

    private static boolean isOperation(PendingRequest moment) {
        return moment.contract()
                .find(moment.request().method(), moment.request().path())
                .isPresent();
    }

    /**
     * @param moment a request about its invoice, whole or still arriving
     * @param before to which requests it has happened already
     * @return what happens to this one
     */
    abstract Optional<Effect> happen(PendingRequest moment, List<Exchange> before);

    @Override
    public final Ruling ruling(Evidence evidence) {
        List<Exchange> all = hits(evidence.log());
        if (all.isEmpty()) {
            return Ruling.notShown(
                    kind == Kind.UPLOAD
                            ? new Text(
                                    "Aucun dépôt du fichier de sa facture n'est venu.",
                                    "No upload of its invoice's file has come.")
                            : new Text(
                                    "Aucune demande de règlement de sa facture n'est venue.",
                                    "No settlement request of its invoice has come."));
        }
        List<Exchange> seen = seen(all, evidence.log(), evidence.tempo());
        List<Exchange> hits = seen.isEmpty() ? all : seen;
        Ruling ruling = judge(evidence, hits);
        return ruling.state() == Ruling.State.SHOWN && !followed(evidence, hits)
                ? Ruling.notShown(new Text("La suite n'est pas encore venue.", "What follows has not come yet."))
                : ruling;
    }

    private boolean followed(Evidence evidence, List<Exchange> hits) {
        LaterRequests sequel = new LaterRequests(evidence, hits.get(hits.size() - 1));
        return !sequel.repeats().isEmpty()
                || sequel.over()
                || (kind == Kind.UPLOAD && sequel.later().stream().anyMatch(later -> later.kind() == Kind.SETTLEMENT));
    }

    /**
     * @param evidence of the session
     * @param hits to which requests it happened, one at least
     * @return what is right or wrong with what followed
     */
    abstract Ruling judge(Evidence evidence, List<Exchange> hits);
}
