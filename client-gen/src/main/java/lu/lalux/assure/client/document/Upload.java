package lu.lalux.assure.client.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/** A file to upload: its name, its content, and whom to tell how far it has got. Immutable. */
public final class Upload {

    /** The largest file that is kept, in bytes: the contract's {@code x-taille-max-fichier}. */
    public static final long MAX_BYTES = 5_242_880;

    /** Schema {@code DepotDocument}, {@code fileNameWithExtension} (D22); a test keeps both equal to the contract's. */
    static final Pattern NAME = Pattern.compile("[^/\\\\\\x00-\\x1F\\x7F]+\\.[A-Za-z0-9]{1,10}");

    static final int NAME_MAX = 255;

    private interface Source {
        InputStream open() throws IOException;
    }

    private final String name;
    private final long size;
    private final Source source;
    private final Progress progress;

    private Upload(String name, long size, Source source, Progress progress) {
        this.name = name;
        this.size = size;
        this.source = source;
        this.progress = progress;
    }

    /**
     * A file under its own name. It is read while it is sent, and again if it is sent again.
     *
     * @param file not to be changed until the upload is over
     * @return the upload
     * @throws IOException if there is no such file, or its size cannot be read
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     */
    public static Upload of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return of(file.getFileName().toString(), Files.size(file), () -> Files.newInputStream(file));
    }

    /**
     * A file that is in memory.
     *
     * @param name the file's name with its extension, without a path
     * @param content not changed, and not to be changed until the upload is over
     * @return the upload
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     */
    public static Upload of(String name, byte[] content) {
        return of(name, content.length, () -> new ByteArrayInputStream(content));
    }

    /**
     * A file from a stream. A stream can be read once, and a request may have to be sent again: it is read into memory
     * here, to its end or to one byte above {@link #MAX_BYTES}.
     *
     * @param name the file's name with its extension, without a path
     * @param content stays open
     * @return the upload
     * @throws IOException if the stream cannot be read
     * @throws IllegalArgumentException if it is empty, or its name is not one that the contract allows (D22)
     */
    public static Upload of(String name, InputStream content) throws IOException {
        return of(name, content.readNBytes((int) MAX_BYTES + 1));
    }

    private static Upload of(String name, long size, Source source) {
        Objects.requireNonNull(name, "name");
        if (!NAME.matcher(name).matches() || name.codePointCount(0, name.length()) > NAME_MAX) {
            throw new IllegalArgumentException(
                    "name: 1 to " + NAME_MAX + " characters with an extension, without a path or control characters");
        }
        if (size == 0) {
            throw new IllegalArgumentException("The file is empty");
        }
        return new Upload(name, size, source, (bytes, total) -> {});
    }

    /**
     * The same file, and somebody who is told how far it has got.
     *
     * @param progress told each step
     * @return another upload
     */
    public Upload withProgress(Progress progress) {
        return new Upload(name, size, source, Objects.requireNonNull(progress, "progress"));
    }

    /** {@return the file's name with its extension} */
    public String name() {
        return name;
    }

    /** {@return the file's size in bytes, not encoded} */
    public long size() {
        return size;
    }

    /** {@return who is told how far it has got} */
    public Progress progress() {
        return progress;
    }

    /**
     * Opens the content, from its start; called once for each time that it is sent.
     *
     * @return the content, to be closed
     * @throws IOException if it cannot be opened
     */
    public InputStream open() throws IOException {
        return source.open();
    }

    /** {@return name and size, nothing of the content} */
    @Override
    public String toString() {
        return "Upload[" + name + ", " + size + " bytes]";
    }
}
