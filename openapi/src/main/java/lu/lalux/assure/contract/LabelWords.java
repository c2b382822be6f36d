package lu.lalux.assure.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a label counts when labels are compared ({@code x-libelle}): case, accents, blanks, small words and words
 * that stand twice do not. The contract's rule that no two fields have the same label compares them in the same way
 * ({@code rules/facts.mjs}).
 */
public final class LabelWords {

    /** The rule reads the same file. */
    private static final Set<String> SMALL = small();

    private LabelWords() {}

    /**
     * The words that count of one label.
     *
     * @param label what a person calls a field, in French or English
     * @return its words that count, each once, in their order
     */
    public static Set<String> of(String label) {
        String bare = Normalizer.normalize(label, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(bare.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !SMALL.contains(word))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> small() {
        try (InputStream words = LabelWords.class.getResourceAsStream("small-words.txt")) {
            if (words == null) {
                throw new IllegalStateException("Not on the class path: small-words.txt");
            }
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
