package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.UploadedFile;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.register.Text;

/**
 * The bytes of all files arrive as they are. A file that is not known again, by its bytes or its name, is not judged.
 */
public final class BytesKept implements Scenario {

    private static final int SHOWN = 5;

    @Override
    public String id() {
        return "fichier.octets";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        if (evidence.software().ownFiles()) {
            return Ruling.notApplicable(
                    new Text("Ce logiciel fait lui-même ses fichiers.", "This software makes its own files."));
        }
        List<Exchange> uploads = evidence.log()
                .that(upload -> upload.kind() == Kind.UPLOAD
                        && upload.subject().invoice().isPresent()
                        && upload.brought()
                                .filter(brought -> !brought.sha256().isEmpty())
                                .isPresent());
        if (uploads.isEmpty()) {
            return Ruling.notShown(new Text("Aucun fichier de la liste n'est venu.", "No file of the list has come."));
        }
        List<Remark> remarks = new ArrayList<>();
        for (Exchange upload : uploads) {
            Attachment file = upload.subject()
                    .invoice()
                    .orElseThrow()
                    .files()
                    .get(upload.subject().field());
            UploadedFile brought = upload.brought().orElseThrow();
            if (remarks.size() < SHOWN && !file.is(brought.size(), brought.sha256())) {
                remarks.add(new Remark(
                        Text.both(file.name() + " : " + file.size() + " octets/bytes, sha-256 " + file.sha256()),
                        Text.both(brought.size() + " octets/bytes, sha-256 " + brought.sha256()),
                        List.of(upload)));
            }
        }
        return Ruling.of(remarks);
    }
}
