package lu.lalux.assure.cli.commands;

import java.util.concurrent.Callable;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code assure jeton}: an access token, on standard output and nowhere else. */
@Command(name = "jeton", aliases = "token")
final class TokenCommand implements Callable<Integer> {

    @ParentCommand
    private AssureCommand assure;

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = {"--fonction", "--function"},
            paramLabel = "reparateur|expert",
            descriptionKey = "option.function",
            defaultValue = "REPARATEUR")
    private Fonction fonction;

    @Override
    public Integer call() {
        Context context = assure.context();
        try (AssureClient client = connection.client(context)) {
            context.output().println(client.fonction(fonction).token());
            return ExitCode.DONE;
        } catch (AssureException refusal) {
            new Wording(context.texts()).lines(refusal).forEach(context.errors()::println);
            return ExitCode.of(refusal);
        }
    }
}
