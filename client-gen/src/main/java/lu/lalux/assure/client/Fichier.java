package lu.lalux.assure.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file to upload, that can be opened as often as it has to be sent. */
record Fichier(String nom, long taille, Source source) {

    /** The contract's {@code x-taille-max-fichier}. */
    static final long TAILLE_MAX = 5_242_880;

    interface Source {
        InputStream open() throws IOException;
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
