package lu.lalux.assure.cli.reading.table;

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
import lu.lalux.assure.cli.output.Wording;

/** How a table's characters are written. Nothing is guessed: a wrong guess would send wrong names without a word. */
public enum TableEncoding {
    UTF_8("UTF-8"),
    /** What a spreadsheet under Windows means by plain "CSV". */
    WINDOWS_1252("windows-1252");

    private static final String SEPARATORS = ";,\t";

    private final Charset charset;

    TableEncoding(String charset) {
        this.charset = Charset.forName(charset);
    }

    /** @param text the cell, as the other encoding would read it */
    record Unreadable(int line, int column, String text) {}

    /** Fails at the first byte that means nothing, rather than to put something in its place. */
    Reader read(Path file) throws IOException {
        return new InputStreamReader(Files.newInputStream(file), decoder());
    }

    /** The first place that cannot be read; a line at a time is in memory. */
    Optional<Unreadable> unreadable(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, ISO_8859_1)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                byte[] bytes = line.getBytes(ISO_8859_1);
                CharBuffer read = CharBuffer.allocate(bytes.length);
                ByteBuffer source = ByteBuffer.wrap(bytes);
                if (decoder().decode(source, read, true).isError()) {
                    return Optional.of(new Unreadable(number, read.position() + 1, cell(bytes, source.position())));
                }
            }
            return Optional.empty();
        }
    }

    private static String cell(byte[] bytes, int position) {
        String line = new String(bytes, WINDOWS_1252.charset);
        int start = position;
        while (start > 0 && SEPARATORS.indexOf(line.charAt(start - 1)) < 0) {
            start--;
        }
        int end = position;
        while (end < line.length() && SEPARATORS.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return Wording.printable(line.substring(start, end));
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
