package lu.lalux.assure.cli.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.LabelWords;
import lu.lalux.assure.contract.Nearest;

/**
 * What the columns of a table may be called: by a field's name, or by what a person calls it in French or English
 * ({@code x-libelle}). Case, accents, blanks and small words do not matter.
 */
final class Headings {

    private static final int SUGGESTIONS_MAX = 4;

    private final Form form;
    private final Map<String, Field> byKey = new LinkedHashMap<>();

    Headings(Form form) {
        this.form = form;
        for (Field field : form.fields().all()) {
            names(field).forEach(name -> byKey.putIfAbsent(key(name), field));
        }
    }

    /** The field that a column of this heading holds. */
    Optional<Field> field(String heading) {
        return form.fields().named(heading).or(() -> Optional.ofNullable(byKey.get(key(heading))));
    }

    /**
     * What was probably meant by a heading that stands for no field: several where it is a part of several, else the one that is
     * spelt most like it.
     *
     * @param language of the names that are suggested, {@code fr} or {@code en}
     */
    List<String> meant(String heading, String language) {
        Set<String> words = LabelWords.of(heading);
        List<String> among = words.isEmpty()
                ? List.of()
                : form.fields().all().stream()
                        .filter(field -> names(field)
                                .anyMatch(name -> LabelWords.of(name).containsAll(words)))
                        .map(field -> field.labels().getOrDefault(language, field.name()))
                        .limit(SUGGESTIONS_MAX)
                        .toList();
        if (!among.isEmpty()) {
            return among;
        }
        List<String> labels = new ArrayList<>();
        form.fields().all().forEach(field -> labels.addAll(field.labels().values()));
        return Nearest.to(heading, form.fields()).or(() -> Nearest.among(heading, labels)).stream()
                .toList();
    }

    private static Stream<String> names(Field field) {
        return Stream.concat(Stream.of(field.name()), field.labels().values().stream());
    }

    private static String key(String name) {
        return String.join("", LabelWords.of(name));
    }
}
