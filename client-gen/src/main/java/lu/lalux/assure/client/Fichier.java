package lu.lalux.assure.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/** A file to upload, that can be opened as often as it has to be sent. */
record Fichier(String nom, long taille, Source source) {

    /** The contract's {@code x-taille-max-fichier}. */
    static final long TAILLE_MAX = 5_242_880;

    /** Schema {@code DepotDocument}, {@code fileNameWithExtension} (D22); a test keeps both equal to the contract's. */
    static final Pattern NOM = Pattern.compile("[^/\\\\\\x00-\\x1F\\x7F]+\\.[A-Za-z0-9]{1,10}");

    static final int NOM_MAX = 255;

    interface Source {
        InputStream open() throws IOException;
    }

    Fichier {
        Objects.requireNonNull(nom, "nom");
        if (!NOM.matcher(nom).matches() || nom.codePointCount(0, nom.length()) > NOM_MAX) {
            throw new IllegalArgumentException(
                    "nom: 1 to " + NOM_MAX + " characters with an extension, without a path or control characters");
        }
        if (taille == 0) {
            throw new IllegalArgumentException("The file is empty");
        }
    }

    static Fichier de(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return new Fichier(path.getFileName().toString(), Files.size(path), () -> Files.newInputStream(path));
    }

    static Fichier de(String nom, byte[] contenu) {
        return new Fichier(nom, contenu.length, () -> new ByteArrayInputStream(contenu));
    }

    /** A stream can be read once, and a request may have to be sent again: it is read here, one byte above the limit at most. */
    static Fichier de(String nom, InputStream contenu) throws IOException {
        return de(nom, contenu.readNBytes((int) TAILLE_MAX + 1));
    }

    boolean tropGrand() {
        return taille > TAILLE_MAX;
    }
}
