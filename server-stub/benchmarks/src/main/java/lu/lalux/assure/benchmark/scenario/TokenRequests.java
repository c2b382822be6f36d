package lu.lalux.assure.benchmark.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.benchmark.load.Traffic;
import lu.lalux.assure.benchmark.server.Api;

/** Requests for a token with a client's secret. */
final class TokenRequests implements Traffic {

    private static final int OK = 200;

    private final ByteBuffer request = ByteBuffer.wrap(("POST /token HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nAuthorization: " + Api.CREDENTIALS
                    + "\r\nContent-Length: " + Api.TOKEN_FORM.length() + "\r\n\r\n" + Api.TOKEN_FORM)
            .getBytes(StandardCharsets.ISO_8859_1));

    @Override
    public ByteBuffer next() {
        return request.duplicate();
    }

    @Override
    public boolean isGood(int status, ByteBuffer body) {
        return status == OK && body.hasRemaining();
    }
}
