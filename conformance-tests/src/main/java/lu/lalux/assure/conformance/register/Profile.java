package lu.lalux.assure.conformance.register;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an implementation is judged by; a run gives one verdict for each. */
public enum Profile {
    /** Fair to an implementation that never saw the contract. */
    DOCUMENT(EnumSet.of(Level.DOCUMENT)),
    /** The whole contract, statuses, problems and headers included. */
    CONTRAT(EnumSet.of(Level.DOCUMENT, Level.CONTRAT)),
    /** The older readings of the document, and nothing else. */
    TOLERANCE(EnumSet.of(Level.TOLERANCE)),
    /** Of {@link #CONTRAT}, only what must be refused: for a system that must keep nothing of a test. */
    REFUS(EnumSet.of(Level.DOCUMENT, Level.CONTRAT));

    /** Those of a run that names none. */
    public static final Set<Profile> USUAL = Set.of(DOCUMENT, CONTRAT);

    private final Set<Level> levels;

    Profile(Set<Level> levels) {
        this.levels = levels;
    }

    /**
     * @param level of a requirement, or of what it found
     * @return whether this profile judges by it
     */
    public boolean judges(Level level) {
        return levels.contains(level);
    }

    /**
     * @param requirement of the register
     * @return whether this profile judges by it
     */
    public boolean judges(RegisterEntry requirement) {
        return judges(requirement.level()) && (this != REFUS || requirement.refusal());
    }

    /**
     * @param requirement of the register
     * @return whether this profile's run includes it: what it judges by, and advice beside the contract
     */
    public boolean includes(RegisterEntry requirement) {
        return judges(requirement) || (this == CONTRAT && requirement.level() == Level.CONSEIL);
    }

    /** {@return the profile's name as the command line writes it} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
