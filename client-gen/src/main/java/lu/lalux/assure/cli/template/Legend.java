package lu.lalux.assure.cli.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Form;
import lu.lalux.assure.cli.reading.table.CellShape;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;

/** What each column of a table is for, as the contract has it. */
final class Legend {

    private final Contract contract;
    private final Form form;
    private final Texts texts;

    Legend(Contract contract, Form form, Texts texts) {
        this.contract = contract;
        this.form = form;
        this.texts = texts;
    }

    /** What a person calls the field; its own name where the contract has no other. */
    String heading(Field field) {
        return field.labels().getOrDefault(language(), field.name());
    }

    /** The columns of {@link #rows()}. */
    List<String> headings() {
        List<String> headings = new ArrayList<>(List.of(
                texts.say("template.column"),
                texts.say("template.field"),
                texts.say("template.required"),
                texts.say("template.shape")));
        if (described()) {
            headings.add(texts.say("template.meaning"));
        }
        return headings;
    }

    /** A row a field. */
    List<List<String>> rows() {
        return form.settlement().fields().all().stream()
                .map(field -> {
                    List<String> row = new ArrayList<>(List.of(
                            heading(field),
                            field.name(),
                            texts.say(field.required() ? "template.yes" : "template.no"),
                            CellShape.of(field, texts)));
                    if (described()) {
                        row.add(meaning(field));
                    }
                    return row;
                })
                .toList();
    }

    /** What is true of several columns, and how to go on. */
    List<String> notes() {
        String schema = form.settlement().fields().schema();
        Stream<String> rules = contract.at("/components/schemas/" + schema)
                .path("allOf")
                .valueStream()
                .map(rule -> rule.path("x-regle").asString(""))
                .flatMap(id -> contract.at("/x-regles")
                        .valueStream()
                        .filter(rule -> rule.path("id").asString("").equals(id)))
                .map(rule -> rule.path(language()).asString("").replace("`", ""));
        return Stream.concat(rules, Stream.of(texts.say("template.note"))).toList();
    }

    /** The contract speaks of a key, which nobody who fills in a table has. */
    private String meaning(Field field) {
        return field.kind() == FieldKind.KEY
                ? texts.say("template.meaning.key")
                : field.property().path("description").asString("").strip();
    }

    /** The contract describes its fields in French; its English edition is another document. */
    private boolean described() {
        return language().equals("fr");
    }

    private String language() {
        return texts.locale().getLanguage();
    }
}
