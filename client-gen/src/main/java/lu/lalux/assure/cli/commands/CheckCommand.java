package lu.lalux.assure.cli.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.cli.reading.FolderReader;
import lu.lalux.assure.cli.sending.Repetitions;
import lu.lalux.assure.contract.Contract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code assure verifier}: everything that is wrong with requests, by the contract, without network or credentials.
 * What is found is told at once, so that nothing of it stays in memory.
 */
@Command(name = "verifier", aliases = "check")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private AssureCommand assure;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "CHEMIN", arity = "1..*", descriptionKey = "param.paths")
    private List<Path> paths = new ArrayList<>();

    private final List<String> notices = new ArrayList<>();
    private int requests;
    private int faulty;

    @Override
    public Integer call() {
        Context context = assure.context();
        if (json) {
            write(context);
            notices.forEach(context.errors()::println);
        } else {
            Wording wording = new Wording(context.texts());
            check(context, (request, findings) -> {
                if (!findings.isEmpty()) {
                    context.output().println(request.source());
                    findings.forEach(finding -> context.output().println(wording.line(finding)));
                }
            });
            notices.forEach(context.output()::println);
            context.output().println(context.say("check.summary", requests, faulty));
        }
        return faulty == 0 ? ExitCode.DONE : ExitCode.TO_MEND;
    }

    private void write(Context context) {
        try (JsonGenerator output = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(context.output())) {
            output.writeStartObject();
            output.writeArrayPropertyStart("resultats");
            check(context, (request, findings) -> {
                ObjectNode one = JsonNodeFactory.instance
                        .objectNode()
                        .put("demande", request.source())
                        .put("fonction", request.fonction().name().toLowerCase(Locale.ROOT));
                one.set("fautes", Wording.json(findings));
                output.writePOJO(one);
            });
            output.writeEndArray();
            output.writeNumberProperty("demandes", requests);
            output.writeNumberProperty("fautives", faulty);
            output.writeEndObject();
        }
        context.output().println();
    }

    private void check(Context context, BiConsumer<Demande, List<Finding>> say) {
        Contract contract = context.contract();
        FolderReader folders = reading.reader(contract, context.texts());
        Checker checker = reading.checker(contract, context.texts());
        for (Path path : paths) {
            // What is sent by one command: twice the same there is not twice sent.
            Repetitions repetitions = new Repetitions(context.texts());
            folders.read(path, reading.fonction(), request -> {
                List<Finding> findings = new ArrayList<>(checker.findings(request));
                repetitions.finding(request, Finding.anyFault(findings)).ifPresent(findings::add);
                requests++;
                if (Finding.anyFault(findings)) {
                    faulty++;
                }
                say.accept(request, findings);
            });
        }
        notices.addAll(folders.notices());
    }
}
