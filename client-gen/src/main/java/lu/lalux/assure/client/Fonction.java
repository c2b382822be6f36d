package lu.lalux.assure.client;

/** A function of the API: its paths, which are its scopes as well (document, "Annexes"). */
enum Fonction {
    REPARATEUR("/reparateur"),
    EXPERT("/expert");

    private final String path;

    Fonction(String path) {
        this.path = path;
    }

    String settlement() {
        return path;
    }

    String upload() {
        return path + "/upload";
    }

    /** One token does for both calls. */
    String scopes() {
        return settlement() + " " + upload();
    }
}
