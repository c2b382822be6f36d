package lu.lalux.assure.conformance.judge.scenario.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.InvoiceDraft;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/**
 * Files whose names are not letters and digits only. A name that was only decomposed (Unicode NFD) is the same name:
 * some file systems do that, and the contract compares no names.
 */
public final class NameKept implements Scenario {

    private final String id;
    private final UnaryOperator<String> name;
    private final boolean extensionOnly;

    private NameKept(String id, UnaryOperator<String> name, boolean extensionOnly) {
        this.id = id;
        this.name = name;
        this.extensionOnly = extensionOnly;
    }

    /**
     * {@return accents, a letter beyond Latin-1, spaces, what has a meaning in addresses, all of it long: nothing that
     * a file system does not take}
     */
    public static NameKept accents() {
        return new NameKept(
                "fichier.nom-accents",
                usual -> "Mémoire d'honoraires été & hiver n° 1+2 (100%), cœur du sinistre, annexes et photographies - "
                        + usual,
                false);
    }

    /** {@return capitals, which the key has as well} */
    public static NameKept extension() {
        return new NameKept("fichier.extension", usual -> usual.replaceFirst("pdf$", "PDF"), true);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void draft(WorkListDraft book) {
        InvoiceDraft draft = book.invoice(id);
        for (Field field : book.operation().keys()) {
            Attachment usual = draft.file(field.name());
            draft.file(field.name(), Attachment.of(name.apply(usual.name()), usual.content()));
        }
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        if (evidence.software().ownFiles()) {
            return Ruling.notApplicable(
                    new Text("Ce logiciel fait lui-même ses fichiers.", "This software makes its own files."));
        }
        Invoice invoice = evidence.invoicesOf(id).get(0);
        Map<String, Exchange> wrong = new LinkedHashMap<>();
        Map<String, Exchange> decomposed = new LinkedHashMap<>();
        List<Exchange> uploads = evidence.log().of(Kind.UPLOAD, invoice).stream()
                .filter(upload -> upload.brought().isPresent())
                .toList();
        for (Exchange upload : uploads) {
            String expected =
                    judged(invoice.files().get(upload.subject().field()).name());
            String came = judged(upload.brought().orElseThrow().name());
            if (!came.equals(expected)) {
                boolean same = Normalizer.normalize(came, Normalizer.Form.NFC)
                        .equals(Normalizer.normalize(expected, Normalizer.Form.NFC));
                (same ? decomposed : wrong).putIfAbsent(upload.subject().field(), upload);
            }
        }
        if (uploads.isEmpty()) {
            return Ruling.notShown(
                    new Text("Le dépôt de son fichier n'est pas venu.", "The upload of its file has not come."));
        }
        List<Remark> remarks = new ArrayList<>();
        wrong.forEach((field, upload) -> remarks.add(remark(invoice, upload)));
        Ruling ruling = Ruling.of(remarks);
        for (Exchange upload : decomposed.values()) {
            ruling = ruling.advising(new Remark(
                    new Text("Le nom en Unicode composé (NFC).", "The name in composed Unicode (NFC)."),
                    new Text("Décomposé (NFD).", "Decomposed (NFD)."),
                    List.of(upload)));
        }
        return ruling;
    }

    private String judged(String whole) {
        return extensionOnly ? whole.substring(whole.lastIndexOf('.') + 1) : whole;
    }

    private Remark remark(Invoice invoice, Exchange upload) {
        String expected = judged(invoice.files().get(upload.subject().field()).name());
        String came = judged(upload.brought().orElseThrow().name());
        return new Remark(
                new Text("« " + expected + " »", "\"" + expected + "\""),
                new Text("« " + came + " »", "\"" + came + "\""),
                List.of(upload));
    }
}
