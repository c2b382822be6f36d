package lu.lalux.assure.conformance.suite.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import lu.lalux.assure.conformance.exchange.syntax.CompactJws;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What says of itself by which means it is signed, and by which key, and so can be signed by anybody: RFC 8725 sections
 * 2.1, 3.1 and 3.10, RFC 7515 section 4.1. Of a token that has no three parts, only rubbish is left.
 */
enum Forgery {
    NONE,
    NONE_IN_CAPITALS,
    NONE_WITH_SEAL,
    EMPTY_SEAL,
    EMPTY_KEY,
    KNOWN_KEY,
    CLIENT_SECRET,
    NAME_OF_KEY,
    KEY_IN_HEADER,
    STRANGERS_KEY;

    private static final String NO_ALGORITHM = "none";
    private static final String KEY_NAME = "assure";

    /**
     * Two primes that everybody may read: what they sign is signed by nobody, and to look for others takes a part of a
     * second.
     */
    private static final class Stranger {
        private static final BigInteger P = new BigInteger(
                "10zjlqvczyu8nf9m7xzv7zn9007srtx8a2q9gddg7x47kttgfxbr8la9whsf29fnzj6mvoyy5dt9t734boffd7tj2uafj8fcgj9o"
                        + "49567wpprauvzq29rg2adtqawnynu4qeejvgcf4tmy0snz5bjxb2cifiivo3qi7vhbl7idnnn1spo25x3b00no8edjb6qszej5j",
                Character.MAX_RADIX);
        private static final BigInteger Q = new BigInteger(
                "yokkgr2hqbqqf9qas02v85ds0xv8m3atrgyd4lxrs7myjjfge7l26y3z6tg5sb1ftaw3sdkuburc8yp88m1b3lzpep0gt68ox9gi"
                        + "q0tofxu0qhs2ty8o258u72gbzu6usxgenx0bjsir49olmgn9fwko2cxqvdsvsata9v3fddb77hkxt66x0dmn5vrfgrenk02767",
                Character.MAX_RADIX);

        private static final RSAPublicKeySpec PUBLIC = new RSAPublicKeySpec(P.multiply(Q), RSAKeyGenParameterSpec.F4);
        private static final PrivateKey KEY = key();

        /** It signs an empty text and not the token's: without the stranger's key nobody can tell the difference. */
        private static final String SIGNATURE = signature(new byte[0]);

        private static PrivateKey key() {
            try {
                BigInteger ofP = P.subtract(BigInteger.ONE);
                BigInteger ofQ = Q.subtract(BigInteger.ONE);
                BigInteger exponent = PUBLIC.getPublicExponent().modInverse(ofP.multiply(ofQ));
                return KeyFactory.getInstance("RSA")
                        .generatePrivate(new RSAPrivateCrtKeySpec(
                                PUBLIC.getModulus(),
                                PUBLIC.getPublicExponent(),
                                exponent,
                                P,
                                Q,
                                exponent.mod(ofP),
                                exponent.mod(ofQ),
                                Q.modInverse(P)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * @param token a right one
     * @param secret of the client that it was given to
     * @return one with the same claims that the server did not sign
     */
    String of(String token, String secret) {
        CompactJws right = CompactJws.of(token).orElseGet(Forgery::rubbish);
        String seal = right.signature().isEmpty() ? "c2lnbmF0dXJl" : right.signature();
        return (switch (this) {
                    case NONE -> withAlgorithm(right, NO_ALGORITHM);
                    case NONE_IN_CAPITALS -> withAlgorithm(right, "nOnE");
                    case NONE_WITH_SEAL -> withAlgorithm(right, NO_ALGORITHM).withSignature(seal);
                    case EMPTY_SEAL -> right.withSignature("");
                    case EMPTY_KEY ->
                        withAlgorithm(right, "HS256", "kid", "/dev/null").sealed(new byte[0]);
                    case KNOWN_KEY -> withAlgorithm(right, "HS256").sealed(bytes("secret"));
                    case CLIENT_SECRET -> withAlgorithm(right, "HS256").sealed(bytes(secret));
                    case NAME_OF_KEY ->
                        withAlgorithm(right, "HS256", "kid", KEY_NAME).sealed(bytes(KEY_NAME));
                    case KEY_IN_HEADER -> {
                        CompactJws withKey = withKey(right);
                        yield withKey.withSignature(signature(withKey.signed()));
                    }
                    case STRANGERS_KEY -> withAlgorithm(right, "RS256").withSignature(Stranger.SIGNATURE);
                })
                .text();
    }

    private static CompactJws rubbish() {
        ObjectNode header = JsonMapper.shared().createObjectNode().put("typ", "JWT");
        return CompactJws.of(header, JsonMapper.shared().createObjectNode());
    }

    /** The header's other members stay: the kind of the token, for one. */
    private static CompactJws withAlgorithm(CompactJws jws, String algorithm) {
        return withHeader(jws, jws.headerMembers().put("alg", algorithm));
    }

    private static CompactJws withAlgorithm(CompactJws jws, String algorithm, String name, String value) {
        return withHeader(jws, jws.headerMembers().put("alg", algorithm).put(name, value));
    }

    private static CompactJws withKey(CompactJws jws) {
        ObjectNode header = jws.headerMembers().put("alg", "RS256");
        header.putObject("jwk")
                .put("kty", "RSA")
                .put("n", CompactJws.encoded(unsigned(Stranger.PUBLIC.getModulus())))
                .put("e", CompactJws.encoded(unsigned(Stranger.PUBLIC.getPublicExponent())));
        return withHeader(jws, header);
    }

    /**
     * Without the zero of Java's sign before it: a strict server refuses that (RFC 7518 section 6.3.1.1), and never
     * looks further.
     */
    private static byte[] unsigned(BigInteger number) {
        byte[] signed = number.toByteArray();
        return signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    private static CompactJws withHeader(CompactJws jws, ObjectNode header) {
        return new CompactJws(CompactJws.encoded(bytes(header.toString())), jws.payload(), "");
    }

    private static String signature(byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(Stranger.KEY);
            signature.update(signed);
            return CompactJws.encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
