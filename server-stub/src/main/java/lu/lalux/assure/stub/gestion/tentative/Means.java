package lu.lalux.assure.stub.gestion.tentative;

/** By what somebody wanted to sign in. */
public enum Means {
    PASSWORD("mot-de-passe"),
    PASSKEY("cle-acces");

    private final String word;

    Means(String word) {
        this.word = word;
    }

    /** As the audit trail has it. */
    String word() {
        return word;
    }
}
