package lu.lalux.assure.cli.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Form;
import lu.lalux.assure.cli.reading.table.CellShape;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;

/** What each column of a table is for, as the contract has it. */
final class Legend {

    /** As Markdown writes a field's name or a value. */
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

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
                .map(rule -> inWords(rule.path(language()).asString("")));
        return Stream.concat(rules, Stream.of(texts.say("template.note"))).toList();
    }

    /**
     * In the words of who fills in a table: nobody there has a key, a date is written as the form beside it says, and a
     * field goes by its column.
     */
    private String meaning(Field field) {
        if (field.kind() == FieldKind.KEY) {
            return texts.say("template.meaning.key");
        }
        String described = field.property().path("description").asString("").strip();
        String meaning = field.kind() == FieldKind.DATE ? described.replaceFirst(", [AMJ-]+(?=\\.)", "") : described;
        return inWords(meaning);
    }

    /** Without Markdown, and each field by its column. */
    private String inWords(String text) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(form.settlement()
                        .fields()
                        .named(name.group(1))
                        .map(other -> texts.say("template.quoted", heading(other)))
                        .orElse(name.group(1))));
    }

    /** The contract describes its fields in French; its English edition is another document. */
    private boolean described() {
        return language().equals("fr");
    }

    private String language() {
        return texts.locale().getLanguage();
    }
}
