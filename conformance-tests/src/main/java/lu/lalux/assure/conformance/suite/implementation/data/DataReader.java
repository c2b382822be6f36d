package lu.lalux.assure.conformance.suite.implementation.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a data file: YAML, as {@link DataSchema} describes it. All faults are told at once. */
public final class DataReader {

    /** Thousands of combinations have room in it. */
    private static final int LARGEST = 1_048_576;

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final LookedUp looked;
    private final Path file;
    private final List<Text> faults = new ArrayList<>();

    private DataReader(Contract contract, Path file) {
        this.looked = new LookedUp(contract);
        this.file = file;
    }

    /**
     * @param contract that says which fields can be given
     * @param file YAML in UTF-8
     * @return what it gives
     * @throws DataException when it cannot be read, or something in it is not right
     */
    public static TargetData read(Contract contract, Path file) {
        DataReader reader = new DataReader(contract, file);
        Map<Holder, List<Combination>> given = reader.accounts(reader.tree());
        if (!reader.faults.isEmpty()) {
            throw new DataException(reader.faults);
        }
        return new TargetData(file.getFileName().toString(), given);
    }

    private JsonNode tree() {
        try {
            if (Files.size(file) > LARGEST) {
                throw fatal("plus de 1 Mio", "more than 1 MiB");
            }
            byte[] bytes = Files.readAllBytes(file);
            refuseAliases(bytes);
            return YAML.readTree(bytes);
        } catch (IOException e) {
            throw fatal("le fichier ne peut être lu", "the file cannot be read");
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            String place = where == null ? "" : where.getLineNr() + ":" + where.getColumnNr();
            String first = e.getOriginalMessage().lines().findFirst().orElse("");
            throw fatal("YAML illisible, " + place + " : " + first, "unreadable YAML, " + place + ": " + first);
        }
    }

    /** The reader of trees takes an alias for a text: the value would be the name of another. */
    private void refuseAliases(byte[] bytes) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(bytes)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    int line = parser.currentTokenLocation().getLineNr();
                    throw fatal(
                            "ligne " + line + ", un renvoi (*) : écrivez la valeur même",
                            "line " + line + ", an alias (*): write the value itself");
                }
            }
        }
    }

    private Map<Holder, List<Combination>> accounts(JsonNode root) {
        Map<Holder, List<Combination>> given = new EnumMap<>(Holder.class);
        if (!root.isObject() || root.isEmpty()) {
            throw fatal("attendu des comptes : " + words(), "expected accounts: " + words());
        }
        root.forEachEntry((word, combinations) -> Holder.named(word)
                .ifPresentOrElse(
                        holder -> given.put(holder, combinations(holder, combinations)),
                        () -> fault(
                                word, "compte inconnu ; attendu " + words(), "unknown account; expected " + words())));
        return given;
    }

    private List<Combination> combinations(Holder holder, JsonNode list) {
        List<Combination> combinations = new ArrayList<>();
        if (!list.isArray() || list.isEmpty()) {
            fault(
                    holder.word(),
                    "attendu une liste de combinaisons (« - » devant chacune)",
                    "expected a list of combinations (\"- \" before each)");
            return combinations;
        }
        for (JsonNode each : list) {
            String place = holder.word() + "[" + (combinations.size() + 1) + "]";
            Combination combination = combination(holder, place, each);
            combinations.add(combination);
            if (!combination.fields().equals(combinations.get(0).fields())) {
                String fields = String.join(", ", combinations.get(0).fields());
                fault(
                        place,
                        "attendu les champs de la première combinaison : " + fields,
                        "expected the fields of the first combination: " + fields);
            }
        }
        return combinations;
    }

    private Combination combination(Holder holder, String place, JsonNode node) {
        Map<String, Known> values = new LinkedHashMap<>();
        List<Field> fields = looked.of(holder.function());
        String names = fields.stream().map(Field::name).collect(Collectors.joining(", "));
        if (!node.isObject() || node.isEmpty()) {
            fault(place, "attendu des champs : " + names, "expected fields: " + names);
        }
        node.forEachEntry((name, value) -> {
            Optional<Field> field =
                    fields.stream().filter(each -> each.name().equals(name)).findFirst();
            String at = place + "." + name;
            if (field.isEmpty()) {
                fault(
                        at,
                        "champ que l'assureur ne cherche pas ; attendu " + names,
                        "no field that is looked up; expected " + names);
            } else {
                (field.get().isDate() ? days(at, value) : text(at, field.get(), value))
                        .ifPresent(known -> values.put(name, known));
            }
        });
        return new Combination(values);
    }

    private Optional<Known> text(String at, Field field, JsonNode value) {
        if (!value.isString()) {
            String shown = value.isContainer() || value.isNull() ? "" : " ('" + value.asString() + "')";
            fault(at, "attendu un texte, entre guillemets" + shown, "expected a text, in quotes" + shown);
            return Optional.empty();
        }
        String text = value.stringValue();
        int length = text.codePointCount(0, text.length());
        long most = field.maxLength().orElse(Long.MAX_VALUE);
        if (length < field.minLength() || length > most) {
            fault(
                    at,
                    "attendu de " + field.minLength() + " à " + most + " caractères ; il y en a " + length,
                    "expected " + field.minLength() + " to " + most + " characters; there are " + length);
            return Optional.empty();
        }
        return Optional.of(Known.of(text));
    }

    private Optional<Known> days(String at, JsonNode value) {
        if (value.isString()) {
            return day(at, value).map(Known::of);
        }
        if (!value.isObject() || value.size() != 2 || !value.has(FROM) || !value.has(TO)) {
            fault(
                    at,
                    "attendu un jour (AAAA-MM-JJ), ou {from: AAAA-MM-JJ, to: AAAA-MM-JJ}",
                    "expected a day (YYYY-MM-DD), or {from: YYYY-MM-DD, to: YYYY-MM-DD}");
            return Optional.empty();
        }
        Optional<String> from = day(at + "." + FROM, value.get(FROM));
        Optional<String> to = day(at + "." + TO, value.get(TO));
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            fault(
                    at,
                    "from (" + from.get() + ") vient après to (" + to.get() + ")",
                    "from (" + from.get() + ") is after to (" + to.get() + ")");
            return Optional.empty();
        }
        return from.flatMap(first -> to.map(last -> new Known(first, last)));
    }

    private Optional<String> day(String at, JsonNode value) {
        String text = value.asString("");
        try {
            // Years of four digits, as the contract's format date has them (RFC 3339): texts are then in the days'
            // order.
            if (value.isString() && text.length() == 10) {
                return Optional.of(LocalDate.parse(text).toString());
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        fault(at, "« " + text + " » n'est pas un jour AAAA-MM-JJ", "\"" + text + "\" is no day YYYY-MM-DD");
        return Optional.empty();
    }

    private static String words() {
        return Stream.of(Holder.values()).map(Holder::word).collect(Collectors.joining(", "));
    }

    private void fault(String place, String fr, String en) {
        faults.add(said(place + " : " + fr, place + ": " + en));
    }

    private DataException fatal(String fr, String en) {
        return new DataException(List.of(said(fr, en)));
    }

    private Text said(String fr, String en) {
        return new Text("--data : " + file + " : " + fr + ".", "--data: " + file + ": " + en + ".");
    }
}
