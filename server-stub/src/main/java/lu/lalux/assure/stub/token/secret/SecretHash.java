package lu.lalux.assure.stub.token.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Messages;

/**
 * {@code java -jar assure-server-stub-VERSION-exec.jar --hash}: hashes a secret for the settings
 * {@code assure.token.*}.
 *
 * <p>The secret is read from standard input (one line of UTF-8), never from the command line, where other users of the
 * machine and the shell's history would see it. Two hashes are printed: the first is for a client's secret, the second
 * for a person's password. What is too short for the one or too long for the other gets one only.
 */
public final class SecretHash {

    /** The option that asks for this instead of the server. */
    public static final String OPTION = "--hash";

    /** bcrypt reads no more: a longer one is a client's secret, never a person's password. */
    private static final int MAX_PASSWORD_BYTES = 72;

    /**
     * No text of 256 random bits is shorter; and a client's secret must be that, as its hash is fast and guesses are
     * not slowed down.
     */
    private static final int MIN_SECRET_CHARACTERS = 32;

    private SecretHash() {}

    /**
     * Reads one line and prints its hashes.
     *
     * @param in where the secret comes from
     * @param out where the two settings go
     * @return the exit code: 0, or 2 if there was no secret to read
     */
    public static int run(InputStream in, PrintStream out) throws IOException {
        Messages texts = new Messages();
        String secret = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (secret == null || secret.isEmpty()) {
            out.println(texts.bilingual(Message.of("console.secret.missing")));
            return 2;
        }
        if (secret.length() >= MIN_SECRET_CHARACTERS) {
            out.println("clients[].secret: '" + Secrets.ofClients().encode(secret) + "'");
        } else {
            out.println("# clients[].secret: "
                    + texts.bilingual(Message.of("console.secret.short", MIN_SECRET_CHARACTERS)));
        }
        if (secret.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES) {
            out.println("users[].password: '" + Secrets.passwords().encode(secret) + "'");
        }
        return 0;
    }
}
