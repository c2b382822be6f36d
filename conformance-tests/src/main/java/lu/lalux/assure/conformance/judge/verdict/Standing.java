package lu.lalux.assure.conformance.judge.verdict;

import lu.lalux.assure.conformance.register.Text;

/** How a scenario stands for a reader: its state, and whether it condemns. */
public enum Standing {
    /** The client did what is right. */
    SHOWN("✓", "montré", "shown"),
    /** The client broke an obligation. */
    BROKEN("✗", "enfreint", "broken"),
    /** The client did what is no fault, and could be better. */
    ADVISED("◐", "à améliorer", "could be better"),
    /** It never came up. */
    NOT_SHOWN("?", "pas montré", "not shown"),
    /** It does not concern the client. */
    NOT_APPLICABLE("–", "sans objet", "not applicable");

    private final String sign;
    private final Text word;

    Standing(String sign, String fr, String en) {
        this.sign = sign;
        this.word = new Text(fr, en);
    }

    /** {@return what tells it beside its word, where a colour alone would} */
    public String sign() {
        return sign;
    }

    /** {@return it for a reader} */
    public Text word() {
        return word;
    }
}
