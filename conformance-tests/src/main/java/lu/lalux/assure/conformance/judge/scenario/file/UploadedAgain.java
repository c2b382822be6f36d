package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** A file whose key has been received is not uploaded again; of invoices that nothing happened to. */
public final class UploadedAgain implements Scenario {

    private static final int SHOWN = 5;

    @Override
    public String id() {
        return "fichier.une-fois";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        if (evidence.software().ownFiles()) {
            return Ruling.notApplicable(
                    new Text("Ce logiciel fait lui-même ses fichiers.", "This software makes its own files."));
        }
        UploadResult form = UploadResult.of(evidence.contract(), evidence.upload(), evidence.settlement());
        boolean kept = false;
        List<Remark> remarks = new ArrayList<>();
        for (Invoice invoice : evidence.list().invoices()) {
            Map<String, Exchange> first = new HashMap<>();
            for (Exchange upload : undisturbed(evidence, invoice)) {
                String field = upload.subject().field();
                Exchange before = first.get(field);
                if (before != null && before.ended() != 0 && upload.request().began() > before.ended()) {
                    remarks.add(remark(invoice, before, upload));
                    break;
                }
                if (before == null && form.keyOf(upload).isPresent()) {
                    kept = true;
                    if (evidence.isNoted(upload)) {
                        first.put(field, upload);
                    }
                }
            }
        }
        return !kept
                ? Ruling.notShown(new Text("Aucun fichier n'est venu.", "No file has come."))
                : Ruling.of(remarks.stream().limit(SHOWN).toList());
    }

    /** The invoice's uploads; none, when anything of it was disturbed or refused: then there may be a need. */
    private static List<Exchange> undisturbed(Evidence evidence, Invoice invoice) {
        boolean disturbed = evidence.log().of(Kind.SETTLEMENT, invoice).stream()
                .anyMatch(request -> !request.scenario().isEmpty() || request.status() != 202);
        List<Exchange> uploads = evidence.log().of(Kind.UPLOAD, invoice);
        return disturbed
                        || uploads.stream()
                                .anyMatch(upload -> !upload.scenario().isEmpty() || !upload.answered())
                ? List.of()
                : uploads;
    }

    private static Remark remark(Invoice invoice, Exchange before, Exchange again) {
        String name = invoice.files().get(again.subject().field()).name();
        return new Remark(
                new Text(
                        "Un fichier dont la clé est reçue n'est pas redéposé.",
                        "A file whose key is received is not uploaded again."),
                Text.both(name),
                List.of(before, again));
    }
}
