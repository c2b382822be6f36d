package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.template.Template;
import lu.lalux.assure.client.reglement.Fonction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assure modele}: an empty table to fill in. */
@Command(name = "modele", aliases = "template")
final class TemplateCommand implements Callable<Integer> {

    @ParentCommand
    private AssureCommand assure;

    @Option(
            names = {"--fonction", "--function"},
            paramLabel = "reparateur|expert",
            descriptionKey = "option.function",
            defaultValue = "REPARATEUR")
    private Fonction fonction;

    @Parameters(paramLabel = "FICHIER", descriptionKey = "param.template")
    private Path file;

    @Override
    public Integer call() {
        Context context = assure.context();
        if (!Template.canBe(file)) {
            throw new StopException(ExitCode.USAGE, context.say("template.end", file));
        }
        try {
            List<Path> written = new Template(context.contract(), fonction, context.texts()).write(file);
            String names = written.stream().map(Path::toString).collect(Collectors.joining(", "));
            context.output().println(context.say("template.written", names, file));
            return ExitCode.DONE;
        } catch (FileAlreadyExistsException e) {
            throw new StopException(ExitCode.FILE, context.say("template.exists", e.getFile()));
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, context.texts().unreadable(e, file));
        }
    }
}
