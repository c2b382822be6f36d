package lu.lalux.assure.conformance.judge.scenario.file;

import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.register.Text;

/** What is said where the file to which something happens has not come. */
final class Nothing {

    private Nothing() {}

    /**
     * {@return not shown; of software that makes its own files, in which none of the list's can be known again, not applicable}
     */
    static Ruling came(Evidence evidence) {
        return evidence.software().ownFiles()
                ? Ruling.notApplicable(
                        new Text("Ce logiciel fait lui-même ses fichiers.", "This software makes its own files."))
                : Ruling.notShown(
                        new Text("Le dépôt de son fichier n'est pas venu.", "The upload of its file has not come."));
    }
}
