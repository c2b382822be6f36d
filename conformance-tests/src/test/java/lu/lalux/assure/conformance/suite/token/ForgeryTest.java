package lu.lalux.assure.conformance.suite.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import lu.lalux.assure.conformance.exchange.syntax.CompactJws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ForgeryTest {

    private static final CompactJws TOKEN = CompactJws.of(
                    JsonMapper.shared().createObjectNode().put("alg", "HS256").put("typ", "at+jwt"),
                    JsonMapper.shared().createObjectNode().put("sub", "garage").put("scope", "/reparateur"))
            .sealed("la vraie clé".getBytes(StandardCharsets.UTF_8));

    private static CompactJws forged(Forgery forgery) {
        return CompactJws.of(forgery.of(TOKEN.text(), "s3cret")).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void it_says_what_the_right_one_says_and_is_another(Forgery forgery) {
        assertThat(forged(forgery).payload()).isEqualTo(TOKEN.payload());
        assertThat(forged(forgery).headerMembers().path("typ").asString()).isEqualTo("at+jwt");
        assertThat(forged(forgery)).isNotEqualTo(TOKEN);
    }

    /** A server that trusts the key beside the signature finds nothing wrong with it. */
    @Test
    void the_key_in_the_header_is_that_of_the_signature() throws Exception {
        CompactJws forged = forged(Forgery.KEY_IN_HEADER);
        assertThat(verifies(forged, forged.headerMembers().path("jwk"))).isTrue();
    }

    /** RFC 7518 section 6.3.1.1: no zero before it, for which a strict server would refuse the token, whatever else it trusts. */
    @Test
    void the_key_in_the_header_is_written_as_rfc_7518_has_it() {
        JsonNode key = forged(Forgery.KEY_IN_HEADER).headerMembers().path("jwk");
        assertThat(Base64.getUrlDecoder().decode(key.path("n").asString())).hasSize(2_048 / 8);
        assertThat(key.path("e").asString()).isEqualTo("AQAB");
    }

    /** Nobody has the key, so that it only looks like a signature of RS256; it is not that of the other forgery. */
    @Test
    void a_stranger_s_signature_is_as_long_as_one_of_rs256() throws Exception {
        CompactJws forged = forged(Forgery.STRANGERS_KEY);
        assertThat(forged.headerMembers().path("alg").asString()).isEqualTo("RS256");
        assertThat(forged.headerMembers().has("jwk")).isFalse();
        assertThat(Base64.getUrlDecoder().decode(forged.signature())).hasSize(2_048 / 8);
        assertThat(forged.signature())
                .isNotEqualTo(forged(Forgery.KEY_IN_HEADER).signature());
    }

    private static boolean verifies(CompactJws jws, JsonNode key) throws GeneralSecurityException {
        PublicKey made = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(made);
        signature.update(jws.signed());
        return signature.verify(Base64.getUrlDecoder().decode(jws.signature()));
    }

    private static BigInteger number(JsonNode member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(member.asString()));
    }
}
