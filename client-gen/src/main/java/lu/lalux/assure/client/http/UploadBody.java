package lu.lalux.assure.client.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.http.CountedStream.SourceException;

/**
 * The body of an upload (contract, schema {@code DepotDocument}), made while it is sent; its length is known
 * beforehand. To be closed once it will not be sent again: java.net.http leaves the file of an exchange that was given
 * up open.
 */
public final class UploadBody implements AutoCloseable {

    private static final byte[] END = "\"}".getBytes(US_ASCII);

    private final byte[] start;
    private final Upload upload;
    private final List<InputStream> opened = new ArrayList<>();
    private boolean closed;

    public UploadBody(Upload upload) {
        String name = Json.text(upload.name());
        this.start = ("{\"fileNameWithExtension\":" + name + ",\"file\":\"").getBytes(UTF_8);
        this.upload = upload;
    }

    /** The body from its start, as often as it has to be sent. */
    public BodyPublisher publisher() {
        long length = start.length + Base64Stream.encodedLength(upload.size()) + END.length;
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length);
    }

    private InputStream open() {
        try {
            InputStream file = opened();
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(start),
                    new Base64Stream(new CountedStream(file, upload.size(), upload.progress())),
                    new ByteArrayInputStream(END))));
        } catch (IOException e) {
            throw new UncheckedIOException(new SourceException("The file cannot be opened: " + e.getMessage(), e));
        }
    }

    /** An exchange may be given up, and this closed, before java.net.http has come to ask for the body. */
    private synchronized InputStream opened() throws IOException {
        if (closed) {
            throw new IOException("the upload is over");
        }
        InputStream file = upload.open();
        opened.add(file);
        return file;
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (InputStream file : opened) {
            try {
                file.close();
            } catch (IOException e) {
                // It was only read: there is nothing to lose, and the answer counts.
                continue;
            }
        }
    }
}
