package lu.lalux.assure.cli.commands;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code assure} itself: what all its commands share. */
@Command(
        name = "assure",
        subcommands = {
            TokenCommand.class,
            UploadCommand.class,
            ReparationCommand.class,
            ExpertiseCommand.class,
            CheckCommand.class,
            BatchCommand.class,
            TemplateCommand.class,
            ColumnsCommand.class
        })
public final class AssureCommand implements Runnable {

    private final Context context;

    @Option(
            names = {"-h", "--aide", "--help"},
            usageHelp = true,
            descriptionKey = "option.help",
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "option.version",
            scope = ScopeType.INHERIT)
    private boolean version;

    @Option(
            names = {"--langue", "--language"},
            paramLabel = "fr|en",
            descriptionKey = "option.language",
            scope = ScopeType.INHERIT)
    private String language;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public AssureCommand(Context context) {
        this.context = context;
    }

    Context context() {
        return context;
    }

    /** Without a command there is only help to give. */
    @Override
    public void run() {
        spec.commandLine().usage(context.output());
    }
}
