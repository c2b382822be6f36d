package lu.lalux.assure.stub.journal.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Nothing of a secret is left in any text of an exchange, and of what is no secret everything is. */
class RedactionTest {

    /** Several times what it takes on a busy machine; a time that grows with the square of the length is more. */
    private static final Duration SOON = Duration.ofSeconds(8);

    private static final String REST = "x7-Qm2vX9sLr4TbK1e";
    private static final String SECRET = "Z" + REST;
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJnYXJhZ2UifQ.c2lnbmF0dXJl-_x";

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer abcdef",
        "authorization, Basic Z2FyYWdlOnNlY3JldA==",
        "AUTHORIZATION, garage/secret",
        "Proxy-Authorization, Basic abcdef",
        "Cookie, assure-csrf=abcdef",
        "Set-Cookie, assure-gestion=abcdef; HttpOnly",
        "X-Api-Key, abcdef",
        "X-Auth-Token, abcdef",
        "Assure-CSRF, abcdef",
        "X-Auth, abcdef",
        "X-Key, abcdef",
        "Signature, abcdef",
        "X-Amz-Signature, abcdef",
        "X-Forwarded-User, abcdef",
    })
    @DisplayName("a header of secrets keeps its name, and of its value at most the scheme")
    void headers(String name, String value) {
        assertThat(redaction(null).header(name, value)).isIn("***", "Bearer ***", "Basic ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "fr-LU,fr;q=0.9", "\"tokens\" are fine", "token_type", "W/\"eyJ\""})
    @DisplayName("what is no secret stays as it is")
    void harmless(String value) {
        assertThat(redaction("Bearer " + TOKEN).header("User-Agent", value)).isEqualTo(value);
        assertThat(redaction("Bearer " + TOKEN).text(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=x&client_secret=" + SECRET,
                "password=" + SECRET + "&username=anna",
                "pass%77ord=" + SECRET,
                "_csrf=" + SECRET,
                "client_assertion=" + SECRET,
                "mot-de-passe=" + SECRET,
                "a=" + SECRET + "&client_secret=" + SECRET,
                "a=%5A" + REST + "&mdp=" + SECRET,
                "%5A" + REST + "&mdp=" + SECRET,
                "a=%zz%5A" + REST + "&mdp=" + SECRET,
                "file=" + SECRET,
                "fil%65=" + SECRET,
            })
    @DisplayName("in a form or a query a secret is gone, whichever way its name is spelt, and wherever else it stands")
    void forms(String form) {
        Redaction redaction = redaction(null);
        redaction.form(form);
        assertThat(redaction.form(form)).doesNotContain(REST).contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"client_secret\": \"%s\"}",
                "{\"a\": [{\"Password\": \"%s\"}]}",
                "{\"pass\\u0077ord\": \"%s\"}",
                "{\"access_token\": {\"value\": \"%s\"}}",
                "{\"secrets\": [\"%s\"]}",
                "{\"password\": \"%s\", \"broken\": ",
                "{\"password\": \"%s",
                "{password: %s, x: 1}",
                "{\"a\": \"password=%s&x\"}",
                "{\"credentials\": {\"a\": [{\"b\": \"%1$s\"}, 1]}, \"c\": \"%1$s\"}",
                "{\"file\": [\"a\", {\"b\": \"%s\"}]}",
                "{password => %s}",
                "{'password': '%s', ",
                "{\"a\": \"{\\\"b\\\": \\\"{\\\\\\\"password\\\\\\\": \\\\\\\"%s\\\\\\\"}\\\"}\"}",
                "{\"a\": \"{\\\"password\\\": \\\"%s\\\", \"}",
                "{\"a\": \"{\\\"password\\\": [1, \\\"%s\\\"]}\"}",
            })
    @DisplayName("in JSON too, whole or broken, at any depth")
    void json(String form) {
        Redaction redaction = redaction(null);
        redaction.json(form.formatted(SECRET));
        assertThat(redaction.json(form.formatted(SECRET)))
                .doesNotContain(SECRET)
                .contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pwd",
                "mdp",
                "pass",
                "pin",
                "userPin",
                "passphrase",
                "signature",
                "auth",
                "apikey",
                "bearer",
                "Passwort",
                "Kennwort",
                "clef",
                "cle_api",
                "passe",
                "pw",
                "otp",
                "senha"
            })
    @DisplayName("by many names")
    void names(String name) {
        assertThat(redaction(null).json("{\"" + name + "\":\"abcd\"}")).isEqualTo("{\"" + name + "\":\"***\"}");
        assertThat(redaction(null).form(name + "=abcd&x=1")).isEqualTo(name + "=***&x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refPDFFacture",
                "numeroSinistre",
                "key",
                "token_type",
                "fileNameWithExtension",
                "passage",
                "auteur"
            })
    @DisplayName("but not by those that are none")
    void readable(String name) {
        String json = "{\"password\":\"***\",\"" + name + "\":\"abcd\"}";
        assertThat(redaction(null).json(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"refPDFFacture\": \"%s\"}", "{\"files\": [\"%s\"]}", "{\"pdf\": \"%s", "a=%s&b=c"})
    @DisplayName("of a file that was put into a wrong field nothing is left")
    void misplacedFile(String form) {
        String file = Base64.getEncoder()
                .encodeToString(
                        ("%PDF-1.4\n" + "\u00bf\u00ff\u00ef>>>".repeat(50)).getBytes(StandardCharsets.ISO_8859_1));
        for (String sent : new String[] {file, file.replace("/", "\\/"), file.replace("/", "%2F")}) {
            assertThat(redaction(null).json(form.formatted(sent))).hasSizeLessThan(60);
            assertThat(redaction(null).form(form.formatted(sent))).hasSizeLessThan(60);
        }
    }

    @Test
    @DisplayName("of an origin with a password the password is gone")
    void origin() {
        assertThat(redaction(null).header("Origin", "http://u:" + SECRET + "@h"))
                .isEqualTo("http://***@h");
    }

    @Test
    @DisplayName("percent-encoded secrets are gone, and what was sent beside them stays as it was spelt")
    void encoded() {
        assertThat(redaction(null).form("a=%65" + TOKEN.substring(1) + "&b=%65t+%C3%A9"))
                .isEqualTo("a=***&b=%65t+%C3%A9");
        assertThat(redaction(null).form("a=assure%5Fk3v9q2m7x1p4k3v9q2m7x1p4")).isEqualTo("a=***");
        assertThat(redaction("id/assure_k3v9q2m7x1p4k3v9q2m7x1p4").form("a=k3v9q2m7x1p4k3v9q2m7x1p4"))
                .isEqualTo("a=***");
        assertThat(redaction("id/lalux-gestion-secret").form("a=lalux%2Dgestion%2Dsecret"))
                .isEqualTo("a=***");
    }

    @Test
    @DisplayName("of whoever sends secrets without end no text is kept: each would be looked for in all the others")
    void many() {
        Redaction redaction = redaction(null);
        redaction.json("{\"secrets\": ["
                + IntStream.range(10_000, 10_500)
                        .mapToObj(number -> "\"x" + number + "\"")
                        .collect(Collectors.joining(","))
                + "]}");
        assertThat(redaction.text("x10499")).isEqualTo("***");
    }

    @Test
    @DisplayName("JSON with something to hide keeps all else, what is given twice too")
    void rest() {
        assertThat(redaction(null).json("{\"a\":1.50,\"a\":\"x\",\"password\":\"abcd\",\"b\":[true,null]}"))
                .isEqualTo("{\"a\":1.50,\"a\":\"x\",\"password\":\"***\",\"b\":[true,null]}");
    }

    @Test
    @DisplayName("what was presented is found in any text by its value, and by its beginning, as a message quotes it")
    void presented() {
        Redaction opaque = redaction("Bearer " + SECRET);
        assertThat(opaque.text("the value " + SECRET + " is refused")).isEqualTo("the value *** is refused");
        assertThat(opaque.json("{\"reference\":\"" + SECRET + "\"}")).isEqualTo("{\"reference\":\"***\"}");
        assertThat(opaque.header("User-Agent", SECRET.substring(0, 12) + "…")).isEqualTo("***…");
        assertThat(opaque.form("x=1&y=" + SECRET)).isEqualTo("x=1&y=***");

        String strange = "a\"b&c d/é-long";
        String basic = Base64.getEncoder().encodeToString(("id:" + strange).getBytes(StandardCharsets.UTF_8));
        Redaction pair = redaction("Basic " + basic);
        assertThat(pair.json("{\"a\":\"a\\\"b&c d/é-long\"}")).isEqualTo("{\"a\":\"***\"}");
        assertThat(pair.form("a=a%22b%26c+d%2F%C3%A9-long")).isEqualTo("a=***");
        assertThat(pair.text(basic)).isEqualTo("***");
        assertThat(redaction("id/" + SECRET).text(SECRET)).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "eyJhbGciOiJSUzI1NiJ9",
                "eyJhbGciOiJSUz",
                "assure_k3v9q2m7x1p4k3v9q2m7x1p4",
                "assure_k3v9q2m7"
            })
    @DisplayName("what looks like a secret of this server is one, presented or not")
    void likeSecrets(String secret) {
        Redaction redaction = redaction(null);
        assertThat(redaction.text("a " + secret + " b")).isEqualTo("a *** b");
        assertThat(redaction.json("{\"a\":\"" + secret + "\"}")).isEqualTo("{\"a\":\"***\"}");
        assertThat(redaction.header("Location", "https://a.example/#x=" + secret + "&y=1"))
                .isEqualTo("https://a.example/#x=***&y=1");
    }

    @Test
    @DisplayName("an address's fragment keeps all but what its names say is secret")
    void fragment() {
        assertThat(redaction(null)
                        .header("Location", "https://a.example/cb#access_token=opaque1&token_type=bearer&state=s"))
                .isEqualTo("https://a.example/cb#access_token=***&token_type=bearer&state=s");
    }

    @Test
    @DisplayName("a file that was sent where none belongs is its length and its hash")
    void file() {
        assertThat(redaction(null).json("{\"File\":\"" + SECRET + "\"}"))
                .doesNotContain(SECRET)
                .contains("sha256");
        String content = Base64.getEncoder().encodeToString("contenu de la facture".getBytes(StandardCharsets.UTF_8));
        assertThat(redaction(null).json("{\"fileNameWithExtension\":\"a.pdf\",\"file\":\"" + content + "\"}"))
                .doesNotContain(content)
                .contains("a.pdf", "\"caracteres\":" + content.length(), "sha256");
        assertThat(redaction(null).json("{\"file\":\"" + content + "\", broken"))
                .doesNotContain(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pinaaaa",
                "pin    ",
                "pin%aaa",
                "pin\\aaa",
                "pin....",
                "pin\"\"\"\"",
                "pin: pin",
                "pin = ",
                "pin=\"\\\"",
                "%41%zz="
            })
    @DisplayName("a text that was made to be long is read once: nobody's exchanges wait for one's")
    void linear(String part) {
        String text = "pin" + part.repeat(60_000 / part.length()).substring(3);
        assertTimeoutPreemptively(SOON, () -> {
            redaction(null).header("User-Agent", text);
            redaction(null).json(JsonMapper.shared().writeValueAsString(Map.of("referenceFacture", text)));
            redaction(null).json("{\"referenceFacture\": " + text);
            redaction(null).form("x=" + text);
        });
    }

    @Test
    @DisplayName("of a secret that repeats its own prefix a few beginnings are known, not thousands")
    void prefixes() {
        Redaction redaction = redaction(null);
        assertTimeoutPreemptively(
                SOON, () -> redaction.json("{\"password\": \"" + "assure_".repeat(20_000) + SECRET + "\"}"));
        assertThat(redaction.text(SECRET)).isEqualTo("***");
    }

    private static Redaction redaction(String authorization) {
        return new Redaction(authorization);
    }
}
