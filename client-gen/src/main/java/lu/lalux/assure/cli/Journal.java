package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import lu.lalux.assure.cli.Demande.Identite;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has been done with a folder, on disk: a line of JSON each time, forced to the disk before anything goes on. So a run
 * that is cut off at any moment (power, network, {@code kill -9}) leaves nothing that the next one does not know, but for
 * at most one step a worker:
 *
 * <ul>
 *   <li>an upload whose answer was not written down: the file is uploaded again; the first copy is named by no request, and
 *       the server removes it after 24 hours;
 *   <li>a request whose answer was not written down: it is sent again exactly as it was, with the same keys, which the
 *       server takes for the same one (D19).
 * </ul>
 *
 * <p>It is of one server and one account, and of one run at a time. Thread-safe.
 */
final class Journal implements AutoCloseable {

    static final String NOM = "journal.jsonl";

    private final FileChannel channel;
    private final FileLock lock;
    private final Acquis acquis;

    private Journal(FileChannel channel, FileLock lock, Acquis acquis) {
        this.channel = channel;
        this.lock = lock;
        this.acquis = acquis;
    }

    /**
     * Opens a folder's journal, or begins it.
     *
     * @param suivi the folder that it is in; made if it is not there
     * @throws ArretException if it cannot be used: in use, damaged, or of another server or account
     */
    static Journal ouvrir(Path suivi, String serveur, String compte, Textes textes) {
        Path fichier = suivi.resolve(NOM);
        try {
            Files.createDirectories(suivi);
            FileChannel channel = FileChannel.open(
                    fichier, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal;
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    throw new OverlappingFileLockException();
                }
                journal = new Journal(channel, lock, new Acquis(fichier, textes));
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw new ArretException(CodeRetour.FICHIER, textes.dire("journal.occupe", suivi));
            }
            try {
                journal.reprendre(serveur, compte);
            } catch (ArretException | IOException e) {
                journal.close();
                throw e;
            }
            dossierSurDisque(suivi);
            return journal;
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, textes.dire("fichier.illisible", fichier));
        }
    }

    /** Removes a journal that nothing goes on from; what cannot be removed stays, and does no harm. */
    static void oublier(Path suivi) {
        try {
            Files.deleteIfExists(suivi.resolve(NOM));
            Files.deleteIfExists(suivi);
        } catch (IOException e) {
            return;
        }
    }

    /** See {@link Acquis#cle}. */
    synchronized Optional<String> cle(Identite demande, String champ, String sha256) {
        return acquis.cle(demande, champ, sha256);
    }

    /** See {@link Acquis#acceptee(Identite)}. */
    synchronized Optional<String> acceptee(Identite demande) {
        return acquis.acceptee(demande);
    }

    /** Writes down a key; on disk when it returns. */
    synchronized void depose(Identite demande, String champ, String sha256, String cle) throws IOException {
        ecrire(ligne("depot", demande).put("champ", champ).put("sha256", sha256).put("cle", cle));
        acquis.depose(demande, champ, sha256, cle);
    }

    /** Writes down that a request was accepted; on disk when it returns. */
    synchronized void acceptee(Identite demande, String empreinte) throws IOException {
        ecrire(ligne("acceptee", demande).put("empreinte", empreinte));
        acquis.acceptee(demande, empreinte);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private void reprendre(String serveur, String compte) throws IOException {
        long bons = acquis.lire(Channels.newInputStream(channel), serveur, compte);
        channel.truncate(bons);
        channel.position(bons);
        if (bons == 0) {
            ecrire(JsonNodeFactory.instance
                    .objectNode()
                    .put("quoi", "journal")
                    .put("version", Acquis.VERSION)
                    .put("serveur", serveur)
                    .put("compte", compte));
        }
    }

    private static ObjectNode ligne(String quoi, Identite demande) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("quoi", quoi)
                .put("le", Instant.now().toString())
                .put("fonction", demande.fonction().name())
                .put("prestataire", demande.prestataire())
                .put("reference", demande.reference())
                .put("type", demande.type());
    }

    private void ecrire(ObjectNode ligne) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap((JsonMapper.shared().writeValueAsString(ligne) + "\n").getBytes(UTF_8));
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
        channel.force(true);
    }

    /** A new file is only there for good when its folder is on disk too; Windows has no such thing to force. */
    private static void dossierSurDisque(Path dossier) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel folder = FileChannel.open(dossier, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
