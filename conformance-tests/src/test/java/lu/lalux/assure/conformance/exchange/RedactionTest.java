package lu.lalux.assure.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import lu.lalux.assure.conformance.exchange.transfer.Transfer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    /** Several times what it takes on a busy machine; a time that grows with the square of the length is more. */
    private static final Duration SOON = Duration.ofSeconds(8);

    private static final String SECRET = "s3cr&t/à+b";
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.e30.c2lnbmF0dXJl";

    private final Redaction redaction = new Redaction();

    @BeforeEach
    void know() {
        redaction.secret("garage", SECRET);
        redaction.token(TOKEN);
    }

    @Test
    void a_secret_is_taken_out_in_each_form_in_which_it_travels() {
        String plain = Base64.getEncoder().encodeToString(("garage:" + SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(redaction.apply("a " + SECRET + " b s3cr%26t%2F%C3%A0%2Bb c " + plain))
                .isEqualTo("a $SECRET b $SECRET c $BASIC");
    }

    @Test
    void a_known_token_is_taken_out_wherever_it_stands() {
        assertThat(redaction.apply("http://h/#x=" + TOKEN + "&y")).isEqualTo("http://h/#x=$TOKEN&y");
    }

    @Test
    void what_stands_where_a_secret_is_usual_is_taken_out_even_if_unknown() {
        assertThat(redaction.apply("Authorization: Bearer abc.def")).isEqualTo("Authorization: Bearer $TOKEN");
        assertThat(redaction.apply("Authorization: Basic YTpi")).isEqualTo("Authorization: Basic $BASIC");
        assertThat(redaction.apply("{\"access_token\":\"abc\",\"scope\":\"/x\"}"))
                .isEqualTo("{\"access_token\":\"$TOKEN\",\"scope\":\"/x\"}");
        assertThat(redaction.apply("Location: http://h/#access_token=abc&state=1"))
                .isEqualTo("Location: http://h/#access_token=$TOKEN&state=1");
        assertThat(redaction.apply("username=u&password=p%20w&_csrf=c"))
                .isEqualTo("username=u&password=$SECRET&_csrf=$SECRET");
        assertThat(redaction.apply("Set-Cookie: SID=abc; Path=/")).isEqualTo("Set-Cookie: SID=$COOKIE; Path=/");
    }

    @Test
    void a_cookie_is_taken_out_whatever_it_is_called() {
        assertThat(redaction.apply("Cookie: a:b[c]=abc; d")).isEqualTo("Cookie: a:b[c]=$COOKIE; d");
        assertThat(redaction.apply("cookie:cookie: Set-Cookie:SID=abc"))
                .isEqualTo("cookie:cookie: Set-Cookie:SID=$COOKIE");
        String name = "n".repeat(100_000);
        assertThat(redaction.apply("Set-Cookie: " + name + "=abc")).isEqualTo("Set-Cookie: " + name + "=$COOKIE");
    }

    /** Whoever sends it must not hold up those that wait for a report. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cookie:",
                "set-cookie:",
                "cookie: ",
                "cookie:a",
                "cookie::",
                "authorization: basic ",
                "authorization : ",
                "access_token=",
                "access_token\" : \"",
                "password\":",
            })
    void a_long_text_takes_no_longer_than_its_length(String part) {
        assertTimeoutPreemptively(SOON, () -> redaction.apply(part.repeat(9_000)));
        assertTimeoutPreemptively(SOON, () -> redaction.apply(part + " ".repeat(60_000)));
    }

    @Test
    void half_a_pair_is_not_written_and_a_cut_leaves_none() {
        assertThat(redaction.apply("a\ud800b\udc00c\ud83d\ude00")).isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
        assertThat(redaction.apply("ab\ud83d\ude00c", 3)).isEqualTo("ab…");
        assertThat(redaction.apply("ab\ud83d\ude00c", 4)).isEqualTo("ab\ud83d\ude00…");
    }

    @Test
    void nothing_else_is_touched() {
        assertThat(redaction.apply("{\"key\":\"k\",\"status\":\"Verified\"}"))
                .isEqualTo("{\"key\":\"k\",\"status\":\"Verified\"}");
    }

    @Test
    void neither_an_exchange_nor_its_curl_line_shows_a_secret() {
        Transcript transcript = new Transcript(redaction);
        Call call = Call.of("PUT", URI.create("http://h/x?client_secret=" + "s3cr%26t%2F%C3%A0%2Bb"))
                .bearer(TOKEN)
                .body("application/json", "{\"a\":\"" + SECRET + "\"}");
        Answer answer = new Answer(
                200, List.of(new Header("Set-Cookie", "SID=abcdef")), "{\"access_token\":\"" + TOKEN + "\"}");
        assertThat(transcript.request(call) + transcript.response(answer) + transcript.curl(call))
                .doesNotContain(SECRET, TOKEN, "s3cr%26t", "abcdef");
        assertThat(transcript.curl(call))
                .startsWith("curl -i -X PUT")
                .contains("-H \"Authorization: Bearer $TOKEN\"", "\"http://h/x?client_secret=$SECRET\"");
    }

    /** A header with its scheme twice is one of the tests: what is told after it keeps its scheme. */
    @Test
    void a_curl_line_can_be_pasted_whatever_was_sent_before() {
        Call right = Call.of("PUT", URI.create("http://h/")).bearer("un-autre-jeton");
        Attentive attentive = new Attentive(call -> new Exchange(call, new Answer(401, List.of(), ""), 0), redaction);
        attentive.send(right.with("Authorization", "Bearer Bearer un-autre-jeton"));
        attentive.send(right);
        assertThat(new Transcript(redaction).curl(right)).contains("-H \"Authorization: Bearer $TOKEN\"");
        assertThat(new Transcript(redaction).request(right.bearer(""))).contains("Authorization: Bearer \n");
    }

    @Test
    void a_curl_line_survives_the_shell_and_hides_a_secret_that_needs_escapes() {
        redaction.secret("atelier", "p\"w$d`x");
        String curl = new Transcript(redaction)
                .curl(Call.of("PUT", URI.create("http://h/"))
                        .body("application/json", "{\"prix\":\"5 $US `x`\",\"s\":\"p\"w$d`x\"}"));
        assertThat(curl).contains("--data-binary \"{\\\"prix\\\":\\\"5 \\$US \\`x\\`\\\",\\\"s\\\":\\\"$SECRET\\\"}\"");
    }

    @Test
    void what_was_compressed_is_compressed_again() {
        Call call = Call.of("PUT", URI.create("http://h/")).body("application/json", "{}");
        assertThat(new Transcript(redaction).curl(call.by(Transfer.GZIP)))
                .startsWith("printf %b \"{}\" | gzip | curl ")
                .contains("Content-Encoding: gzip", "--data-binary @-");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the line is for a POSIX shell, which the test runs")
    void a_body_that_is_no_text_is_repeated_byte_for_byte() throws IOException {
        byte[] body = concat("{\"a\":\"\\u00e9 \\\\ $x `", new byte[] {(byte) 0xC3, (byte) 0xA9, (byte) 0xE9}, "\"}");
        String curl = new Transcript(redaction)
                .curl(Call.of("PUT", URI.create("http://h/")).body(body));

        assertThat(curl).endsWith("--data-binary @- \"http://h/\"").doesNotContain("\uFFFD");
        Process shell = new ProcessBuilder("sh", "-c", curl.substring(0, curl.indexOf(" | curl"))).start();
        assertThat(shell.getInputStream().readAllBytes()).isEqualTo(body);
    }

    private static byte[] concat(String before, byte[] bytes, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(bytes);
        all.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }
}
