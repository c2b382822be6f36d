package lu.lalux.assure.conformance.suite.implementation.data;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.register.Text;

/** An account whose requests are made of the target's own data. */
public enum Holder {
    /** Who sends the repairer's requests. */
    REPAIRER(Fonction.REPARATEUR, "le compte de --client-id", "the account of --client-id"),
    /** Another repairer. */
    OTHER_REPAIRER(Fonction.REPARATEUR, "le compte de --other-client-id", "the account of --other-client-id"),
    /** Who sends the expert's requests. */
    EXPERT(
            Fonction.EXPERT,
            "le compte de --expert-client-id et de --user",
            "the account of --expert-client-id and of --user"),
    /** Another expert. */
    OTHER_EXPERT(Fonction.EXPERT, "le compte de --other-user", "the account of --other-user"),
    /** A client of both trades, as a repairer. */
    BOTH_REPAIRER(Fonction.REPARATEUR, "le compte de --both-client-id", "the account of --both-client-id"),
    /** The same client, as an expert. */
    BOTH_EXPERT(Fonction.EXPERT, "le compte de --both-client-id", "the account of --both-client-id");

    private final Fonction function;
    private final Text account;

    Holder(Fonction function, String fr, String en) {
        this.function = function;
        this.account = new Text(fr, en);
    }

    /**
     * @param function one of the two
     * @param other whether it is the second account
     * @return who sends its requests
     */
    public static Holder of(Fonction function, boolean other) {
        if (function == Fonction.REPARATEUR) {
            return other ? OTHER_REPAIRER : REPAIRER;
        }
        return other ? OTHER_EXPERT : EXPERT;
    }

    /**
     * @param function one of the two
     * @return who sends its requests, of both trades
     */
    public static Holder ofBoth(Fonction function) {
        return function == Fonction.REPARATEUR ? BOTH_REPAIRER : BOTH_EXPERT;
    }

    static Optional<Holder> named(String word) {
        return Stream.of(values()).filter(holder -> holder.word().equals(word)).findFirst();
    }

    /** {@return the function through which it sends} */
    public Fonction function() {
        return function;
    }

    /** {@return its name in a data file} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return by which options it is given, in words} */
    public Text account() {
        return account;
    }
}
