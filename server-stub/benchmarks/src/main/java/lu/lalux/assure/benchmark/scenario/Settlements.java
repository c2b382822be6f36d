package lu.lalux.assure.benchmark.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lu.lalux.assure.benchmark.load.Traffic;

/** Settlement requests of a repairer: each with a reference of its own, and one of the given keys. */
public final class Settlements implements Traffic {

    private static final int ACCEPTED = 202;
    private static final int FIRST = 100_000_000;

    private final String token;
    private final List<String> keys;
    private int number = FIRST;
    private long good;

    /**
     * @param token an access token, for servers that look at it
     * @param keys of uploaded files, for servers that know them
     */
    public Settlements(String token, List<String> keys) {
        this.token = token;
        this.keys = keys;
    }

    /** The content of the request of that number. */
    public static String content(int number, String key) {
        return "{\"idPrestataire\":\"XA1234\",\"referenceFacture\":\"F-" + number
                + "\",\"dateFacture\":\"2026-03-05\",\"numeroSinistre\":\"S-2026-118\""
                + ",\"referenceInterneLalux\":\"PEC-2026-5521\",\"immatriculationVehicule\":\"AB1234\""
                + ",\"numeroChassisVehicule\":\"WVWZZZ1JZXW000001\",\"type\":\"F\",\"typeFacture\":\"REP\""
                + ",\"factureHT\":\"1853.40\",\"factureTVA\":\"315.08\",\"factureTTC\":\"2168.48\""
                + ",\"refPDFFacture\":\"" + key + "\"}";
    }

    @Override
    public ByteBuffer next() {
        int next = number++;
        String body = content(next, keys.get(next % keys.size()));
        return ByteBuffer.wrap(("PUT /reparateur HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public boolean isGood(int status, ByteBuffer body) {
        if (status == ACCEPTED) {
            good++;
        }
        return status == ACCEPTED;
    }

    /** How many were accepted so far, in all rounds. */
    public long good() {
        return good;
    }
}
