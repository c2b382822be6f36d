package lu.lalux.assure.stub.contract;

/**
 * The two functions of the document: that of repairers, that of experts. A file belongs to the one that uploaded it.
 */
public enum Fonction {
    REPARATEUR("reparateur"),
    EXPERT("expert");

    private final String code;

    Fonction(String code) {
        this.code = code;
    }

    /** The function as it is stored and as it stands in its paths. */
    public String code() {
        return code;
    }

    /** The path at which its files are uploaded. */
    public String uploadPath() {
        return "/" + code + "/upload";
    }
}
