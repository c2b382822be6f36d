package lu.lalux.assure.conformance.contract;

import java.util.Locale;

/** The two functions, each with its upload. */
public enum Fonction {
    /** The repairer's. */
    REPARATEUR,
    /** The expert's. */
    EXPERT;

    /** {@return the settlement's path, which is its scope too} */
    public String path() {
        return "/" + word();
    }

    /** {@return the upload's path, which is its scope too} */
    public String upload() {
        return path() + "/upload";
    }

    /** {@return both scopes} */
    public String scopes() {
        return path() + " " + upload();
    }

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the other function} */
    public Fonction other() {
        return this == REPARATEUR ? EXPERT : REPARATEUR;
    }
}
