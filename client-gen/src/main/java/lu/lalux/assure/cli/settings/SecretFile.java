package lu.lalux.assure.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;

/** A secret, or a token, in a file of its own. */
public final class SecretFile {

    private static final int MAX = 65_536;

    private SecretFile() {}

    /**
     * Reads it, without the spaces and line ends around it.
     *
     * @param warning takes what is to be said besides
     * @throws StopException if it cannot be read, or if another account of the machine can read it too
     */
    public static String read(Path file, Texts texts, Consumer<String> warning) {
        try {
            OwnerOnly.check(file, texts, warning);
            try (InputStream in = Files.newInputStream(file)) {
                return new String(in.readNBytes(MAX), StandardCharsets.UTF_8).strip();
            }
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
        }
    }
}
