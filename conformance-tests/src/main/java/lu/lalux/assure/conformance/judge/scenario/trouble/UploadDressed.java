package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.judge.evidence.Encounter;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Act;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Moment;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.wire.Departure.Manner;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** An upload is answered rightly, but in another dress than usual: its key is used as if nothing were. */
public final class UploadDressed extends Incident {

    private final Act act;

    private UploadDressed(String id, Act act) {
        super(id, Kind.UPLOAD);
        this.act = act.onlyFor(reply -> reply.status() == 200);
    }

    /** {@return with members that no client knows} */
    public static UploadDressed withMoreMembers() {
        return new UploadDressed(
                "incident.membres-inconnus", Act.touching(reply -> reply.json(UnknownMembers.around(reply.json()))));
    }

    /** {@return in chunks, without a length} */
    public static UploadDressed inChunks() {
        return new UploadDressed("incident.par-morceaux", Act.leaving(Manner.USUAL.inChunks()));
    }

    /** {@return and the connection is closed behind it} */
    public static UploadDressed thenClosed() {
        return new UploadDressed("incident.connexion-fermee", Act.leaving(Manner.USUAL.thenClosed()));
    }

    @Override
    Optional<Act> happen(Moment moment, List<Encounter> before) {
        return moment.early() ? Optional.empty() : Optional.of(act);
    }

    @Override
    Ruling judge(Evidence evidence, List<Encounter> hits) {
        GivenKeys given = new GivenKeys(evidence);
        Encounter hit = hits.get(0);
        if (!given.settlements(hit).isEmpty()) {
            return Ruling.of(given.remarks(hit));
        }
        return isDone(evidence)
                ? Ruling.of(List.of(new Remark(
                        new Text(
                                "La demande de règlement, avec la clé de cette réponse.",
                                "The settlement request, with this answer's key."),
                        new Text(
                                "La facture n'a jamais été envoyée ; toutes les factures ordinaires l'ont été.",
                                "The invoice was never sent; all ordinary invoices were."),
                        hits)))
                : Ruling.notShown(new Text(
                        "La demande de règlement de cette facture n'est pas venue.",
                        "The settlement request of this invoice has not come."));
    }

    /** {@return whether nothing comes any more, though the client has sent all that nothing happened to} */
    private static boolean isDone(Evidence evidence) {
        Set<Invoice> sent = evidence.log().of(Kind.SETTLEMENT).stream()
                .flatMap(settlement -> settlement.subject().invoice().stream())
                .collect(Collectors.toSet());
        return evidence.ended()
                && evidence.list().part(1).stream()
                        .filter(invoice -> invoice.scenario().isEmpty())
                        .allMatch(sent::contains);
    }
}
