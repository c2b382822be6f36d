package lu.lalux.assure.stub.sandbox;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be ordered to happen so many times; each has a column of its name in the table {@code commandes}. */
enum Incident {
    /** A call is refused. */
    APPELS,
    /** An upload fails. */
    DEPOTS,
    /** An upload is found infected. */
    VIRUS,
    /** What was asked for is done, and nobody is told. */
    PERDUES,
    /** The answer ends in its middle. */
    COUPEES,
    /** The answer has a member that the contract does not know. */
    MEMBRES,
    /** The answer comes late. */
    LENTES;

    /** Those that an answer meets once it is made. */
    static final Set<Incident> OF_ANSWERS = Set.copyOf(EnumSet.of(PERDUES, COUPEES, MEMBRES, LENTES));

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
