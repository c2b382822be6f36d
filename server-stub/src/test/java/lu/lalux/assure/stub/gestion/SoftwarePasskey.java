package lu.lalux.assure.stub.gestion;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A passkey made of software, and the browser before it (W3C Web Authentication, sections 6.1 and 6.5): what it answers
 * is what the browser's {@code PublicKeyCredential.toJSON} gives.
 */
final class SoftwarePasskey {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final int COORDINATE = 32;

    private final KeyPair pair;
    private final byte[] id = new byte[16];
    private final String origin;
    private String user = "";
    private int counter;

    /** Whether it verifies who holds it. */
    boolean verifies = true;

    SoftwarePasskey(String origin) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.pair = generator.generateKeyPair();
        this.origin = origin;
        new SecureRandom().nextBytes(id);
    }

    /** {@code navigator.credentials.create}. */
    String create(String options) throws Exception {
        JsonNode asked = JsonMapper.shared().readTree(options);
        user = asked.at("/user/id").asString();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(head(asked.at("/rp/id").asString(), ATTESTED));
        data.write(new byte[16]);
        data.write(ByteBuffer.allocate(2).putShort((short) id.length).array());
        data.write(id);
        data.write(publicKey());
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xA3);
        attestation.write(text("fmt"));
        attestation.write(text("none"));
        attestation.write(text("attStmt"));
        attestation.write(0xA0);
        attestation.write(text("authData"));
        attestation.write(0x58);
        attestation.write(data.size());
        attestation.write(data.toByteArray());
        ObjectNode response = JsonMapper.shared().createObjectNode();
        response.put("clientDataJSON", encoded(clientData("webauthn.create", asked)));
        response.put("attestationObject", encoded(attestation.toByteArray()));
        response.putArray("transports").add("internal");
        return answer(response);
    }

    /** {@code navigator.credentials.get}. */
    String get(String options) throws Exception {
        JsonNode asked = JsonMapper.shared().readTree(options);
        counter++;
        byte[] data = head(asked.get("rpId").asString(), 0);
        byte[] client = clientData("webauthn.get", asked);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        ObjectNode response = JsonMapper.shared().createObjectNode();
        response.put("clientDataJSON", encoded(client));
        response.put("authenticatorData", encoded(data));
        response.put("signature", encoded(signature.sign()));
        response.put("userHandle", user);
        return answer(response);
    }

    private String answer(ObjectNode response) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("id", encoded(id));
        answer.put("rawId", encoded(id));
        answer.put("type", "public-key");
        answer.put("authenticatorAttachment", "platform");
        answer.putObject("clientExtensionResults");
        answer.set("response", response);
        return answer.toString();
    }

    private byte[] clientData(String type, JsonNode asked) {
        ObjectNode data = JsonMapper.shared().createObjectNode();
        data.put("type", type);
        data.put("challenge", asked.get("challenge").asString());
        data.put("origin", origin);
        data.put("crossOrigin", false);
        return data.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] head(String party, int more) throws GeneralSecurityException {
        return ByteBuffer.allocate(37)
                .put(sha256(party.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (PRESENT | (verifies ? VERIFIED : 0) | more))
                .putInt(counter)
                .array();
    }

    /** COSE: an elliptic key for ES256. */
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return ByteBuffer.allocate(10 + 2 * COORDINATE + 3)
                .put(new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20})
                .put(coordinate(key.getW().getAffineX()))
                .put(new byte[] {0x22, 0x58, 0x20})
                .put(coordinate(key.getW().getAffineY()))
                .array();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] all = new byte[COORDINATE];
        int taken = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - taken, all, COORDINATE - taken, taken);
        return all;
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(new byte[] {(byte) (0x60 + bytes.length)}, bytes.length + 1);
        System.arraycopy(bytes, 0, all, 1, bytes.length);
        return all;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
