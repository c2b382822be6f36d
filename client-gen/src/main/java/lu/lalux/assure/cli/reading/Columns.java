package lu.lalux.assure.cli.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.Headings.Meant;
import lu.lalux.assure.cli.reading.table.TableCell;
import lu.lalux.assure.cli.reading.table.TableName;
import lu.lalux.assure.cli.reading.table.TableRow;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;

/**
 * What the columns of a table hold.
 *
 * @param form whose fields they are
 * @param fields what each column holds; nothing under an empty heading
 * @param places where each field is, by its name: the column's letter, and its heading where that is another name
 * @param ignored the columns whose heading has nothing to do with any field, by their place from 0, each in words; empty
 *     where the mapping leaves them out
 */
record Columns(Form form, List<Optional<Field>> fields, Map<String, String> places, Map<Integer, String> ignored) {

    private static final int SUGGESTIONS_MAX = 4;
    private static final int ALPHABET = 26;

    Columns {
        fields = List.copyOf(fields);
        places = Map.copyOf(places);
        ignored = Collections.unmodifiableMap(new TreeMap<>(ignored));
    }

    /** How many of one function's fields a line names. */
    static int known(TableRow row, Contract contract, Mapping mapping) {
        return Arrays.stream(Fonction.values())
                .map(fonction -> new Headings(Form.of(fonction, contract), mapping))
                .mapToInt(headings -> (int) headings(row)
                        .flatMap(heading -> headings.field(heading).stream())
                        .distinct()
                        .count())
                .max()
                .orElse(0);
    }

    /** Whether a line looks like a request: more than half of the known columns are filled. */
    boolean fits(TableRow row) {
        int filled = 0;
        for (int i = 0; i < Math.min(fields.size(), row.cells().size()); i++) {
            filled += fields.get(i).isPresent() && !row.cells().get(i).empty() ? 1 : 0;
        }
        return 2 * filled > fields.stream().filter(Optional::isPresent).count();
    }

    /**
     * Reads the line that names the columns. A column that is wrong is wrong in every line: it is said once, before
     * anything is sent.
     *
     * @param fonction whose requests they are; null to tell by the columns
     * @throws StopException with everything that is wrong with the line
     */
    static Columns of(
            TableRow row, TableName table, Fonction fonction, Contract contract, Mapping mapping, Texts texts) {
        Form form = fonction != null ? Form.of(fonction, contract) : told(row, contract, mapping);
        Headings headings = new Headings(form, mapping);
        List<Optional<Field>> fields = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        Map<String, String> letters = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        Map<Integer, String> unknown = new TreeMap<>();
        Map<Integer, String> ignored = new TreeMap<>();
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
                String column = texts.say("csv.column", letter, Wording.printable(heading));
                String said = mapping.names(heading) ? texts.say("mapping.by", column, mapping.file()) : column;
                places.put(name, heading.equals(name) ? letter : said);
            } else if (mapping.names(heading) && mapping.field(heading).isEmpty()) {
                ignored.put(i, "");
            } else if (!heading.isEmpty()) {
                unknown.put(i, heading);
            }
        }
        findings.addAll(unfit(row, form, letters, mapping, texts));
        mapping.values().keySet().forEach(name -> places.put(name, texts.say("mapping.value", name, mapping.file())));
        Set<String> told = new HashSet<>();
        unknown.forEach((i, heading) -> {
            List<Meant> meant = meant(headings, heading, letters.keySet(), language(texts));
            if (meant.isEmpty()) {
                ignored.put(i, texts.say("csv.column", letter(i), Wording.printable(heading)));
            } else {
                findings.add(texts.say("csv.unknown-column", letter(i), Wording.printable(heading))
                        + texts.say(
                                "meant",
                                meant.stream().map(Meant::name).collect(Collectors.joining(texts.say("meant.or")))));
                // It is said already where it probably is.
                told.addAll(meant.size() == 1 ? Set.of(meant.get(0).field().name()) : Set.of());
            }
        });
        Set<String> missing = new LinkedHashSet<>();
        form.fields().all().stream()
                .filter(field -> field.required()
                        && !mapping.values().containsKey(field.name())
                        && !letters.containsKey(field.name())
                        && !told.contains(field.name()))
                .forEach(field -> missing.add(texts.say("csv.missing-column", field.name())
                        + Optional.ofNullable(field.labels().get(language(texts)))
                                .map(label -> " (" + label + ")")
                                .orElse("")));
        if (!missing.isEmpty()) {
            // One of them may be what is missing, under a name that nobody would guess.
            ignored.keySet().stream()
                    .filter(unknown::containsKey)
                    .forEach(i -> findings.add(
                            texts.say("csv.unknown-column", letter(i), Wording.printable(unknown.get(i)))));
            findings.addAll(missing);
        }
        if (!findings.isEmpty()) {
            String header = texts.say("csv.header", table.place(row.line(), texts), String.join("\n  ", findings));
            String where = !mapping.file().isEmpty()
                    ? "\n" + texts.say("csv.by-columns", mapping.file())
                    : findings.size() > 1 ? "\n" + texts.say("csv.another-program", table.file()) : "";
            throw new StopException(ExitCode.TO_MEND, header + where);
        }
        return new Columns(form, fields, places, ignored);
    }

    /** Nothing for a heading that has nothing to do with any field that is not there already. */
    static List<Meant> meant(Headings headings, String heading, Set<String> given, String language) {
        List<Meant> near = headings.meant(heading, language);
        List<Meant> open = open(near.isEmpty() ? headings.akin(heading, language) : near, given);
        return (open.isEmpty() ? near : open).stream().limit(SUGGESTIONS_MAX).toList();
    }

    private static List<Meant> open(List<Meant> meant, Set<String> given) {
        return meant.stream().filter(one -> !given.contains(one.field().name())).toList();
    }

    /** As the spreadsheet names its columns: A to Z, AA and so on. */
    static String letter(int column) {
        return (column < ALPHABET ? "" : letter(column / ALPHABET - 1)) + (char) ('A' + column % ALPHABET);
    }

    /** What the mapping says and this table does not bear out. */
    private static List<String> unfit(
            TableRow row, Form form, Map<String, String> letters, Mapping mapping, Texts texts) {
        Set<String> there = headings(row).map(Mapping::key).collect(Collectors.toSet());
        List<String> findings = new ArrayList<>();
        mapping.headings().stream()
                .filter(heading -> !there.contains(Mapping.key(heading)))
                .forEach(heading -> findings.add(texts.say("mapping.no-column", mapping.file(), heading)));
        Stream.concat(
                        mapping.values().keySet().stream(),
                        mapping.headings().stream()
                                .map(heading -> mapping.field(heading).orElseThrow()))
                .filter(name -> form.fields().named(name).isEmpty())
                .forEach(name -> findings.add(texts.say("mapping.field", mapping.file(), name)));
        mapping.values().keySet().stream()
                .filter(letters::containsKey)
                .forEach(name -> findings.add(texts.say("mapping.both", name, letters.get(name), mapping.file())));
        return findings;
    }

    /** The form that a line of headings is of. */
    static Form told(TableRow row, Contract contract, Mapping mapping) {
        return Form.told(
                (form, field) -> {
                    Headings headings = new Headings(form, mapping);
                    return mapping.values().containsKey(field.name())
                            || headings(row)
                                    .anyMatch(heading -> headings.field(heading)
                                            .filter(field::equals)
                                            .isPresent());
                },
                contract);
    }

    static Stream<String> headings(TableRow row) {
        return row.cells().stream().map(TableCell::shown).filter(heading -> !heading.isEmpty());
    }

    private static String language(Texts texts) {
        return texts.locale().getLanguage();
    }
}
