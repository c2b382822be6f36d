package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How a table's characters are written. Nothing is guessed: a wrong guess would send wrong names without a word. */
enum Encodage {
    UTF_8("UTF-8"),
    /** What a spreadsheet under Windows means by plain "CSV". */
    WINDOWS_1252("windows-1252");

    private static final String SEPARATEURS = ";,\t";

    private final Charset charset;

    Encodage(String charset) {
        this.charset = Charset.forName(charset);
    }

    /** @param texte the cell, as the other encoding would read it */
    record Defaut(int ligne, int colonne, String texte) {}

    /** Fails at the first byte that means nothing, rather than to put something in its place. */
    Reader lire(Path fichier) throws IOException {
        return new InputStreamReader(Files.newInputStream(fichier), decodeur());
    }

    /** The first place that cannot be read; a line at a time is in memory. */
    Optional<Defaut> defaut(Path fichier) throws IOException {
        try (BufferedReader lignes = Files.newBufferedReader(fichier, ISO_8859_1)) {
            int numero = 0;
            for (String ligne = lignes.readLine(); ligne != null; ligne = lignes.readLine()) {
                numero++;
                byte[] octets = ligne.getBytes(ISO_8859_1);
                CharBuffer lus = CharBuffer.allocate(octets.length);
                ByteBuffer source = ByteBuffer.wrap(octets);
                if (decodeur().decode(source, lus, true).isError()) {
                    return Optional.of(new Defaut(numero, lus.position() + 1, cellule(octets, source.position())));
                }
            }
            return Optional.empty();
        }
    }

    private static String cellule(byte[] octets, int position) {
        String ligne = new String(octets, WINDOWS_1252.charset);
        int debut = position;
        while (debut > 0 && SEPARATEURS.indexOf(ligne.charAt(debut - 1)) < 0) {
            debut--;
        }
        int fin = position;
        while (fin < ligne.length() && SEPARATEURS.indexOf(ligne.charAt(fin)) < 0) {
            fin++;
        }
        return Recit.affichable(ligne.substring(debut, fin));
    }

    private CharsetDecoder decodeur() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
