package lu.lalux.assure.client.reglement;

/** A function of the API: its paths, which are its scopes as well (document, "Annexes"). */
public enum Fonction {
    /** Repairs. */
    REPARATEUR("/reparateur"),
    /** Expert's reports. */
    EXPERT("/expert");

    private final String path;

    Fonction(String path) {
        this.path = path;
    }

    /** {@return the path of settlement requests} */
    public String settlement() {
        return path;
    }

    /** {@return the path of uploads} */
    public String upload() {
        return path + "/upload";
    }

    /** {@return the scopes of both calls: one token does for them} */
    public String scopes() {
        return settlement() + " " + upload();
    }
}
