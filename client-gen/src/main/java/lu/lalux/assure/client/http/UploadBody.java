package lu.lalux.assure.client.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.http.CountedStream.SourceException;

/**
 * The body of an upload (contract, schema {@code DepotDocument}), made while it is sent; its length is known
 * beforehand. To be closed once it will not be sent again: java.net.http leaves the file of an exchange that was given
 * up open.
 */
public final class UploadBody implements AutoCloseable {

    /** What java.net.http hands on at once: no answer can come before all of it has left. */
    private static final long WORTH_WAITING = 16_384;

    /** After the head: so long a server that refuses it has for its answer. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

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

    /**
     * The body from its start, as often as it has to be sent. It waits a little first: java.net.http loses an answer
     * that it has not read when the connection ends while it writes; and before Java 19 its {@code expectContinue}
     * never ends after a refusal (JDK-8286171), before 24 without an answer (JDK-8324209).
     */
    public BodyPublisher publisher() {
        long length = start.length + Base64Stream.encodedLength(upload.size()) + END.length;
        BodyPublisher whole = BodyPublishers.ofInputStream(this::open);
        return BodyPublishers.fromPublisher(
                length > WORTH_WAITING ? reader -> LATER.execute(() -> whole.subscribe(reader)) : whole, length);
    }

    private InputStream open() {
        try {
            InputStream file = opened();
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(start),
                    new Base64Stream(new CountedStream(file, upload.size(), upload.progress())),
                    new ByteArrayInputStream(END))));
        } catch (IOException e) {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new SourceException("The file cannot be opened: " + e.getMessage(), e);
                }
            };
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
