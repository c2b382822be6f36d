package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.MappingDraft;
import lu.lalux.assure.contract.Field;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assure colonnes}: writes the file of {@code --colonnes} from a first table, and asks what it cannot guess. */
@Command(name = "colonnes", aliases = "columns")
final class ColumnsCommand implements Callable<Integer> {

    @ParentCommand
    private AssureCommand assure;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Parameters(index = "0", paramLabel = "TABLEAU", descriptionKey = "param.columns-table")
    private Path table;

    @Parameters(index = "1", paramLabel = "FICHIER", descriptionKey = "param.columns-file")
    private Path file;

    @Override
    public Integer call() {
        Context context = assure.context();
        if (Files.exists(file)) {
            throw new StopException(ExitCode.FILE, context.say("template.exists", file));
        }
        MappingDraft draft = reading.draft(table, context.contract(), context.texts());
        context.terminal().ifPresent(terminal -> ask(draft, terminal, context));
        try {
            Files.writeString(file, draft.json(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new StopException(ExitCode.FILE, context.say("template.exists", file));
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, context.texts().unreadable(e, file));
        }
        draft.columns()
                .forEach((heading, field) -> context.output()
                        .println(context.say(
                                "columns.line",
                                Wording.printable(heading),
                                field.map(known -> named(known, context)).orElse(context.say("columns.left")))));
        context.output().println(context.say("columns.written", file));
        List<Field> missing = draft.missing();
        if (missing.isEmpty()) {
            return ExitCode.DONE;
        }
        context.errors()
                .println(context.say(
                        "columns.missing",
                        missing.stream().map(field -> named(field, context)).collect(Collectors.joining(", "))));
        return ExitCode.TO_MEND;
    }

    private static void ask(MappingDraft draft, Terminal terminal, Context context) {
        for (String heading : List.copyOf(draft.open())) {
            List<Field> free = draft.free();
            StringBuilder question = new StringBuilder(context.say("columns.which", Wording.printable(heading)));
            for (int i = 0; i < free.size(); i++) {
                question.append("\n  ").append(i + 1).append("  ").append(named(free.get(i), context));
            }
            chosen(question.toString(), free, terminal, context).ifPresent(field -> draft.column(heading, field));
        }
        for (Field field : draft.missing()) {
            String answer = terminal.line(context.say("columns.value", named(field, context)))
                    .strip();
            if (!answer.isEmpty()) {
                draft.value(field, answer);
            }
        }
    }

    /** Nothing for an empty line alone; any other answer that is not in the list is a slip. */
    private static Optional<Field> chosen(String question, List<Field> free, Terminal terminal, Context context) {
        String answer = terminal.line(question + "\n> ").strip();
        Optional<Field> chosen = chosen(answer, free);
        while (chosen.isEmpty() && !answer.isEmpty()) {
            answer = terminal.line(context.say("columns.not-there", Wording.printable(answer)) + "\n> ")
                    .strip();
            chosen = chosen(answer, free);
        }
        return chosen;
    }

    /** By its number, or its name. */
    private static Optional<Field> chosen(String answer, List<Field> free) {
        for (int i = 0; i < free.size(); i++) {
            if (answer.equals(String.valueOf(i + 1))
                    || answer.equals(free.get(i).name())) {
                return Optional.of(free.get(i));
            }
        }
        return Optional.empty();
    }

    private static String named(Field field, Context context) {
        String label = field.labels().get(context.texts().locale().getLanguage());
        return label == null ? field.name() : field.name() + " (" + label + ")";
    }
}
