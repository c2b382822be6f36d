package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import lu.lalux.assure.conformance.register.Text;

/**
 * What is wrong with a program that is no client's fault on the wire, and that whoever runs the judge wants to know at
 * once.
 *
 * @param part in which it ran
 * @param exitCode with which it came to its end; nothing when it was stopped here
 * @param requests how many came of it
 */
record ProgramTrouble(int part, OptionalInt exitCode, int requests) {

    /** Not found, or not to be executed: by POSIX's shells, and by that of Windows. */
    private static final Set<Integer> NOT_STARTED = Set.of(126, 127, 9_009);

    /** What is above is a signal's number, as shells write it. */
    private static final int SIGNALLED = 128;

    private static final int SHELL_MOST = 255;
    private static final int LINES = 5;
    private static final int TAIL = 8_192;

    /** {@return whether the machine's shell could not start it, so that it will not start another time} */
    boolean neverStarted() {
        return requests == 0 && exitCode.isPresent() && NOT_STARTED.contains(exitCode.getAsInt());
    }

    /**
     * @param first whether nothing of this part was sent before
     * @return what is to be said of it; nothing where nothing is: of a later run that finds nothing left no request comes
     */
    Optional<Text> told(boolean first) {
        if (exitCode.isEmpty()) {
            return Optional.empty();
        }
        int code = exitCode.getAsInt();
        String where = "Partie " + part + " : ";
        String place = "Part " + part + ": ";
        if (neverStarted()) {
            return Optional.of(new Text(
                    where + "la commande de --run n'a pas démarré (code " + code
                            + ") : introuvable, ou pas exécutable. La session s'arrête.",
                    place + "the command of --run did not start (code " + code
                            + "): not found, or not executable. The session ends."));
        }
        if (code > SIGNALLED && code < SHELL_MOST) {
            return Optional.of(new Text(
                    where + "le programme a été interrompu par un signal (code " + code + "), après " + requests
                            + " demande(s).",
                    place + "the program was ended by a signal (code " + code + "), after " + requests
                            + " request(s)."));
        }
        return code != 0 || first && requests == 0
                ? Optional.of(new Text(
                        where + "le programme s'est terminé, code " + code + ", après " + requests + " demande(s).",
                        place + "the program came to its end, code " + code + ", after " + requests + " request(s)."))
                : Optional.empty();
    }

    static Text hanging(Duration silence) {
        return new Text(
                "Rien n'est venu depuis " + silence.toSeconds() + " s, et le programme tourne toujours.",
                "Nothing has come for " + silence.toSeconds() + " s, and the program is still running.");
    }

    /**
     * @param output what the program printed
     * @param start where its last run began to, in bytes
     * @return the last lines of that run that are not blank, as they are
     */
    static List<String> lastLines(Path output, long start) throws IOException {
        if (!Files.isRegularFile(output)) {
            return List.of();
        }
        try (SeekableByteChannel file = Files.newByteChannel(output)) {
            long from = Math.max(start, file.size() - TAIL);
            file.position(from);
            ByteBuffer tail = ByteBuffer.allocate(TAIL);
            while (tail.hasRemaining() && file.read(tail) >= 0) {
                // Until its end.
            }
            // Of a line that is cut, nobody could tell the rest of a secret.
            List<String> lines = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(from > start ? 1 : 0)
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        }
    }
}
