package lu.lalux.assure.conformance.suite.implementation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.register.Text;

/** What a target does not have at all, as whoever runs the suite says: what needs it does not concern the target. */
public enum Absence {
    /** Each client and each person has one trade. */
    BOTH_CLIENT("aucun client n'y a les deux métiers", "no client there has both trades"),
    /** Each account sends for one provider. */
    SECOND_PROVIDER("un compte n'y envoie que pour un prestataire", "an account there sends for one provider only");

    private final Text text;

    Absence(String fr, String en) {
        String option = " (--without " + word() + ")";
        this.text = new Text(fr + option, en + option);
    }

    /** {@return its name on the command line} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what is absent, and who says so} */
    public Text text() {
        return text;
    }

    /**
     * @param word the name on the command line
     * @return the absence of that name
     */
    public static Optional<Absence> of(String word) {
        return Stream.of(values())
                .filter(absence -> absence.word().equals(word))
                .findFirst();
    }

    /** {@return their words, for messages} */
    public static String words() {
        return Stream.of(values()).map(Absence::word).collect(Collectors.joining(", "));
    }
}
