package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.cli.reading.FolderReader;
import lu.lalux.assure.cli.sending.Achieved;
import lu.lalux.assure.cli.sending.Batch;
import lu.lalux.assure.cli.sending.FacadeSending;
import lu.lalux.assure.cli.sending.Journal;
import lu.lalux.assure.cli.sending.JournaledSending;
import lu.lalux.assure.cli.sending.Outcome;
import lu.lalux.assure.cli.sending.Summary;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.contract.Contract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code assure lot}: a whole folder of requests, that may be cut off and started again. */
@Command(name = "lot", aliases = "batch")
final class BatchCommand implements Callable<Integer> {

    /** Inside the folder: journal and summary. */
    private static final String FOLLOW_UP = "assure-suivi";

    private static final int PARALLEL_MAX = 16;

    @ParentCommand
    private AssureCommand assure;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = {"--essai-a-blanc", "--dry-run"},
            descriptionKey = "option.dry-run")
    private boolean dryRun;

    @Option(
            names = {"--parallele", "--parallel"},
            paramLabel = "N",
            descriptionKey = "option.parallel",
            defaultValue = "4")
    private int parallel;

    @Option(
            names = {"--sans-barre", "--no-bar"},
            descriptionKey = "option.no-bar")
    private boolean noBar;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "DOSSIER", descriptionKey = "param.folder")
    private Path folder;

    @Override
    public Integer call() {
        Context context = assure.context();
        Texts texts = context.texts();
        if (parallel < 1 || parallel > PARALLEL_MAX) {
            throw new StopException(ExitCode.USAGE, context.say("parallel.bounds", PARALLEL_MAX));
        }
        if (!Files.isDirectory(folder)) {
            throw new StopException(ExitCode.FILE, context.say("file.unreadable", folder));
        }
        Contract contract = context.contract();
        FolderReader folders = reading.reader(contract, texts);
        Batch batch =
                new Batch(next -> folders.read(folder, reading.fonction(), next), new Checker(contract, texts), texts);
        Path followUp = folder.resolve(FOLLOW_UP);
        String server = connection.server(context).api().toString();
        Summary summary = dryRun ? dryRun(batch, followUp, server, context) : send(batch, followUp, server, context);
        if (json) {
            summary.write(context.output());
            context.output().println();
        } else {
            summary.say(texts, context.output());
        }
        return summary.code();
    }

    private Summary dryRun(Batch batch, Path followUp, String server, Context context) {
        batch.examine();
        return batch.dryRun(Achieved.lookInto(followUp, server, connection.account(context), context.texts()));
    }

    private Summary send(Batch batch, Path followUp, String server, Context context) {
        try (AssureClient client = connection.client(context)) {
            batch.examine();
            return send(batch, client, followUp, server, context);
        }
    }

    private Summary send(Batch batch, AssureClient client, Path followUp, String server, Context context) {
        Texts texts = context.texts();
        try (Journal journal = Journal.open(followUp, server, connection.account(context), texts)) {
            ProgressBar bar = new ProgressBar(context.errors(), batch.count());
            boolean show = context.interactive() && !noBar;
            Consumer<Outcome> progress = show ? bar::advance : outcome -> {};
            Summary summary =
                    batch.send(new JournaledSending(new FacadeSending(client), journal, texts), parallel, progress);
            bar.end();
            write(summary, followUp);
            return summary;
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, followUp));
        }
    }

    /** The old summary, or the new one; never half of it. */
    private static void write(Summary summary, Path followUp) throws IOException {
        Path fresh = followUp.resolve("bilan.json.nouveau");
        try (Writer output = Files.newBufferedWriter(fresh)) {
            summary.write(output);
        }
        Files.move(fresh, followUp.resolve("bilan.json"), StandardCopyOption.REPLACE_EXISTING);
    }
}
