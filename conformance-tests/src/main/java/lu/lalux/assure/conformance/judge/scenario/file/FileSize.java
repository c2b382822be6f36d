package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.GivenUp;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.InvoiceDraft;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/** A file as long as the contract lets it be, and one that is longer by a byte. */
public final class FileSize implements Scenario {

    private final String id;
    private final int more;

    private FileSize(String id, int more) {
        this.id = id;
        this.more = more;
    }

    /** {@return of the limit exactly: it is sent, and taken} */
    public static FileSize atTheLimit() {
        return new FileSize("fichier.limite", 0);
    }

    /** {@return one byte more: the client refuses it before, or the server after; no settlement follows} */
    public static FileSize beyond() {
        return new FileSize("fichier.trop-grand", 1);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void draft(WorkListDraft book) {
        InvoiceDraft draft = book.invoice(id);
        String field = book.firstKey().orElseThrow();
        draft.file(
                field, WorkListDraft.pdf(draft.file(field).name(), book.upload().maxFile() + more));
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        if (evidence.software().ownFiles()) {
            return Ruling.notApplicable(
                    new Text("Ce logiciel fait lui-même ses fichiers.", "This software makes its own files."));
        }
        Invoice invoice = evidence.invoicesOf(id).get(0);
        String field = evidence.settlement().keys().get(0).name();
        List<Exchange> uploads = evidence.log().of(Kind.UPLOAD, invoice).stream()
                .filter(upload -> upload.subject().field().equals(field))
                .toList();
        List<Exchange> settlements = evidence.log().of(Kind.SETTLEMENT, invoice);
        return more > 0
                ? beyond(evidence, invoice, uploads, settlements)
                : atTheLimit(evidence, invoice, field, uploads, settlements);
    }

    private static Ruling atTheLimit(
            Evidence evidence, Invoice invoice, String field, List<Exchange> uploads, List<Exchange> settlements) {
        Attachment file = invoice.files().get(field);
        Optional<Exchange> spoilt = uploads.stream()
                .filter(upload -> upload.brought()
                        .filter(brought -> brought.size() > 0 && !file.is(brought.size(), brought.sha256()))
                        .isPresent())
                .findFirst();
        if (spoilt.isPresent()) {
            return Ruling.of(List.of(new Remark(
                    new Text(file.size() + " octets, tels quels.", file.size() + " bytes, as they are."),
                    new Text(
                            spoilt.get().brought().orElseThrow().size() + " octets, ou d'autres.",
                            spoilt.get().brought().orElseThrow().size() + " bytes, or other ones."),
                    List.of(spoilt.get()))));
        }
        Keys keys = new Keys(evidence);
        return settlements.stream()
                        .anyMatch(settlement -> keys.without(settlement).isEmpty())
                ? Ruling.shown()
                : Ruling.notShown(
                        uploads.isEmpty() && GivenUp.is(evidence, invoice)
                                ? new Text(
                                        "Le programme a laissé cette facture, et envoyé celles d'après : le contrat admet un fichier de "
                                                + file.size() + " octets.",
                                        "The program left this invoice, and sent those behind it: the contract takes a file of "
                                                + file.size() + " bytes.")
                                : new Text(
                                        "La facture au fichier de la taille limite n'a pas été envoyée.",
                                        "The invoice whose file is of the size limit was not sent."));
    }

    private static Ruling beyond(
            Evidence evidence, Invoice invoice, List<Exchange> uploads, List<Exchange> settlements) {
        Keys keys = new Keys(evidence);
        Optional<Exchange> sent = settlements.stream()
                .filter(settlement -> !keys.without(settlement).isEmpty())
                .findFirst();
        if (sent.isPresent()) {
            return Ruling.of(List.of(new Remark(
                    new Text("Aucune demande pour un fichier trop grand.", "No request for a file that is too big."),
                    new Text(
                            "La demande est venue, sans la clé d'un fichier gardé (" + keys.without(sent.get()) + ").",
                            "The request came, without the key of a file that is kept (" + keys.without(sent.get())
                                    + ")."),
                    List.of(sent.get()))));
        }
        boolean over =
                uploads.isEmpty() ? GivenUp.is(evidence, invoice) : evidence.isPast(uploads.get(uploads.size() - 1));
        return over || !settlements.isEmpty()
                ? Ruling.shown()
                : Ruling.notShown(new Text(
                        "Le fichier trop grand n'est pas encore venu, ni n'a été laissé.",
                        "The file that is too big has neither come nor been left yet."));
    }
}
