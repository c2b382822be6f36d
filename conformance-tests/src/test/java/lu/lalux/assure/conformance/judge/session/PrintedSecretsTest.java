package lu.lalux.assure.conformance.judge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import lu.lalux.assure.conformance.judge.worklist.Access;
import org.junit.jupiter.api.Test;

class PrintedSecretsTest {

    private static final int MUCH = 65_536;

    private final Access access = Access.fresh("T1", "http://localhost:3000/retour");
    private final String token = OpaqueTokens.opaque();
    private final PrintedSecrets secrets = new PrintedSecrets(access, Set.of(token));

    private boolean isIn(String written) throws IOException {
        return secrets.isIn(new StringReader(written));
    }

    @Test
    void what_gives_a_token_away_is_found_wherever_it_stands() throws IOException {
        for (int before : new int[] {0, MUCH - 100, MUCH - 16, MUCH, 2 * MUCH - 16}) {
            assertThat(isIn(" ".repeat(before) + token.substring(0, 24) + " "))
                    .as("%d", before)
                    .isTrue();
        }
    }

    @Test
    void the_secret_is_found_as_its_header_has_it() throws IOException {
        assertThat(isIn("Authorization: " + access.usual().clientBasic())).isTrue();
    }

    @Test
    void in_base64_both_are_found_whatever_stands_before_them() throws IOException {
        for (String before : new String[] {"", "x", "xy", "Authorization: Bearer "}) {
            assertThat(isIn("dump " + inBase64(before + token))).as(before).isTrue();
            assertThat(isIn(inBase64(before + access.usual().secret())))
                    .as(before)
                    .isTrue();
        }
        assertThat(isIn(inBase64("Authorization: Bearer " + OpaqueTokens.opaque())))
                .isFalse();
    }

    @Test
    void in_hexadecimal_both_are_found() throws IOException {
        for (HexFormat hex : new HexFormat[] {HexFormat.of(), HexFormat.of().withUpperCase()}) {
            for (String secret : new String[] {token, access.usual().secret()}) {
                assertThat(isIn("dump " + hex.formatHex(secret.getBytes(StandardCharsets.UTF_8))))
                        .isTrue();
            }
        }
    }

    private static String inBase64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_few_characters_only_name_a_token() throws IOException {
        assertThat(isIn("jeton " + token.substring(0, 12) + "…, " + "0".repeat(64)))
                .isFalse();
        assertThat(isIn("")).isFalse();
    }
}
