package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.Demande.Identite;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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

    private static final int VERSION = 1;

    /** A key that an earlier upload gave. */
    private record Depose(Identite demande, String champ, String sha256) {}

    private final FileChannel channel;
    private final FileLock lock;
    private final Map<Depose, String> cles = new HashMap<>();
    private final Map<Identite, String> acceptees = new HashMap<>();

    private Journal(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens a folder's journal, or begins it.
     *
     * @param suivi the folder that it is in; made if it is not there
     * @throws ArretException if it cannot be used: in use, damaged, or of another server or account
     */
    static Journal ouvrir(Path suivi, String serveur, String compte, Textes textes) {
        Path fichier = suivi.resolve("journal.jsonl");
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
                journal = new Journal(channel, lock);
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw new ArretException(CodeRetour.FICHIER, textes.dire("journal.occupe", suivi));
            }
            try {
                journal.reprendre(fichier, serveur, compte, textes);
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

    /** The key of a file that was uploaded for this very field of this very request. */
    synchronized Optional<String> cle(Identite demande, String champ, String sha256) {
        return Optional.ofNullable(cles.get(new Depose(demande, champ, sha256)));
    }

    /** The fingerprint under which a request was accepted, if it was. */
    synchronized Optional<String> acceptee(Identite demande) {
        return Optional.ofNullable(acceptees.get(demande));
    }

    /** Writes down a key; on disk when it returns. */
    synchronized void depose(Identite demande, String champ, String sha256, String cle) throws IOException {
        ecrire(ligne("depot", demande).put("champ", champ).put("sha256", sha256).put("cle", cle));
        cles.put(new Depose(demande, champ, sha256), cle);
    }

    /** Writes down that a request was accepted; on disk when it returns. */
    synchronized void acceptee(Identite demande, String empreinte) throws IOException {
        ecrire(ligne("acceptee", demande).put("empreinte", empreinte));
        acceptees.put(demande, empreinte);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private void reprendre(Path fichier, String serveur, String compte, Textes textes) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (octets.hasRemaining() && channel.read(octets) >= 0) {}
        byte[] contenu = octets.array();
        int debut = 0;
        int ligne = 0;
        for (int i = 0; i < contenu.length; i++) {
            if (contenu[i] == '\n') {
                ligne++;
                JsonNode lue = lire(new String(contenu, debut, i - debut, UTF_8));
                boolean derniere = i == contenu.length - 1;
                if (lue == null && !derniere) {
                    throw new ArretException(CodeRetour.FICHIER, textes.dire("journal.abime", fichier, ligne));
                }
                if (lue == null) {
                    break;
                }
                if (ligne == 1) {
                    memeDestinataire(lue, fichier, serveur, compte, textes);
                } else {
                    retenir(lue);
                }
                debut = i + 1;
            }
        }
        // What was being written when the last run was cut off never counted.
        channel.truncate(debut);
        channel.position(debut);
        if (debut == 0) {
            ecrire(JsonNodeFactory.instance
                    .objectNode()
                    .put("quoi", "journal")
                    .put("version", VERSION)
                    .put("serveur", serveur)
                    .put("compte", compte));
        }
    }

    private static void memeDestinataire(JsonNode lue, Path fichier, String serveur, String compte, Textes textes) {
        if (lue.path("version").asInt(0) != VERSION) {
            throw new ArretException(CodeRetour.FICHIER, textes.dire("journal.abime", fichier, 1));
        }
        if (!lue.path("serveur").asString("").equals(serveur)
                || !lue.path("compte").asString("").equals(compte)) {
            throw new ArretException(
                    CodeRetour.FICHIER,
                    textes.dire(
                            "journal.autre",
                            fichier,
                            lue.path("serveur").asString(""),
                            lue.path("compte").asString("")));
        }
    }

    private void retenir(JsonNode lue) {
        Identite demande = new Identite(
                Fonction.valueOf(lue.required("fonction").asString()),
                lue.required("prestataire").asString(),
                lue.required("reference").asString(),
                lue.required("type").asString());
        if (lue.required("quoi").asString().equals("depot")) {
            cles.put(
                    new Depose(
                            demande,
                            lue.required("champ").asString(),
                            lue.required("sha256").asString()),
                    lue.required("cle").asString());
        } else {
            acceptees.put(demande, lue.required("empreinte").asString());
        }
    }

    private static JsonNode lire(String ligne) {
        try {
            JsonNode lue = JsonMapper.shared().readTree(ligne);
            return lue.isObject() ? lue : null;
        } catch (JacksonException e) {
            return null;
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
