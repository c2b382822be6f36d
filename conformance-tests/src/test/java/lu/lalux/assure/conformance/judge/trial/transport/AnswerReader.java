package lu.lalux.assure.conformance.judge.trial.transport;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.exchange.Header;

/** Reads an answer as RFC 9112 says, unless a trait says otherwise. */
final class AnswerReader {

    private static final int MOST = 1 << 20;
    private static final int LINE = 16_384;
    private static final long CONTINUE_NANOS = 200_000_000L;

    private final InputStream input;
    private final Set<HttpTrait> traits;
    private final String method;
    private Incoming head;
    private boolean finished = true;
    private boolean delimited;

    AnswerReader(InputStream input, Set<HttpTrait> traits, String method) {
        this.input = input;
        this.traits = traits;
        this.method = method;
    }

    /** The request was not sent to its end: the connection is of no use afterwards. */
    void unfinished() {
        finished = false;
    }

    /** {@return whether, instead of 100, the last answer has come: it waits a moment, as RFC 9110 section 10.1.1 says} */
    boolean awaitsFinal() throws IOException {
        long end = System.nanoTime() + CONTINUE_NANOS;
        while (input.available() == 0 && System.nanoTime() < end) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        if (input.available() == 0) {
            return false;
        }
        head = head();
        if (head.status() == 100) {
            head = null;
            return false;
        }
        finished = false;
        return true;
    }

    /** {@return whether another request may follow on the same connection} */
    boolean reusable() {
        return finished
                && delimited
                && head.header("Connection")
                        .filter(value -> value.equalsIgnoreCase("close"))
                        .isEmpty();
    }

    Attempt read() throws IOException {
        while (head == null || (head.status() < 200 && head.status() != 101)) {
            head = head();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body(body);
            return Attempt.answered(new Incoming(head.status(), found(head.headers()), body.toByteArray()));
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (NumberFormatException e) {
            throw new IOException("no length", e);
        } catch (IOException e) {
            Incoming half = new Incoming(head.status(), head.headers(), body.toByteArray());
            return traits.contains(HttpTrait.TAKES_HALVES)
                    ? new Attempt(Optional.of(half), Optional.of(half), "")
                    : Attempt.cut(half, String.valueOf(e.getMessage()));
        }
    }

    private List<Header> found(List<Header> headers) {
        return traits.contains(HttpTrait.NAMES_TO_THE_LETTER)
                ? headers.stream()
                        .filter(header -> !header.name().matches("[a-z-]+"))
                        .toList()
                : headers;
    }

    private Incoming head() throws IOException {
        String[] first = line().split(" ", 3);
        if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("no status line");
        }
        List<Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("no header");
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Incoming(Integer.parseInt(first[1]), headers, new byte[0]);
    }

    private void body(ByteArrayOutputStream body) throws IOException {
        Optional<String> length = head.header("Content-Length");
        boolean chunked = head.header("Transfer-Encoding")
                .filter(value -> value.equalsIgnoreCase("chunked"))
                .isPresent();
        delimited = true;
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return;
        }
        if (chunked && !traits.contains(HttpTrait.KNOWS_NO_CHUNKS)) {
            chunks(body);
        } else if (length.isPresent()) {
            copy(body, Integer.parseInt(length.get()));
        } else if (traits.contains(HttpTrait.KNOWS_NO_CHUNKS)) {
            delimited = false;
        } else {
            delimited = false;
            for (int next = input.read(); next >= 0; next = input.read()) {
                grow(body, next);
            }
        }
    }

    private void chunks(ByteArrayOutputStream body) throws IOException {
        while (true) {
            int length = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            if (length == 0) {
                while (!line().isEmpty()) {
                    // Trailers are of no interest.
                }
                return;
            }
            copy(body, length);
            if (!line().isEmpty()) {
                throw new IOException("no end of a chunk");
            }
        }
    }

    private void copy(ByteArrayOutputStream body, int length) throws IOException {
        for (int left = length; left > 0; left--) {
            int next = input.read();
            if (next < 0) {
                throw new EOFException("cut");
            }
            grow(body, next);
        }
    }

    private static void grow(ByteArrayOutputStream body, int next) throws IOException {
        if (body.size() == MOST) {
            throw new IOException("too long");
        }
        body.write(next);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("cut");
            }
            if (line.size() == LINE) {
                throw new IOException("too long");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
