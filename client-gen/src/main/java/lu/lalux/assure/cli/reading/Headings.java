package lu.lalux.assure.cli.reading;

import java.util.Collections;
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

    /** Two words are akin from so many letters on, if one begins with the other: "immat" and "immatriculation". */
    private static final int STEM = 3;

    /**
     * A field that was perhaps meant.
     *
     * @param field the field
     * @param name how it is suggested
     */
    record Meant(Field field, String name) {}

    private final Form form;
    private final Mapping mapping;
    private final Map<String, Field> byKey = new LinkedHashMap<>();

    Headings(Form form, Mapping mapping) {
        this.form = form;
        this.mapping = mapping;
        for (Field field : form.fields().all()) {
            names(field).forEach(name -> byKey.putIfAbsent(key(name), field));
        }
    }

    /** The field that a column of this heading holds. */
    Optional<Field> field(String heading) {
        if (mapping.names(heading)) {
            return mapping.field(heading).flatMap(form.fields()::named);
        }
        return form.fields().named(heading).or(() -> Optional.ofNullable(byKey.get(key(heading))));
    }

    /**
     * What was probably meant by a heading that stands for no field: the headings of fields that contain its words, or
     * else the one that is spelt most like it.
     *
     * @param language of the names that are suggested, {@code fr} or {@code en}
     */
    List<Meant> meant(String heading, String language) {
        Set<String> words = LabelWords.of(heading);
        List<Meant> among = words.isEmpty()
                ? List.of()
                : form.fields().all().stream()
                        .filter(field -> names(field)
                                .anyMatch(name -> LabelWords.of(name).containsAll(words)))
                        .map(field -> new Meant(field, label(field, language)))
                        .toList();
        if (!among.isEmpty()) {
            return among;
        }
        Map<String, Field> names = new LinkedHashMap<>();
        form.fields().all().forEach(field -> names.put(field.name(), field));
        form.fields().all().forEach(field -> field.labels().values().forEach(label -> names.putIfAbsent(label, field)));
        return form
                .fields()
                .meant(heading)
                .map(Field::name)
                .or(() -> Nearest.among(heading, names.keySet()))
                .map(name -> new Meant(names.get(name), name))
                .stream()
                .toList();
    }

    /**
     * The fields that have most words in common with a heading, in one language or the other: "N° sinistre", "Nb
     * jours". None if no word is.
     *
     * @param language of the names that are suggested
     */
    List<Meant> akin(String heading, String language) {
        Set<String> words = LabelWords.of(heading);
        Map<Field, Long> common = new LinkedHashMap<>();
        for (Field field : form.fields().all()) {
            long most = field.labels().values().stream()
                    .mapToLong(label -> common(words, LabelWords.of(label)))
                    .max()
                    .orElse(0);
            if (most > 0) {
                common.put(field, most);
            }
        }
        return common.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Collections.max(common.values())))
                .map(entry -> new Meant(entry.getKey(), label(entry.getKey(), language)))
                .toList();
    }

    private static long common(Set<String> words, Set<String> others) {
        return words.stream()
                .filter(word -> others.stream().anyMatch(other -> alike(word, other)))
                .count();
    }

    private static boolean alike(String one, String other) {
        return one.equals(other)
                || Math.min(one.length(), other.length()) >= STEM && (one.startsWith(other) || other.startsWith(one));
    }

    private static String label(Field field, String language) {
        return field.labels().getOrDefault(language, field.name());
    }

    private static Stream<String> names(Field field) {
        return Stream.concat(Stream.of(field.name()), field.labels().values().stream());
    }

    private static String key(String name) {
        return String.join("", LabelWords.of(name));
    }
}
