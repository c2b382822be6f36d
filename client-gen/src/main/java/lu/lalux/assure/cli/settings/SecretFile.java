package lu.lalux.assure.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

    /** What Windows' editors put before a text in UTF-8; it is no part of the secret. */
    private static final String MARK = "\uFEFF";

    private SecretFile() {}

    /**
     * Reads it, without the spaces and line ends around it, or the mark of UTF-8 before it.
     *
     * @param warning takes what is to be said besides
     * @throws StopException if it cannot be read, is empty or not in UTF-8, or if another account of the machine can
     *     read it too
     */
    public static String read(Path file, Texts texts, Consumer<String> warning) {
        try {
            OwnerOnly.check(file, texts, warning);
            try (InputStream in = Files.newInputStream(file)) {
                return secret(file, in.readNBytes(MAX), texts);
            }
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
        }
    }

    private static String secret(Path file, byte[] content, Texts texts) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            String secret = (text.startsWith(MARK) ? text.substring(MARK.length()) : text).strip();
            if (secret.isEmpty()) {
                throw new StopException(ExitCode.FILE, texts.say("secret.empty", file));
            }
            return secret;
        } catch (CharacterCodingException otherwise) {
            throw new StopException(ExitCode.FILE, texts.say("secret.not-utf8", file));
        }
    }
}
