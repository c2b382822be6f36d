package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.End;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import lu.lalux.assure.conformance.judge.worklist.InvoiceDraft;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.model.Reply;

/**
 * An upload gives no key that can be used, whatever became of the file: it is made again, or its invoice is not sent.
 */
public final class UploadInDoubt extends Incident {

    /** The id of the cut in the middle of a request. */
    public static final String CUT = "incident.depot-coupe";

    /** A part of the largest file: long enough to be cut, and for less of it to be seen when it comes again. */
    private static final int PART = 3;

    private final boolean early;
    private final Effect effect;

    private UploadInDoubt(String id, boolean early, Effect effect) {
        super(id, Kind.UPLOAD);
        this.early = early;
        this.effect = effect;
    }

    /** {@return the answer gets lost} */
    public static UploadInDoubt answerLost() {
        return leaving("incident.depot-reponse-perdue", Manner.USUAL.ending(End.LOST));
    }

    /** {@return the answer is cut in its middle} */
    public static UploadInDoubt answerCut() {
        return leaving("incident.depot-reponse-coupee", Manner.USUAL.ending(End.HALF));
    }

    private static UploadInDoubt leaving(String id, Manner manner) {
        return new UploadInDoubt(id, false, Effect.leaving(manner).onlyFor(reply -> reply.status() == 200));
    }

    /** {@return the connection is cut in the middle of the request} */
    public static UploadInDoubt requestCut() {
        return new UploadInDoubt(CUT, true, Effect.instead(new Reply(500)).in(Manner.USUAL.ending(End.LOST)));
    }

    /** {@return a network answers in the server's stead} */
    public static UploadInDoubt ofPortal() {
        return new UploadInDoubt(
                "incident.depot-portail", false, Effect.instead(Replies.page(200, "Bienvenue / Welcome")));
    }

    @Override
    public void draft(WorkListDraft book) {
        InvoiceDraft draft = book.invoice(id());
        if (early) {
            book.firstKey()
                    .ifPresent(field -> draft.file(
                            field,
                            WorkListDraft.pdf(
                                    draft.file(field).name(), book.upload().maxFile() / PART)));
        }
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        return moment.early() == early && before.isEmpty() ? Optional.of(effect) : Optional.empty();
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        return Ruling.of(new GivenKeys(evidence).remarks(hits.get(0)));
    }
}
