package lu.lalux.assure.stub.gestion.user;

/** By what somebody wanted to sign in. */
public enum SignInMeans {
    PASSWORD("mot-de-passe"),
    PASSKEY("cle-acces");

    private final String word;

    SignInMeans(String word) {
        this.word = word;
    }

    /** As the audit trail has it. */
    String word() {
        return word;
    }
}
