package lu.lalux.assure.conformance.exchange.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.util.List;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Attentive;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Sender;
import lu.lalux.assure.conformance.exchange.syntax.HtmlInputs.Hidden;
import lu.lalux.assure.conformance.exchange.syntax.HtmlInputs.SentForm;
import org.junit.jupiter.api.Test;

class HtmlInputsTest {

    private static final String PAGE =
            "<!doctype html><form action=/langue><input type=hidden name=langue value=en></form>"
                    + "<!-- <input type=hidden name=comment> --><script>'<input type=hidden name=script>'</script>"
                    + "<FORM METHOD=post><input name=username value=x><INPUT TYPE=Password NAME=password>"
                    + "<INPUT\nVALUE='a&#x2d;b&#45;&#X2D;&lt;&gt;&quot;&apos;&amp;amp;' TYPE = HIDDEN NAME=_csrf />"
                    + "<input type=\"hidden\" name=\"a > b\" value=\"&eacute; & b\"><input type=hidden name=vide>"
                    + "<input type=hidden value=nameless></FORM>";

    @Test
    void those_beside_the_password_as_a_browser_reads_them() {
        assertThat(HtmlInputs.besidePassword(PAGE))
                .containsExactly(
                        new Hidden("_csrf", "a-b--<>\"'&amp;"), new Hidden("a > b", "é & b"), new Hidden("vide", ""));
    }

    @Test
    void the_form_as_a_browser_sends_it() {
        String address = "https://a.example/authen?state=1";
        assertThat(HtmlInputs.signIn(PAGE, address))
                .contains(new SentForm("POST", address, List.of("username", "password", "_csrf", "a > b", "vide")));
        String other = "<base href=/b/><form action='c?d'><input type=password></form>";
        assertThat(HtmlInputs.signIn(other, address))
                .contains(new SentForm("GET", "https://a.example/b/c?d", List.of()));
        assertThat(HtmlInputs.signIn("<form><input name=q></form>", address)).isEmpty();
    }

    @Test
    void values_of_a_whole_page_and_how_it_writes_them() {
        assertThat(HtmlInputs.values(PAGE))
                .containsExactly(
                        entry("en", "en"),
                        entry("a-b--<>\"'&amp;", "a&#x2d;b&#45;&#X2D;&lt;&gt;&quot;&apos;&amp;amp;"),
                        entry("é & b", "&eacute; & b"),
                        entry("", ""));
    }

    @Test
    void what_is_no_page_has_none() {
        assertThat(List.of("", "{\"error\":\"<input\"}", "<form><input type=hidden name=a>"))
                .allSatisfy(text -> assertThat(HtmlInputs.besidePassword(text)).isEmpty());
    }

    /** Whatever a page brings back is as secret as its cookie, in the form in which it is sent; what was asked is not. */
    @Test
    void values_are_learned_as_they_are_sent() {
        Redaction redaction = new Redaction();
        Answer page = new Answer(
                200,
                List.of(),
                "<form><input type=password><input type=hidden name=seance value='plante&#x2d;Zq8w3Kx'>"
                        + "<input type=hidden name=redirect_uri value='https://a.example/retour'></form>");
        Sender server = call -> new Exchange(call, page, 0);
        new Attentive(server, redaction)
                .send(Call.of("GET", URI.create("http://h/?redirect_uri=https%3A%2F%2Fa.example%2Fretour")));

        assertThat(redaction.apply("seance=plante-Zq8w3Kx to https://a.example/retour"))
                .isEqualTo("seance=$CSRF to https://a.example/retour");
        assertThat(redaction.apply(page.body())).contains("value='$CSRF'").doesNotContain("plante");
    }
}
