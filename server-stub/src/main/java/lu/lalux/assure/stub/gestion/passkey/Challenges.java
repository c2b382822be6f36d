package lu.lalux.assure.stub.gestion.passkey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.OpaqueValues;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The challenges that passkeys and the identity provider answer: random, good for a while, and once. Whoever asks for
 * one leaves nothing behind, so that nobody fills a table; it holds its own end, and proves that one of the instances
 * made it. Only one that was answered is noted.
 */
@Component
public final class Challenges {

    /** How long one can be answered. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 16;
    private static final int HEAD_BYTES = RANDOM_BYTES + Long.BYTES;

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final MachineTime time;
    private final SecureRandom random = new SecureRandom();

    Challenges(JdbcClient reader, DatabaseWriter writer, MachineTime time) {
        this.reader = reader;
        this.writer = writer;
        this.time = time;
    }

    /** @param purpose what it is for: another one's answer is none to it */
    public byte[] next(String purpose) {
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES)
                .put(bits)
                .putLong(time.instant().plus(LIFE).toEpochMilli())
                .array();
        byte[] proof = proof(head, purpose);
        return ByteBuffer.allocate(HEAD_BYTES + proof.length)
                .put(head)
                .put(proof)
                .array();
    }

    /** Whether it is one of ours for this, and not too old. */
    public boolean isGood(byte[] challenge, String purpose) {
        if (challenge.length <= HEAD_BYTES) {
            return false;
        }
        byte[] head = Arrays.copyOf(challenge, HEAD_BYTES);
        byte[] shown = Arrays.copyOfRange(challenge, HEAD_BYTES, challenge.length);
        return MessageDigest.isEqual(proof(head, purpose), shown)
                && time.instant().isBefore(end(challenge));
    }

    /** Notes within a write that it was answered; false when it was before. */
    public boolean use(JdbcClient transaction, byte[] challenge) {
        transaction
                .sql("delete from defis where fin_le <= ?")
                .param(time.instant().toEpochMilli())
                .update();
        return transaction
                        .sql("insert into defis (empreinte, fin_le) values (?, ?) on conflict do nothing")
                        .params(
                                OpaqueValues.hash(Base64.getEncoder().encodeToString(challenge)),
                                end(challenge).toEpochMilli())
                        .update()
                == 1;
    }

    private static Instant end(byte[] challenge) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong(RANDOM_BYTES));
    }

    private byte[] proof(byte[] head, String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            mac.update(head);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** All instances have the same one; the first that needs it makes it. */
    private String key() {
        return stored().orElseGet(() -> {
            writer.write(transaction -> transaction
                    .sql("insert into cle_defis (numero, valeur) values (1, ?) on conflict do nothing")
                    .param(OpaqueValues.next())
                    .update());
            return stored().orElseThrow();
        });
    }

    private Optional<String> stored() {
        return reader.sql("select valeur from cle_defis").query(String.class).optional();
    }
}
