package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.WholeFile;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.cli.reading.FolderReader;
import lu.lalux.assure.cli.sending.Achieved;
import lu.lalux.assure.cli.sending.Batch;
import lu.lalux.assure.cli.sending.FacadeSending;
import lu.lalux.assure.cli.sending.Journal;
import lu.lalux.assure.cli.sending.JournaledSending;
import lu.lalux.assure.cli.sending.Summary;
import lu.lalux.assure.cli.sending.SummaryPage;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureEndpoints;
import lu.lalux.assure.contract.Contract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JacksonException;

/** {@code assure lot}: a whole folder of requests, that may be cut off and started again. */
@Command(name = "lot", aliases = "batch")
final class BatchCommand implements Callable<Integer> {

    /** Inside the folder: journal and summary. */
    private static final String FOLLOW_UP = "assure-suivi";

    private static final int PARALLEL_MAX = 16;
    private static final String PRODUCTION = AssureEndpoints.PRODUCTION.api().toString();

    /**
     * What came of a run.
     *
     * @param unwritten a file of the summary that could not be written
     */
    private record Result(Summary summary, Optional<Path> unwritten) {}

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
            throw new StopException(ExitCode.FILE, context.say("folder.missing", folder));
        }
        Contract contract = context.contract();
        FolderReader folders = reading.reader(contract, texts);
        Batch batch = new Batch(source(folders), reading.checker(contract, texts), texts);
        Path followUp = folder.resolve(FOLLOW_UP);
        String server = connection.server(context).api().toString();
        Result result = dryRun
                ? new Result(dryRun(batch, followUp, server, context), Optional.empty())
                : send(batch, followUp, server, context);
        Summary summary = result.summary();
        if (json) {
            summary.write(context.output());
            context.output().println();
        } else {
            summary.say(texts, context.output());
            if (!isProduction(server)) {
                context.output().println(context.say("batch.elsewhere", server, PRODUCTION));
            }
            if (!dryRun && result.unwritten().isEmpty()) {
                context.output().println(context.say("batch.page", page(followUp)));
            }
        }
        if (result.unwritten().isPresent()) {
            context.errors()
                    .println(context.say("batch.no-page", result.unwritten().get(), followUp));
            return summary.code() == ExitCode.DONE ? ExitCode.FILE : summary.code();
        }
        return summary.code();
    }

    private Batch.Source source(FolderReader folders) {
        return new Batch.Source() {
            @Override
            public void read(Consumer<Demande> next) {
                folders.read(folder, reading.fonction(), next);
            }

            @Override
            public List<String> notices() {
                return folders.notices();
            }
        };
    }

    private static boolean isProduction(String server) {
        return server.equals(PRODUCTION);
    }

    private Summary dryRun(Batch batch, Path followUp, String server, Context context) {
        connection.look(context);
        Achieved achieved = achieved(followUp, server, context);
        try (ProgressLine progress = progress(context)) {
            batch.examine(achieved, progress::read);
            List<String> known = batch.notices();
            say(known, context, progress);
            progress.sending(batch.count());
            Summary summary = batch.dryRun(achieved, progress::advance);
            say(since(known, summary), context, progress);
            return summary;
        }
    }

    private Result send(Batch batch, Path followUp, String server, Context context) {
        try (AssureClient client = connection.client(context);
                ProgressLine progress = progress(context)) {
            batch.examine(achieved(followUp, server, context), progress::read);
            say(batch.notices(), context, progress);
            return send(batch, client, followUp, server, context, progress);
        }
    }

    /** Once before anything is sent, for what is accepted cannot be taken back; and once afterwards. */
    private void say(List<String> notices, Context context, ProgressLine progress) {
        if (!notices.isEmpty()) {
            progress.pause();
            PrintWriter output = json ? context.errors() : context.output();
            notices.forEach(output::println);
            output.flush();
        }
    }

    private static List<String> since(List<String> known, Summary summary) {
        return summary.notices().stream()
                .filter(notice -> !known.contains(notice))
                .toList();
    }

    private Achieved achieved(Path followUp, String server, Context context) {
        return Achieved.lookInto(followUp, server, connection.requester(context), context.texts());
    }

    private ProgressLine progress(Context context) {
        return noBar
                ? ProgressLine.silent(context.texts())
                : ProgressLine.start(context.errors(), context.texts(), context.interactive());
    }

    private Result send(
            Batch batch, AssureClient client, Path followUp, String server, Context context, ProgressLine progress) {
        Texts texts = context.texts();
        try (Journal journal = Journal.open(followUp, server, connection.requester(context), texts)) {
            progress.sending(batch.count());
            JournaledSending sending = new JournaledSending(new FacadeSending(client), journal, texts);
            List<String> known = batch.notices();
            Summary summary = batch.send(sending, parallel, progress::advance);
            say(since(known, summary), context, progress);
            return new Result(summary, unwritten(summary, followUp, server, context));
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, followUp));
        }
    }

    /** Writes the summary's files; what was sent is sent, whether they can be written or not. */
    private Optional<Path> unwritten(Summary summary, Path followUp, String server, Context context) {
        SummaryPage page = new SummaryPage(summary, isProduction(server), context.texts());
        Map<Path, Content> files = new LinkedHashMap<>();
        files.put(followUp.resolve("bilan.json"), summary::write);
        files.put(page(followUp), output -> page.write(output, ZonedDateTime.now(), about(server, context)));
        Optional<Path> unwritten = Optional.empty();
        for (Map.Entry<Path, Content> file : files.entrySet()) {
            try {
                write(file.getKey(), file.getValue());
            } catch (IOException | JacksonException e) {
                unwritten = Optional.of(file.getKey());
            }
        }
        return unwritten;
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
        String account = connection.requester(context).id();
        if (!account.isEmpty()) {
            about.put(context.say("page.account"), account);
        }
        return about;
    }

    private interface Content {
        void write(Writer output) throws IOException;
    }

    private static void write(Path file, Content content) throws IOException {
        WholeFile.write(
                file,
                fresh -> {
                    try (Writer output = Files.newBufferedWriter(fresh)) {
                        content.write(output);
                    }
                },
                StandardCopyOption.REPLACE_EXISTING);
    }
}
