package lu.lalux.assure.benchmark.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import lu.lalux.assure.benchmark.load.Traffic;

/** Uploads of a file of 5 MiB, the same bytes every time. */
final class Uploads implements Traffic {

    static final int FILE_BYTES = 5 * 1024 * 1024;

    private static final int OK = 200;
    private static final byte[] VERIFIED = "Verified".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer request;
    private long good;

    Uploads(String token) {
        byte[] file = new byte[FILE_BYTES];
        new Random(5).nextBytes(file);
        String body = "{\"fileNameWithExtension\":\"facture.pdf\",\"file\":\""
                + Base64.getEncoder().encodeToString(file) + "\"}";
        byte[] bytes = ("PUT /reparateur/upload HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
        this.request = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    @Override
    public ByteBuffer next() {
        return request.duplicate();
    }

    @Override
    public boolean isGood(int status, ByteBuffer body) {
        boolean isGood = status == OK && contains(body, VERIFIED);
        if (isGood) {
            good++;
        }
        return isGood;
    }

    long good() {
        return good;
    }

    private static boolean contains(ByteBuffer body, byte[] expected) {
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .contains(new String(expected, StandardCharsets.ISO_8859_1));
    }
}
