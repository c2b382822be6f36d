package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What stands for the names in braces.
 *
 * @param one by name, what stands for it
 * @param totals of a settlement: each of them stands for {@code {total}}
 */
record Names(Map<String, String> one, List<String> totals) {

    private static final String TOTAL = "{total}";

    static final Names NONE = new Names(Map.of(), List.of());

    /** {@return the text with its names in their places} */
    String in(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : one.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    /** {@return the tests, where one of each total is one for each} */
    List<String> tests(List<String> ids) {
        return ids.stream()
                .flatMap(id ->
                        id.contains(TOTAL) ? totals.stream().map(total -> id.replace(TOTAL, total)) : Stream.of(id))
                .toList();
    }
}
