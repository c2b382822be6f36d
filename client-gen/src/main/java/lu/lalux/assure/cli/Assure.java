package lu.lalux.assure.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code assure} itself: what all its commands share. */
@Command(
        name = "assure",
        versionProvider = Assure.Version.class,
        subcommands = {
            JetonCommande.class,
            DeposerCommande.class,
            ReparationCommande.class,
            ExpertiseCommande.class,
            VerifierCommande.class,
            LotCommande.class
        })
final class Assure implements Runnable {

    private final Contexte contexte;

    @Option(
            names = {"-h", "--aide", "--help"},
            usageHelp = true,
            descriptionKey = "option.aide",
            scope = ScopeType.INHERIT)
    private boolean aide;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "option.version",
            scope = ScopeType.INHERIT)
    private boolean version;

    @Option(names = "--langue", paramLabel = "fr|en", descriptionKey = "option.langue", scope = ScopeType.INHERIT)
    private String langue;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    Assure(Contexte contexte) {
        this.contexte = contexte;
    }

    Contexte contexte() {
        return contexte;
    }

    /** Without a command there is only help to give. */
    @Override
    public void run() {
        spec.commandLine().usage(contexte.sortie());
    }

    /** The version that the build wrote into the archive. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Assure.class.getPackage().getImplementationVersion();
            return new String[] {"assure " + (version == null ? "-" : version)};
        }
    }
}
