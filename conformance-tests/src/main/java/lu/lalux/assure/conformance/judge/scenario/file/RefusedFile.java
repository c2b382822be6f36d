package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that is not kept: nothing is sent with it. The virus is in the eye of the judge, who knows the file by its
 * bytes: a real one would be taken away by the vendor's own scanner.
 */
public final class RefusedFile implements Scenario {

    /** How the ids of those begin whose file cannot be looked at, of which nobody has said anything. */
    public static final String UNKNOWN = "fichier.erreur";

    private static final String INFECTED = "Infected";
    private static final String ERROR = "Error";

    /** Twice as many as the page on files suggests, which is the measure of {@link ErrorInMeasure}. */
    private static final int MOST_ERRORS = 10;

    private final String id;
    private final String verdict;
    private final boolean lasting;
    private volatile UploadResult form;
    private volatile String field = "";

    private RefusedFile(String id, String verdict, boolean lasting) {
        this.id = id;
        this.verdict = verdict;
        this.lasting = lasting;
    }

    /** {@return a file that is infected, and stays so} */
    public static RefusedFile infected() {
        return new RefusedFile("fichier.infecte", INFECTED, true);
    }

    /** {@return a file that cannot be looked at just now} */
    public static RefusedFile error() {
        return new RefusedFile(UNKNOWN, ERROR, false);
    }

    /** {@return a file that cannot be looked at at all} */
    public static RefusedFile lastingError() {
        return new RefusedFile("fichier.erreur-durable", ERROR, true);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void draft(WorkListDraft book) {
        book.invoice(id);
        field = book.firstKey().orElseThrow();
        form = UploadResult.of(book.contract(), book.upload(), book.operation());
    }

    @Override
    public Optional<Effect> effect(PendingRequest moment) {
        return moment.subject().isFor(id)
                        && moment.subject().kind() == Kind.UPLOAD
                        && moment.subject().field().equals(field)
                        && !moment.early()
                        && (lasting || isNew(moment))
                // A request that the server refuses for another reason stays refused for that.
                ? Optional.of(Effect.touching(this::refuse).onlyFor(reply -> reply.status() == 200))
                : Optional.empty();
    }

    /**
     * Not by the count of uploads: the first may have found that its token had ended, so that nothing has happened yet.
     */
    private boolean isNew(PendingRequest moment) {
        return moment.log().that(before -> before.scenario().equals(id)).isEmpty();
    }

    private void refuse(Reply reply) {
        ObjectNode body = reply.json();
        body.remove(form.key());
        body.put(form.status(), verdict);
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> hits =
                evidence.log().that(exchange -> exchange.scenario().equals(id));
        if (hits.isEmpty()) {
            return Nothing.came(evidence);
        }
        Exchange first = hits.get(0);
        LaterRequests sequel = new LaterRequests(evidence, first);
        Keys keys = new Keys(evidence);
        List<Exchange> settlements = sequel.later().stream()
                .filter(later -> later.kind() == Kind.SETTLEMENT)
                .toList();
        List<Remark> remarks = new ArrayList<>();
        settlements.stream()
                .filter(settlement -> !keys.without(settlement).isEmpty())
                .findFirst()
                .ifPresent(settlement -> remarks.add(new Remark(
                        new Text(
                                "Rien n'est envoyé avec un fichier « " + verdict + " ».",
                                "Nothing is sent with a file that is \"" + verdict + "\"."),
                        new Text(
                                "La demande est venue, sans la clé d'un fichier gardé (" + keys.without(settlement)
                                        + ").",
                                "The request came, without the key of a file that is kept (" + keys.without(settlement)
                                        + ")."),
                        List.of(first, settlement))));
        if (verdict.equals(ERROR) && evidence.mostInOneRun(hits) > MOST_ERRORS) {
            remarks.add(new Remark(
                    new Text(
                            "Un fichier « Error » est déposé " + MOST_ERRORS + " fois au plus dans une exécution.",
                            "A file that is \"Error\" is uploaded " + MOST_ERRORS + " times at most in a run."),
                    new Text("Déposé " + hits.size() + " fois.", "Uploaded " + hits.size() + " times."),
                    hits.subList(0, 2)));
        }
        if (remarks.isEmpty() && settlements.isEmpty() && !sequel.over()) {
            return Ruling.notShown(new Text("La suite n'est pas encore venue.", "What follows has not come yet."));
        }
        return Ruling.of(remarks);
    }
}
