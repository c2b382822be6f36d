package lu.lalux.assure.cli.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Nearest;

/**
 * Reads every request of a folder: its JSON files, or its one table (CSV or workbook). What it has besides is left
 * alone.
 */
public final class FolderReader {

    /** So many names are told; more, a person does not read. */
    private static final int NAMES_MAX = 8;

    private final Texts texts;
    private final Choices choices;
    private final JsonReader json;
    private final TableReader tables;
    private final Set<String> notices = new LinkedHashSet<>();

    public FolderReader(Contract contract, Texts texts, Choices choices) {
        this.texts = texts;
        this.choices = choices;
        this.json = new JsonReader(contract, texts, choices.elsewhere());
        this.tables = new TableReader(contract, texts, choices, notices::add);
    }

    /**
     * What should be said of the files read so far that is no error; each notice once, even if a file is read again.
     */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /**
     * Reads the requests of a folder, or of one file, in the order of their names; one at a time is in memory.
     *
     * @param next takes each
     * @throws StopException if it cannot be read, has both kinds, more than one table, or no request
     */
    public void read(Path path, Fonction fonction, Consumer<Demande> next) {
        if (!Files.isDirectory(path)) {
            readFile(path, fonction, next);
            return;
        }
        List<Path> all;
        try (Stream<Path> list = Files.list(path)) {
            all = list.sorted().toList();
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, path));
        }
        List<Path> files = chosen(
                path,
                all.stream()
                        .filter(one -> FileKind.of(one).isTable() || FileKind.of(one) == FileKind.JSON)
                        .filter(Files::isRegularFile)
                        .toList());
        AtomicInteger count = new AtomicInteger();
        files.forEach(file -> readFile(file, fonction, request -> {
            count.incrementAndGet();
            next.accept(request);
        }));
        if (count.get() == 0) {
            String found = files.isEmpty()
                    ? kinds(all)
                    : texts.say("folder.found.no-line", files.get(0).getFileName());
            throw new StopException(ExitCode.USAGE, texts.say("folder.no-request", path, found));
        }
    }

    /** One table, or JSON files; of more than that nobody would know which is meant. */
    private List<Path> chosen(Path folder, List<Path> files) {
        List<Path> found =
                files.stream().filter(file -> FileKind.of(file).isTable()).toList();
        if (choices.table().isPresent()) {
            String wanted = choices.table().get();
            return found.stream()
                    .filter(file -> name(file).equals(wanted))
                    .findFirst()
                    .or(() -> found.stream()
                            .filter(file -> NamedFile.composed(name(file)).equals(NamedFile.composed(wanted)))
                            .findFirst())
                    .map(List::of)
                    .orElseThrow(() -> new StopException(
                            ExitCode.USAGE,
                            texts.say("folder.no-table", folder, wanted, names(found))
                                    + Nearest.among(
                                                    wanted,
                                                    found.stream()
                                                            .map(FolderReader::name)
                                                            .toList())
                                            .map(nearest -> texts.say("meant", nearest))
                                            .orElse("")));
        }
        if (found.size() > 1) {
            throw new StopException(
                    ExitCode.USAGE, texts.say("folder.tables", folder, found.size(), names(found), name(found.get(0))));
        }
        if (found.size() == 1 && files.size() > 1) {
            List<Path> others =
                    files.stream().filter(file -> !found.contains(file)).toList();
            throw new StopException(
                    ExitCode.USAGE,
                    texts.say("folder.mixed", folder, names(found), others.size(), names(others), name(found.get(0))));
        }
        return files;
    }

    private String names(List<Path> files) {
        return files.isEmpty()
                ? texts.say("folder.found.nothing")
                : files.stream().limit(NAMES_MAX).map(FolderReader::name).collect(Collectors.joining(", "))
                        + (files.size() > NAMES_MAX ? ", …" : "");
    }

    private static String name(Path file) {
        return Wording.printable(file.getFileName().toString());
    }

    /** What a folder has, by the ends of its names. */
    private String kinds(List<Path> all) {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Path one : all) {
            String name = one.getFileName().toString().toLowerCase(Locale.ROOT);
            if (Files.isDirectory(one)) {
                kinds.merge(texts.say("folder.found.folder"), 1, Integer::sum);
            } else {
                int dot = name.lastIndexOf('.');
                String end = dot < 0 ? texts.say("folder.found.no-end") : Wording.printable(name.substring(dot));
                kinds.merge(end, 1, Integer::sum);
            }
        }
        return kinds.isEmpty()
                ? texts.say("folder.found.nothing")
                : kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void readFile(Path file, Fonction fonction, Consumer<Demande> next) {
        FileKind kind = FileKind.of(file);
        if (kind.isTable()) {
            tables.read(file, fonction, next);
        } else if (kind == FileKind.OTHER_WORKBOOK) {
            throw new StopException(ExitCode.USAGE, texts.say("workbook.other-kind", file));
        } else {
            next.accept(json.read(file, fonction));
        }
    }
}
