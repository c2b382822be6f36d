package lu.lalux.assure.conformance.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.cli.settings.SettingsException;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.suite.reading.Trait;

/** What {@code --reading} says: traits of a reading of the document, or {@code contrat} for none of them. */
final class ForcedReading {

    private static final String CONTRACTS = "contrat";

    private ForcedReading() {}

    /**
     * @param words as typed
     * @param profiles that are asked for
     * @return the reading; nothing when none was given, so that it is found out
     * @throws SettingsException when there is no such reading, or none is of use
     */
    static Optional<Set<Trait>> of(List<String> words, Set<Profile> profiles) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (!profiles.contains(Profile.DOCUMENT) && !profiles.contains(Profile.REFUS)) {
            throw new SettingsException(
                    "--reading est une lecture du document : elle demande --profile document (ou refus).",
                    "--reading is a reading of the document: it needs --profile document (or refus).");
        }
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (String word : words) {
            if (!word.equals(CONTRACTS)) {
                traits.add(Trait.of(word).orElseThrow(() -> unknown(word)));
            }
        }
        if (!Trait.agree(traits)) {
            throw new SettingsException(
                    "--reading : ces lectures s'excluent : " + String.join(", ", words),
                    "--reading: these readings exclude each other: " + String.join(", ", words));
        }
        return Optional.of(traits);
    }

    private static SettingsException unknown(String word) {
        return new SettingsException(
                "--reading : « " + word + " » n'est pas une lecture ; il y a " + CONTRACTS + ", " + Trait.words(),
                "--reading: \"" + word + "\" is no reading; there are " + CONTRACTS + ", " + Trait.words());
    }
}
