package lu.lalux.assure.cli.template;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.WholeFile;
import lu.lalux.assure.cli.reading.FileKind;
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
        return FileKind.of(file) == FileKind.CSV || FileKind.of(file) == FileKind.WORKBOOK;
    }

    /**
     * Writes it.
     *
     * @param file that is not there yet; its name says which kind it is. Its folder is made if it is not there either
     * @return what was written: the table, and of a CSV, which has room for nothing else, the legend beside it
     * @throws FileAlreadyExistsException if one of them is there
     * @throws IOException if one of them cannot be written: then none is
     */
    public List<Path> write(Path file) throws IOException {
        if (FileKind.of(file) == FileKind.CSV) {
            return new CsvTemplate(this, legend).write(file);
        }
        fresh(file);
        WholeFile.write(file, fresh -> {
            try (OutputStream output = Files.newOutputStream(fresh)) {
                new WorkbookTemplate(this, legend).write(output);
            }
        });
        return List.of(file);
    }

    /** Makes room for files that are not there yet, in one folder. */
    static void fresh(Path... files) throws IOException {
        for (Path file : files) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
        Path folder = files[0].toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    List<Field> fields() {
        return form.settlement().fields().all();
    }

    String sheet() {
        return texts.say("template.sheet." + form.fonction().name().toLowerCase(Locale.ROOT));
    }

    /**
     * The contract's example, as a person types it. For a key it is the name of a file that does not exist, so that the
     * example cannot be sent unchanged.
     */
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
}
