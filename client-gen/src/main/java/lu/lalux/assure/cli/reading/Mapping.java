package lu.lalux.assure.cli.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.table.CellForms;
import lu.lalux.assure.cli.settings.JsonFile;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Nearest;
import tools.jackson.databind.JsonNode;

/**
 * What the columns of one program's tables mean, in a file that is kept:
 * <pre>
 * {"colonnes": {"HT": "factureHT", "Date fact.": "dateFacture", "Remarque": null},
 *  "valeurs": {"idPrestataire": "XA1234"},
 *  "dates": "JJ/MM/AA", "decimale": ","}</pre>
 *
 * @param file its name; empty where there is none
 * @param columns the field of each heading, by its {@link #key}; nothing for a column that is left out
 * @param headings these headings as they are written
 * @param values of the fields that are the same in each line
 * @param forms of dates and amounts
 */
public record Mapping(
        String file,
        Map<String, Optional<String>> columns,
        List<String> headings,
        Map<String, String> values,
        CellForms forms) {

    /** Where nothing is said. */
    public static final Mapping NONE =
            new Mapping("", Map.of(), List.of(), Map.of(), new CellForms("", Optional.empty(), Optional.empty()));

    static final String COLUMNS = "colonnes";
    static final String VALUES = "valeurs";
    private static final String DATES = "dates";
    private static final String DECIMAL = "decimale";

    /** @throws lu.lalux.assure.cli.output.StopException if it cannot be read, or names what is no field */
    public static Mapping of(Path file, Contract contract, Texts texts) {
        JsonFile json = new JsonFile(file, texts, "mapping.wrong");
        JsonNode read = json.read();
        json.known(read, List.of(COLUMNS, VALUES, DATES, DECIMAL), "");
        List<String> fields = Arrays.stream(Fonction.values())
                .flatMap(fonction -> Form.of(fonction, contract).fields().all().stream())
                .map(Field::name)
                .distinct()
                .toList();
        Map<String, Optional<String>> columns = new LinkedHashMap<>();
        List<String> headings = new ArrayList<>();
        object(json, read, COLUMNS, texts).forEach(entry -> {
            String heading = entry.getKey();
            Optional<String> field =
                    entry.getValue().isNull() ? Optional.empty() : json.text(read.get(COLUMNS), heading, COLUMNS + ".");
            field.ifPresent(name -> known(json, name, COLUMNS + "." + heading, fields, texts));
            if (columns.put(key(heading), field) != null) {
                throw json.wrong(texts.say("mapping.twice", heading));
            }
            if (field.isPresent()) {
                headings.add(heading);
            }
        });
        Map<String, String> values = new LinkedHashMap<>();
        object(json, read, VALUES, texts).forEach(entry -> {
            known(json, entry.getKey(), VALUES, fields, texts);
            values.put(
                    entry.getKey(),
                    json.text(read.get(VALUES), entry.getKey(), VALUES + ".").orElseThrow());
        });
        Optional<String> dates = json.text(read, DATES, "");
        dates.filter(form -> !CellForms.isDate(form)).ifPresent(form -> {
            throw json.wrong(texts.say("mapping.dates", form));
        });
        Optional<String> decimal = json.text(read, DECIMAL, "");
        decimal.filter(mark -> !mark.equals(",") && !mark.equals(".")).ifPresent(mark -> {
            throw json.wrong(texts.say("mapping.decimal", mark));
        });
        String name = file.getFileName().toString();
        return new Mapping(name, columns, headings, values, new CellForms(name, dates, decimal));
    }

    private static Stream<Map.Entry<String, JsonNode>> object(JsonFile json, JsonNode read, String key, Texts texts) {
        JsonNode object = read.path(key);
        if (!object.isMissingNode() && !object.isObject()) {
            throw json.wrong(texts.say("settings.no-object", key));
        }
        return object.propertyStream();
    }

    private static void known(JsonFile json, String field, String place, List<String> fields, Texts texts) {
        if (!fields.contains(field)) {
            throw json.wrong(texts.say("mapping.field", place, field)
                    + Nearest.among(field, fields)
                            .map(nearest -> texts.say("meant", nearest))
                            .orElse(""));
        }
    }

    /** Case and the number of blanks do not matter. */
    static String key(String heading) {
        return heading.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Whether it says what a heading means, if only that it is to be left out. */
    boolean names(String heading) {
        return columns.containsKey(key(heading));
    }

    /** The field that it says. */
    Optional<String> field(String heading) {
        return columns.getOrDefault(key(heading), Optional.empty());
    }
}
