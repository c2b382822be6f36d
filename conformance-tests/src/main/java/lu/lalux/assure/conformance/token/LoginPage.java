package lu.lalux.assure.conformance.token;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;

/** The login page as a browser uses it: its cookies and its {@code _csrf} field go back with the form. */
final class LoginPage {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern FIELD =
            Pattern.compile("<input[^>]*\\bname=[\"']?_csrf[\"']?[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("\\bvalue=[\"']?([^\"'\\s>]*)", Pattern.CASE_INSENSITIVE);

    private final String cookies;
    private final String csrf;

    LoginPage(Answer page) {
        this.cookies = page.values("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        Matcher field = FIELD.matcher(page.body());
        Matcher value = VALUE.matcher(field.find() ? field.group() : "");
        this.csrf = value.find() ? value.group(1) : "";
    }

    private LoginPage(String cookies, String csrf) {
        this.cookies = cookies;
        this.csrf = csrf;
    }

    String csrf() {
        return csrf;
    }

    /** {@return values that no page has: one character is another, all are in another order, or it is of another form} */
    List<String> invented() {
        List<String> values = new ArrayList<>(List.of("CONF-csrf-faux"));
        if (!csrf.isEmpty()) {
            int at = csrf.length() / 2;
            char other = csrf.charAt(at) == '0' ? '1' : '0';
            values.add(csrf.substring(0, at) + other + csrf.substring(at + 1));
            values.add(new StringBuilder(csrf).reverse().toString());
        }
        return values;
    }

    /** {@return the same, but for what the form brings back} */
    LoginPage withCsrf(String other) {
        return new LoginPage(cookies, other);
    }

    Call submit(Call post, Credentials user) {
        Call form = forged(post, user);
        form = form.body(FORM, form.text(4_096) + "&_csrf=" + encode(csrf));
        return cookies.isEmpty() ? form : form.with("Cookie", cookies);
    }

    /** The form of a page that is not the server's. */
    static Call forged(Call post, Credentials user) {
        return post.with("Accept", "text/html, application/problem+json")
                .body(FORM, "username=" + encode(user.name()) + "&password=" + encode(user.secret()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
