package lu.lalux.assure.conformance.judge.scenario.file;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.Subject;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.InvoiceDraft;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/**
 * Files whose names are not letters and digits only, of the whole list, sent for the first time or again. A name that
 * was only decomposed (Unicode NFD) is the same name: some file systems do that, and the contract compares no names.
 */
public final class NameKept implements Scenario {

    private static final int SHOWN = 5;

    private final String id;
    private final UnaryOperator<String> name;
    private final boolean extensionOnly;

    private NameKept(String id, UnaryOperator<String> name, boolean extensionOnly) {
        this.id = id;
        this.name = name;
        this.extensionOnly = extensionOnly;
    }

    /**
     * {@return accents, letters beyond Latin-1 and beyond Windows-1252, spaces, one of them twice, what has a meaning
     * in addresses and in programs, all of it long: nothing that a file system does not take}
     */
    public static NameKept accents() {
        return new NameKept(
                "fichier.nom-accents",
                usual -> "Mémoire d'honoraires  été & hiver n° 1+2 (100%), cœur de Łódź, Ж; #1 ~ $2! @ [a] {b} = c,"
                        + " annexes et photographies du sinistre, suite et fin, à joindre au dossier - "
                        + usual,
                false);
    }

    /** {@return capitals, which the key has as well} */
    public static NameKept extension() {
        return new NameKept("fichier.extension", usual -> usual.replaceFirst("(?i)pdf$", "PDF"), true);
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
        Map<Subject, Exchange> wrong = new LinkedHashMap<>();
        Map<Subject, Exchange> decomposed = new LinkedHashMap<>();
        Set<Subject> before = new HashSet<>();
        boolean own = false;
        for (Exchange upload : evidence.log().of(Kind.UPLOAD)) {
            Subject subject = upload.subject();
            if (upload.brought().isEmpty() || subject.invoice().isEmpty()) {
                continue;
            }
            own |= subject.isFor(id);
            String expected = expected(upload);
            String came = came(upload);
            boolean again = !before.add(subject);
            if (!kept(came, expected, again)) {
                (kept(composed(came), composed(expected), again) ? decomposed : wrong).putIfAbsent(subject, upload);
            }
        }
        if (!own && wrong.isEmpty()) {
            return Ruling.notShown(
                    new Text("Le dépôt de son fichier n'est pas venu.", "The upload of its file has not come."));
        }
        Ruling ruling =
                Ruling.of(wrong.values().stream().limit(SHOWN).map(this::remark).toList());
        for (Exchange upload : decomposed.values().stream().limit(SHOWN).toList()) {
            ruling = ruling.advising(new Remark(
                    new Text("Le nom en Unicode composé (NFC).", "The name in composed Unicode (NFC)."),
                    new Text("Décomposé (NFD).", "Decomposed (NFD)."),
                    List.of(upload)));
        }
        return ruling;
    }

    /** What is uploaded again may have more in its name, as a number: that is another scenario's. */
    private boolean kept(String came, String expected, boolean again) {
        return again && !extensionOnly ? came.contains(expected) : came.equals(expected);
    }

    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private String expected(Exchange upload) {
        Subject subject = upload.subject();
        return judged(
                subject.invoice().orElseThrow().files().get(subject.field()).name());
    }

    private String came(Exchange upload) {
        return judged(upload.brought().orElseThrow().name());
    }

    private String judged(String whole) {
        int dot = whole.lastIndexOf('.') + 1;
        return extensionOnly || dot == 0 ? whole.substring(dot) : whole.substring(0, dot - 1);
    }

    private Remark remark(Exchange upload) {
        String expected = expected(upload);
        String came = came(upload);
        return new Remark(
                new Text("« " + expected + " »", "\"" + expected + "\""),
                new Text("« " + came + " »", "\"" + came + "\""),
                List.of(upload));
    }
}
