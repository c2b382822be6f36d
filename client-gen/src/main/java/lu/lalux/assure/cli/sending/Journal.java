package lu.lalux.assure.cli.sending;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Demande.Identity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has been done with a folder, on disk: a line of JSON each time, forced to the disk before anything goes on. So
 * the next run knows all that a run has done which was cut off at any moment (power, network, {@code kill -9}), except
 * for one step a worker at most:
 *
 * <ul>
 *   <li>an upload whose answer was not written down: the file is uploaded again; the first copy is named by no request,
 *       and the server removes it after 24 hours;
 *   <li>a request whose answer was not written down: it is sent again exactly as it was, with the same keys, which the
 *       server takes for the same one (D19).
 * </ul>
 *
 * <p>It is of one server and one account, and of one run at a time. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    static final String NAME = "journal.jsonl";

    /**
     * The lock is on a byte far behind the journal's end: on Windows nobody else can read locked bytes, and whoever
     * reads a journal must not wait for the run that writes it.
     */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final FileChannel channel;
    private final FileLock lock;
    private final WholeLines lines;
    private final Achieved achieved;
    private boolean sameAccount;

    private Journal(FileChannel channel, FileLock lock, WholeLines lines, Achieved achieved) {
        this.channel = channel;
        this.lock = lock;
        this.lines = lines;
        this.achieved = achieved;
    }

    /**
     * Opens a folder's journal, or begins it.
     *
     * @param followUp the folder that it is in; made if it is not there
     * @throws StopException if it cannot be used: in use, damaged, or of another server or account
     */
    public static Journal open(Path followUp, String server, Requester requester, Texts texts) {
        Path file = followUp.resolve(NAME);
        try {
            Files.createDirectories(followUp);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal;
            try {
                FileLock lock = channel.tryLock(LOCKED, 1, false);
                if (lock == null) {
                    throw new OverlappingFileLockException();
                }
                journal = new Journal(channel, lock, new WholeLines(channel, file), new Achieved(file, texts));
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw new StopException(ExitCode.FILE, texts.say("journal.busy", followUp));
            }
            try {
                journal.resume(server, requester);
            } catch (StopException | IOException e) {
                journal.close();
                throw e;
            }
            forceFolder(followUp);
            return journal;
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
        }
    }

    /** Removes a journal that nothing goes on from; what cannot be removed stays, and does no harm. */
    public static void forget(Path followUp) {
        try {
            Files.deleteIfExists(followUp.resolve(NAME));
            Files.deleteIfExists(followUp);
        } catch (IOException e) {
            return;
        }
    }

    /**
     * Whether it is certain that the runs before this one sent for the same account. For another account the server
     * does not know their keys (D18), and would record a second time what it recorded for them (D19).
     */
    boolean isSameAccount() {
        return sameAccount;
    }

    /** See {@link Achieved#key}. */
    synchronized Optional<String> key(Identity request, String field, String sha256) {
        return achieved.key(request, field, sha256);
    }

    /** See {@link Achieved#accepted(Identity)}. */
    synchronized Optional<String> accepted(Identity request) {
        return achieved.accepted(request);
    }

    /** Writes down a key; on disk when it returns. */
    synchronized void uploaded(Identity request, String field, String sha256, String key) throws IOException {
        write(line("depot", request).put("champ", field).put("sha256", sha256).put("cle", key));
        achieved.uploaded(request, field, sha256, key);
    }

    /** Writes down that a request was accepted; on disk when it returns. */
    synchronized void accepted(Identity request, String fingerprint) throws IOException {
        write(line("acceptee", request).put("empreinte", fingerprint));
        achieved.accepted(request, fingerprint);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private void resume(String server, Requester requester) throws IOException {
        long good = achieved.read(Channels.newInputStream(channel), server, requester);
        channel.truncate(good);
        channel.position(good);
        sameAccount = requester.isCertain() && (good == 0 || achieved.isAccessNoted());
        if (good == 0) {
            write(JsonNodeFactory.instance
                    .objectNode()
                    .put("quoi", "journal")
                    .put("version", Achieved.VERSION)
                    .put("serveur", server)
                    .put("compte", requester.id())
                    .put("acces", requester.access().word()));
        }
    }

    private static ObjectNode line(String what, Identity request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("quoi", what)
                .put("le", Instant.now().toString())
                .put("fonction", request.fonction().name())
                .put("prestataire", request.provider())
                .put("reference", request.reference())
                .put("type", request.type());
    }

    private void write(ObjectNode line) throws IOException {
        lines.add(JsonMapper.shared().writeValueAsString(line));
    }

    /** A new file is only there for good when its folder is on disk too; Windows has no such thing to force. */
    private static void forceFolder(Path folder) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
