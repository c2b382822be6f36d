package lu.lalux.assure.cli.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;

/**
 * What the columns of a table hold.
 *
 * @param form whose fields they are
 * @param fields what each column holds; nothing under an empty heading
 * @param places where each field is, by its name: the column's letter, and its heading where that is another name
 */
record Columns(Form form, List<Optional<Field>> fields, Map<String, String> places) {

    /** So many headings are no accident. */
    private static final int LIKELY = 3;

    private static final int ALPHABET = 26;

    Columns {
        fields = List.copyOf(fields);
        places = Map.copyOf(places);
    }

    /** Whether this may be the first line of a table of requests. */
    static boolean likely(TableRow row, Contract contract) {
        return Arrays.stream(Fonction.values())
                .map(fonction -> new Headings(Form.of(fonction, contract)))
                .anyMatch(headings -> headings(row)
                                .filter(heading -> headings.field(heading).isPresent())
                                .count()
                        >= LIKELY);
    }

    /**
     * Reads the first line of a table. A column that is wrong is wrong in every line: it is said once, before anything is sent.
     *
     * @param fonction whose requests they are; null to tell by the columns
     * @throws StopException with everything that is wrong with the line
     */
    static Columns of(TableRow row, TableName table, Fonction fonction, Contract contract, Texts texts) {
        Form form = fonction != null ? Form.of(fonction, contract) : told(row, contract);
        Headings headings = new Headings(form);
        List<Optional<Field>> fields = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        Map<String, String> letters = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String heading = row.cells().get(i).shown();
            Optional<Field> field = heading.isEmpty() ? Optional.empty() : headings.field(heading);
            fields.add(field);
            String letter = letter(i);
            if (field.isPresent()) {
                String name = field.get().name();
                String before = letters.putIfAbsent(name, letter);
                if (before != null) {
                    findings.add(texts.say("csv.double-column", letter, Wording.printable(heading), before));
                }
                places.put(
                        name,
                        heading.equals(name) ? letter : texts.say("csv.column", letter, Wording.printable(heading)));
            } else if (!heading.isEmpty()) {
                findings.add(texts.say("csv.unknown-column", letter, Wording.printable(heading))
                        + meant(headings.meant(heading, language(texts)), texts));
            }
        }
        Set<String> missing = new LinkedHashSet<>();
        form.fields().all().stream()
                .filter(field -> field.required() && !letters.containsKey(field.name()))
                .forEach(field -> missing.add(texts.say("csv.missing-column", field.name())
                        + Optional.ofNullable(field.labels().get(language(texts)))
                                .map(label -> " (" + label + ")")
                                .orElse("")));
        findings.addAll(missing);
        if (!findings.isEmpty()) {
            throw new StopException(
                    ExitCode.TO_MEND,
                    texts.say("csv.header", table.place(row.line(), texts), String.join("\n  ", findings)));
        }
        return new Columns(form, fields, places);
    }

    /** As the spreadsheet names its columns: A to Z, AA and so on. */
    static String letter(int column) {
        return (column < ALPHABET ? "" : letter(column / ALPHABET - 1)) + (char) ('A' + column % ALPHABET);
    }

    private static Form told(TableRow row, Contract contract) {
        return Form.told(
                (form, field) -> {
                    Headings headings = new Headings(form);
                    return headings(row)
                            .anyMatch(heading -> headings.field(heading)
                                    .filter(field::equals)
                                    .isPresent());
                },
                contract);
    }

    private static Stream<String> headings(TableRow row) {
        return row.cells().stream().map(TableCell::shown).filter(heading -> !heading.isEmpty());
    }

    private static String meant(List<String> names, Texts texts) {
        return names.isEmpty() ? "" : texts.say("meant", String.join(texts.say("meant.or"), names));
    }

    private static String language(Texts texts) {
        return texts.locale().getLanguage();
    }
}
