package lu.lalux.assure.conformance.exchange.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts, each with what is written instead. There may be thousands of them, of which a text contains few. So a text is
 * searched once for the beginnings of all of them, and not once for each.
 */
public final class Substitutions {

    /** The shortest that can be replaced: what is shorter would blot out half of any text. */
    public static final int SHORTEST = 4;

    private static final int MIXED = 0xFFFF;

    /** Longest first: one may be a part of another. */
    private final List<Map.Entry<String, String>> all;

    /** Their places in that list, by beginning. */
    private final Map<Integer, List<Integer>> byBeginning = new HashMap<>();

    /** The same beginnings: most characters of a text are none, and this is asked of each of them. */
    private final BitSet beginnings = new BitSet(MIXED + 1);

    /**
     * @param texts none shorter than {@link #SHORTEST}, each with what is written instead
     */
    public Substitutions(Map<String, String> texts) {
        this.all = texts.entrySet().stream()
                .map(Map.Entry::copyOf)
                .sorted(Comparator.comparingInt((Map.Entry<String, String> text) ->
                                text.getKey().length())
                        .reversed())
                .toList();
        for (int place = 0; place < all.size(); place++) {
            int mixed = beginning(all.get(place).getKey());
            beginnings.set(mixed);
            byBeginning.computeIfAbsent(mixed, none -> new ArrayList<>()).add(place);
        }
    }

    /**
     * @param text any
     * @return the same with all of them replaced, longer ones first
     */
    public String in(String text) {
        String replaced = text;
        BitSet found = within(text);
        for (int place = found.nextSetBit(0); place >= 0; place = found.nextSetBit(place + 1)) {
            Map.Entry<String, String> one = all.get(place);
            replaced = replaced.replace(one.getKey(), one.getValue());
        }
        return replaced;
    }

    private BitSet within(String text) {
        BitSet found = new BitSet();
        int mixed = 0;
        for (int next = 0; next < text.length(); next++) {
            mixed = mixed(mixed, text.charAt(next));
            int at = next + 1 - SHORTEST;
            if (at >= 0 && beginnings.get(mixed)) {
                for (int place : byBeginning.get(mixed)) {
                    if (text.startsWith(all.get(place).getKey(), at)) {
                        found.set(place);
                    }
                }
            }
        }
        return found;
    }

    private static int beginning(String text) {
        int mixed = 0;
        for (int i = 0; i < SHORTEST; i++) {
            mixed = mixed(mixed, text.charAt(i));
        }
        return mixed;
    }

    /** Of the last four characters, and of none before: four times four bits push out what was there. */
    private static int mixed(int before, char next) {
        return (before << 4 ^ next) & MIXED;
    }
}
