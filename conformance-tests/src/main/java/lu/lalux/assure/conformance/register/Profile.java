package lu.lalux.assure.conformance.register;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an implementation is judged by; a run gives one verdict for each. */
public enum Profile {
    /** Fair to an implementation that never saw the contract. */
    DOCUMENT(EnumSet.of(Level.DOCUMENT), new Text("ce qu'énonce le document de LALUX", "what LALUX's document states")),
    /** The whole contract, statuses, problems and headers included. */
    CONTRAT(
            EnumSet.of(Level.DOCUMENT, Level.CONTRAT),
            new Text(
                    "ce document et tout ce que le contrat précise : statuts, problèmes, en-têtes",
                    "that document and all that the contract settles: statuses, problems, headers")),
    /** The older readings of the document, and nothing else. */
    TOLERANCE(
            EnumSet.of(Level.TOLERANCE),
            new Text(
                    "les formes plus anciennes T1 à T6, que nul n'est tenu d'accepter",
                    "the older forms T1 to T6, which nobody has to accept")),
    /** Of {@link #CONTRAT}, only what must be refused: for a system that must keep nothing of a test. */
    REFUS(
            EnumSet.of(Level.DOCUMENT, Level.CONTRAT),
            new Text("du contrat, ce qui doit être refusé", "of the contract, what must be refused"));

    /** Those of a run that names none. */
    public static final Set<Profile> USUAL = Set.of(DOCUMENT, CONTRAT);

    private final Set<Level> levels;
    private final Text about;

    Profile(Set<Level> levels, Text about) {
        this.levels = levels;
        this.about = about;
    }

    /** {@return what it judges by, for a reader} */
    public Text about() {
        return about;
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
