package lu.lalux.assure.cli.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;

/** A file with a secret is for its owner's eyes; looked at each time it is read. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    /**
     * @param warning takes what is to be said where the system has no such permissions (Windows): it is not checked
     *     there
     * @throws StopException if another account may read or write it
     */
    static void check(Path file, Texts texts, Consumer<String> warning) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            warning.accept(texts.say("secret.not-checked", file));
            return;
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        // A pipe of this very process, as a shell makes for <(...), is no file that stays.
        if (Files.isRegularFile(file) && !OWNER.containsAll(permissions)) {
            throw new StopException(
                    ExitCode.FILE,
                    texts.say("secret.readable", file, PosixFilePermissions.toString(permissions), file));
        }
    }
}
