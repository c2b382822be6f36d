package lu.lalux.assure.cli.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;

/** Reads every request of a folder: its JSON files, or its one table. What it has besides is left alone. */
public final class FolderReader {

    private final Texts texts;
    private final JsonReader json;
    private final TableReader csv;

    public FolderReader(Contract contract, Texts texts, TableEncoding encoding) {
        this.texts = texts;
        this.json = new JsonReader(contract, texts);
        this.csv = new TableReader(contract, texts, encoding);
    }

    /**
     * Reads the requests of a folder, or of one file, in the order of their names; one at a time is in memory.
     *
     * @param next takes each
     * @throws StopException if it cannot be read, or has both kinds, or more than one table
     */
    public void read(Path path, Fonction fonction, Consumer<Demande> next) {
        if (!Files.isDirectory(path)) {
            readFile(path, fonction, next);
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(path)) {
            files = all.filter(one -> end(one, ".csv") || end(one, ".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.say("file.unreadable", path));
        }
        if (files.size() > 1 && files.stream().anyMatch(one -> end(one, ".csv"))) {
            throw new StopException(ExitCode.USAGE, texts.say("folder.mixed", path));
        }
        files.forEach(file -> readFile(file, fonction, next));
    }

    private void readFile(Path file, Fonction fonction, Consumer<Demande> next) {
        if (end(file, ".csv")) {
            csv.read(file, fonction, next);
        } else {
            next.accept(json.read(file, fonction));
        }
    }

    private static boolean end(Path file, String end) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(end);
    }
}
