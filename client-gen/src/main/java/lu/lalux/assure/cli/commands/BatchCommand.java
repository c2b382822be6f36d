package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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
import lu.lalux.assure.cli.sending.Summary;
import lu.lalux.assure.cli.sending.SummaryPage;
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
            if (!dryRun) {
                context.output().println(context.say("batch.page", page(followUp)));
            }
        }
        return summary.code();
    }

    private Summary dryRun(Batch batch, Path followUp, String server, Context context) {
        try (ProgressLine progress = progress(context)) {
            batch.examine(progress::read);
            Achieved achieved = Achieved.lookInto(followUp, server, connection.account(context), context.texts());
            progress.sending(batch.count());
            return batch.dryRun(achieved, progress::advance);
        }
    }

    private Summary send(Batch batch, Path followUp, String server, Context context) {
        try (AssureClient client = connection.client(context);
                ProgressLine progress = progress(context)) {
            batch.examine(progress::read);
            return send(batch, client, followUp, server, context, progress);
        }
    }

    private ProgressLine progress(Context context) {
        return ProgressLine.start(noBar ? nowhere() : context.errors(), context.texts(), context.interactive());
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(Writer.nullWriter());
    }

    private Summary send(
            Batch batch, AssureClient client, Path followUp, String server, Context context, ProgressLine progress) {
        Texts texts = context.texts();
        try (Journal journal = Journal.open(followUp, server, connection.account(context), texts)) {
            progress.sending(batch.count());
            Summary summary = batch.send(
                    new JournaledSending(new FacadeSending(client), journal, texts), parallel, progress::advance);
            write(followUp.resolve("bilan.json"), summary::write);
            write(
                    page(followUp),
                    output ->
                            new SummaryPage(summary, texts).write(output, ZonedDateTime.now(), about(server, context)));
            return summary;
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, followUp));
        }
    }

    private static Path page(Path followUp) {
        return followUp.resolve("bilan.html");
    }

    /** What the printed page says of the run besides its results. */
    private Map<String, String> about(String server, Context context) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put(
                context.say("page.folder"), folder.toAbsolutePath().normalize().toString());
        about.put(context.say("page.server"), server);
        String account = connection.account(context);
        if (!account.isEmpty()) {
            about.put(context.say("page.account"), account);
        }
        return about;
    }

    private interface Content {
        void write(Writer output) throws IOException;
    }

    /** The old one, or the new one; never half of it. */
    private static void write(Path file, Content content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".nouveau");
        try (Writer output = Files.newBufferedWriter(fresh)) {
            content.write(output);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
