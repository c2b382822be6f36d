package lu.lalux.assure.cli.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Form;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;

/** An empty table of a function's requests. */
public final class Template {

    private final Form form;
    private final Texts texts;
    private final Legend legend;

    public Template(Contract contract, Fonction fonction, Texts texts) {
        this.form = Form.of(fonction, contract);
        this.texts = texts;
        this.legend = new Legend(contract, form, texts);
    }

    /** Whether a file of this name can be one. */
    public static boolean canBe(Path file) {
        return isWorkbook(file) || name(file).endsWith(".csv");
    }

    /**
     * Writes it.
     *
     * @param file that is not there yet; its name says which kind it is
     * @return what was written: the table, and of a CSV, which has room for nothing else, the legend beside it
     * @throws java.nio.file.FileAlreadyExistsException if it is there
     * @throws IOException if it cannot be written
     */
    public List<Path> write(Path file) throws IOException {
        if (isWorkbook(file)) {
            try (var output = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                new WorkbookTemplate(this, legend).write(output);
            }
            return List.of(file);
        }
        return new CsvTemplate(this, legend).write(file);
    }

    List<Field> fields() {
        return form.settlement().fields().all();
    }

    String sheet() {
        return texts.say("template.sheet." + form.fonction().name().toLowerCase(Locale.ROOT));
    }

    /** The contract's example, as a person types it; of a key, the name of a file that is not there, so that nobody sends it as it is. */
    String example(Field field) {
        return switch (field.kind()) {
            case KEY -> texts.say("template.example") + form.endings().get(field.name());
            case BOOLEAN -> texts.say(field.example().asBoolean() ? "template.yes" : "template.no");
            default -> field.example().asString();
        };
    }

    Texts texts() {
        return texts;
    }

    private static boolean isWorkbook(Path file) {
        return name(file).endsWith(".xlsx");
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
