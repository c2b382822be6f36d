package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code assure deposer}: uploads files, and says each one's verdict and key. */
@Command(name = "deposer", aliases = "upload")
final class UploadCommand implements Callable<Integer> {

    private static final String FIELD = "fileNameWithExtension";

    @ParentCommand
    private AssureCommand assure;

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = {"--fonction", "--function"},
            descriptionKey = "option.function",
            defaultValue = "REPARATEUR")
    private Fonction fonction;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "FICHIER", arity = "1..*", descriptionKey = "param.files")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        Context context = assure.context();
        Checker checker = new Checker(context.contract(), context.texts());
        Wording wording = new Wording(context.texts());
        ArrayNode uploads = JsonNodeFactory.instance.arrayNode();
        int code = ExitCode.DONE;
        Path current = null;
        try (AssureClient client = connection.client(context)) {
            for (Path file : files) {
                current = file;
                ObjectNode depot = uploads.addObject().put("fichier", file.toString());
                Optional<Finding> finding = checker.file(fonction, FIELD, file);
                if (finding.isPresent()) {
                    depot.set("fautes", Wording.json(List.of(finding.get())));
                    context.errors().println(file + " : " + finding.get().text());
                    if (!finding.get().advice()) {
                        code = Math.max(code, ExitCode.TO_MEND);
                        continue;
                    }
                }
                Depot outcome = client.fonction(fonction).upload(Upload.of(file));
                depot.put("status", outcome.status().getValue());
                outcome.key().ifPresent(key -> depot.put("key", key));
                if (!json) {
                    context.output()
                            .println(file + " : "
                                    + outcome.key()
                                            .orElse(context.say(
                                                    "depot." + outcome.status().getValue())));
                }
                if (!outcome.verified()) {
                    code = Math.max(code, ExitCode.TO_MEND);
                }
            }
        } catch (AssureException refusal) {
            wording.lines(refusal).forEach(context.errors()::println);
            code = ExitCode.of(refusal);
        } catch (IOException e) {
            context.errors().println(context.texts().unreadable(e, current));
            code = ExitCode.FILE;
        }
        if (json) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            all.set("depots", uploads);
            context.output().println(Wording.pretty(all));
        }
        return code;
    }
}
