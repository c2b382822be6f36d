package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Encounter;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Act;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Moment;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.wire.Departure.End;
import lu.lalux.assure.conformance.judge.wire.Departure.Manner;
import lu.lalux.assure.conformance.judge.worklist.Draft;
import lu.lalux.assure.conformance.judge.worklist.DraftBook;
import lu.lalux.assure.conformance.model.Reply;

/** An upload gives no key that can be used, whatever became of the file: it is made again, or its invoice is not sent. */
public final class UploadInDoubt extends Incident {

    /** This part of the largest file is long enough to be cut in its middle. */
    private static final int PART = 12;

    private final boolean early;
    private final Act act;

    private UploadInDoubt(String id, boolean early, Act act) {
        super(id, Kind.UPLOAD);
        this.early = early;
        this.act = act;
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
        return new UploadInDoubt(id, false, Act.leaving(manner).onlyFor(reply -> reply.status() == 200));
    }

    /** {@return the connection is cut in the middle of the request} */
    public static UploadInDoubt requestCut() {
        return new UploadInDoubt(
                "incident.depot-coupe", true, Act.instead(new Reply(500)).in(Manner.USUAL.ending(End.LOST)));
    }

    /** {@return a network answers in the server's stead} */
    public static UploadInDoubt ofPortal() {
        return new UploadInDoubt(
                "incident.depot-portail", false, Act.instead(Replies.page(200, "Bienvenue / Welcome")));
    }

    @Override
    public void draft(DraftBook book) {
        Draft draft = book.invoice(id());
        if (early) {
            book.firstKey()
                    .ifPresent(field -> draft.file(
                            field,
                            DraftBook.pdf(
                                    draft.file(field).name(), book.upload().maxFile() / PART)));
        }
    }

    @Override
    Optional<Act> happen(Moment moment, List<Encounter> before) {
        return moment.early() == early && before.isEmpty() ? Optional.of(act) : Optional.empty();
    }

    @Override
    Ruling judge(Evidence evidence, List<Encounter> hits) {
        return Ruling.of(new GivenKeys(evidence).remarks(hits.get(0)));
    }
}
