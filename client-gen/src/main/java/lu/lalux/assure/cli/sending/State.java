package lu.lalux.assure.cli.sending;

/** Where a request of a folder has got to. */
public enum State {
    /** Sent now, and recorded by the server. */
    ACCEPTED("acceptee"),
    /** Recorded by the server in an earlier run; not sent. */
    ACCEPTED_BEFORE("deja-acceptee"),
    /** The same as another one of the folder, which is the one that was sent. */
    TWICE("en-double"),
    /** Not sent: it does not keep to the contract, or it was changed after the server recorded it. */
    TO_MEND("a-corriger"),
    /** Sent, and refused by the server. */
    REFUSED("refusee"),
    /** In a dry run: nothing is wrong with it, and it would be sent. */
    READY("prete"),
    /** Not sent, or sent without an answer: the same command goes on here. */
    WAITING("en-attente");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** What it is called in results for programs and in the summary's file, which keep their words. */
    public String word() {
        return word;
    }
}
