package lu.lalux.assure.cli.commands;

import picocli.CommandLine.IVersionProvider;

/**
 * The two versions that there are: of the program, as the build wrote it into the archive, and of the contract by which
 * it checks.
 */
public final class VersionLine implements IVersionProvider {

    private final Context context;

    public VersionLine(Context context) {
        this.context = context;
    }

    @Override
    public String[] getVersion() {
        String program = VersionLine.class.getPackage().getImplementationVersion();
        return new String[] {
            context.say(
                    "version",
                    program == null ? "-" : program,
                    context.contract().version())
        };
    }
}
