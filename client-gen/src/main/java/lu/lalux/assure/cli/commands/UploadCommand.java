package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.model.StatutDepot;
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
            paramLabel = "reparateur|expert",
            descriptionKey = "option.function",
            defaultValue = "REPARATEUR")
    private Fonction fonction;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "FICHIER", arity = "1..*", descriptionKey = "param.files")
    private List<Path> files = new ArrayList<>();

    /** What was met will be met by the next file too. */
    private boolean stopped;

    @Override
    public Integer call() {
        Context context = assure.context();
        ArrayNode uploads = JsonNodeFactory.instance.arrayNode();
        List<Path> untried = new ArrayList<>(files);
        int code = ExitCode.DONE;
        try (AssureClient client = connection.client(context)) {
            while (!untried.isEmpty() && !stopped) {
                Path file = untried.remove(0);
                ObjectNode depot = uploads.addObject().put("fichier", file.toString());
                int one = upload(context, client, file, depot);
                code = stopped ? one : Math.max(code, one);
            }
        }
        if (!untried.isEmpty()) {
            String names = untried.stream().map(Path::toString).collect(Collectors.joining(", "));
            context.errors().println(Wording.printable(context.say("upload.untried", names)));
        }
        if (json) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            all.set("depots", uploads);
            if (!untried.isEmpty()) {
                ArrayNode names = all.putArray("nonEssayes");
                untried.forEach(file -> names.add(file.toString()));
            }
            context.output().println(Wording.pretty(all));
        }
        return code;
    }

    /** A failure of one file does not stop the others, unless the server lets nobody in or does not answer. */
    private int upload(Context context, AssureClient client, Path file, ObjectNode depot) {
        Optional<Finding> finding = new Checker(context.contract(), context.texts()).file(fonction, FIELD, file);
        if (finding.isPresent()) {
            depot.set("fautes", Wording.json(List.of(finding.get())));
            context.errors().println(context.say("said", file, finding.get().text()));
            if (!finding.get().advice()) {
                return ExitCode.TO_MEND;
            }
        }
        try {
            return told(context, file, client.fonction(fonction).upload(Upload.of(file)), depot);
        } catch (AssureException refusal) {
            depot.set("refus", Wording.json(refusal));
            context.errors()
                    .println(Wording.printable(context.say("said", file, "").stripTrailing()));
            new Wording(context.texts()).lines(refusal).forEach(context.errors()::println);
            int code = ExitCode.of(refusal);
            stopped = code != ExitCode.TO_MEND;
            return code;
        } catch (StopException e) {
            context.errors().println(e.getMessage());
            stopped = true;
            return e.code();
        } catch (IOException e) {
            context.errors().println(context.texts().unreadable(e, file));
            return ExitCode.FILE;
        }
    }

    private int told(Context context, Path file, Depot outcome, ObjectNode depot) {
        depot.put("status", outcome.status().getValue());
        outcome.key().ifPresent(key -> depot.put("key", key));
        if (!json) {
            String text = context.say("depot." + outcome.status().getValue());
            context.output().println(context.say("said", file, outcome.key().orElse(text)));
        }
        if (outcome.verified()) {
            return ExitCode.DONE;
        }
        return outcome.status() == StatutDepot.ERROR ? ExitCode.LATER : ExitCode.TO_MEND;
    }
}
