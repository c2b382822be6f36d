package lu.lalux.assure.conformance.judge.scenario.trouble;

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
import lu.lalux.assure.conformance.judge.worklist.InvoiceDraft;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/**
 * A body is refused as too large while it is still being sent: a client that does not read takes it for a cut, for
 * ever.
 */
public final class TooLarge extends Incident {

    /**
     * This part of the largest file takes longer to send than the answer takes to come, and is one that the contract
     * takes.
     */
    private static final int PART = 3;

    /** With an answer before the end of the request. */
    public TooLarge() {
        super("incident.corps-trop-grand", Kind.UPLOAD);
    }

    @Override
    public void draft(WorkListDraft book) {
        InvoiceDraft draft = book.invoice(id());
        book.firstKey()
                .ifPresent(field -> draft.file(
                        field,
                        WorkListDraft.pdf(
                                draft.file(field).name(), book.upload().maxFile() / PART)));
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        return moment.early()
                ? Optional.of(Effect.instead(Replies.problem(moment, "corps-trop-grand")))
                : Optional.empty();
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        Exchange told = hits.get(0);
        List<Exchange> all = new ArrayList<>(List.of(told));
        all.addAll(new LaterRequests(evidence, told).repeats());
        long repeats = evidence.mostInOneRun(all) - 1;
        if (repeats == 0) {
            return Ruling.shown();
        }
        return Ruling.of(List.of(new Remark(
                new Text(
                        "Lire la réponse avant de croire à une coupure ; le fichier va à une personne.",
                        "Read the answer before taking it for a cut; the file goes to a person."),
                new Text(
                        "Déposé encore " + repeats + " fois dans une exécution.",
                        "Uploaded " + repeats + " more times in one run."),
                all.subList(0, Math.min(all.size(), 5)))));
    }
}
