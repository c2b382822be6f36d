package lu.lalux.assure.cli.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Headings.Meant;
import lu.lalux.assure.cli.reading.table.TableRow;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A {@link Mapping}'s file in the making: what the headings of a first table mean, as far as they tell it. */
public final class MappingDraft {

    private final Form form;
    private final Map<String, Optional<Field>> columns = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private MappingDraft(Form form) {
        this.form = form;
    }

    /**
     * Reads a table's headings.
     *
     * @param fonction whose requests they are; null to tell by the columns
     * @throws lu.lalux.assure.cli.output.StopException if the table cannot be read
     */
    public static MappingDraft of(Path table, Fonction fonction, Contract contract, Texts texts, Choices choices) {
        TableRow row = new TableReader(contract, texts, choices, notice -> {}).headings(table);
        MappingDraft draft = new MappingDraft(
                fonction != null ? Form.of(fonction, contract) : Columns.told(row, contract, Mapping.NONE));
        Headings headings = new Headings(draft.form, Mapping.NONE);
        String language = texts.locale().getLanguage();
        Columns.headings(row).forEach(heading -> draft.columns.put(heading, headings.field(heading)));
        // Those that are sure leave fewer to choose from.
        draft.columns.replaceAll((heading, known) -> known.or(() -> {
            List<Meant> meant = Columns.meant(headings, heading, draft.names(), language);
            return meant.size() == 1
                    ? Optional.of(meant.get(0).field())
                            .filter(field -> !draft.names().contains(field.name()))
                    : Optional.empty();
        }));
        return draft;
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        columns.values().forEach(field -> field.ifPresent(known -> names.add(known.name())));
        return names;
    }

    /** What each heading means; nothing where nobody can tell. */
    public Map<String, Optional<Field>> columns() {
        return columns;
    }

    /** The fields that no column has. */
    public List<Field> free() {
        Set<String> taken = names();
        return form.fields().all().stream()
                .filter(field -> !taken.contains(field.name()) && !values.containsKey(field.name()))
                .toList();
    }

    /** Those of them that a request must have, and that may be the same in each line. */
    public List<Field> missing() {
        return free().stream()
                .filter(field -> field.required() && field.kind() != FieldKind.KEY)
                .toList();
    }

    /** Says what a heading means. */
    public void column(String heading, Field field) {
        columns.put(heading, Optional.of(field));
    }

    /** Says what a field is in each line. */
    public void value(Field field, String value) {
        values.put(field.name(), value);
    }

    /** The headings of which nobody said what they mean. */
    public Collection<String> open() {
        List<String> open = new ArrayList<>();
        columns.forEach((heading, field) -> {
            if (field.isEmpty()) {
                open.add(heading);
            }
        });
        return open;
    }

    /** The file's text. */
    public String json() {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = read.putObject(Mapping.COLUMNS);
        columns.forEach(
                (heading, field) -> fields.put(heading, field.map(Field::name).orElse(null)));
        ObjectNode fixed = read.putObject(Mapping.VALUES);
        values.forEach(fixed::put);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(read) + "\n";
    }
}
