package lu.lalux.assure.conformance.suite.token;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.syntax.HtmlInputs;
import lu.lalux.assure.conformance.exchange.syntax.HtmlInputs.Hidden;

/**
 * The login page as a browser uses it: its cookies and its hidden inputs go back with the form, {@code _csrf} among
 * them.
 */
final class LoginPage {

    static final String FORM = "application/x-www-form-urlencoded";
    private static final String CSRF = "_csrf";

    private final URI address;
    private final String cookies;
    private final List<Hidden> hidden;

    /**
     * @param address at which it was asked for
     * @param page the answer
     */
    LoginPage(URI address, Answer page) {
        this(
                address,
                page.values("Set-Cookie").stream()
                        .filter(cookie -> comesBack(address, cookie))
                        .map(cookie -> cookie.split(";", 2)[0])
                        .collect(Collectors.joining("; ")),
                HtmlInputs.besidePassword(page.body()));
    }

    private LoginPage(URI address, String cookies, List<Hidden> hidden) {
        this.address = address;
        this.cookies = cookies;
        this.hidden = hidden;
    }

    String csrf() {
        return hidden.stream()
                .filter(input -> input.name().equals(CSRF))
                .map(Hidden::value)
                .findFirst()
                .orElse("");
    }

    /**
     * {@return values that no page has: one character is another, all are in another order, some are left out or more, or
     * it is of another form}
     */
    List<String> invented() {
        List<String> values = new ArrayList<>(List.of("CONF-csrf-faux"));
        String csrf = csrf();
        if (!csrf.isEmpty()) {
            int at = csrf.length() / 2;
            char other = csrf.charAt(at) == '0' ? '1' : '0';
            values.add(csrf.substring(0, at) + other + csrf.substring(at + 1));
            values.add(new StringBuilder(csrf).reverse().toString());
            values.add(csrf.substring(0, at));
            values.add(csrf + "0");
        }
        return values;
    }

    /** {@return the same, but for that one value that the form brings back} */
    LoginPage withCsrf(String other) {
        List<Hidden> changed = new ArrayList<>(hidden);
        changed.removeIf(input -> input.name().equals(CSRF));
        changed.add(new Hidden(CSRF, other));
        return new LoginPage(address, cookies, changed);
    }

    /** {@return a page that the same browser is shown next: a cookie stays until another of its name comes} */
    LoginPage then(Answer next) {
        LoginPage page = new LoginPage(address, next);
        Map<String, String> kept = new LinkedHashMap<>();
        Stream.of(cookies, page.cookies)
                .flatMap(all -> Stream.of(all.split("; ")))
                .filter(cookie -> !cookie.isEmpty())
                .forEach(cookie -> kept.put(cookie.split("=", 2)[0], cookie));
        return new LoginPage(address, String.join("; ", kept.values()), page.hidden);
    }

    /** {@return the same, but for that value in the form and in each cookie, as who can set cookies would send it} */
    LoginPage withCsrfAndCookies(String other) {
        return new LoginPage(address, cookies.replaceAll("=[^;]*", "=" + other), withCsrf(other).hidden);
    }

    /** {@return the request as the browser sends it that was shown this page} */
    Call sentBack(Call asked) {
        return cookies.isEmpty() ? asked : asked.with("Cookie", cookies);
    }

    Call submit(Call post, Credentials user) {
        return submit(post, FORM, typed(user));
    }

    /**
     * @param post to the endpoint
     * @param type of the form
     * @param typed what the person has written, as it is sent
     * @return the form
     */
    Call submit(Call post, String type, String typed) {
        String inputs = hidden.stream()
                .map(input -> "&" + encode(input.name()) + "=" + encode(input.value()))
                .collect(Collectors.joining());
        return sentBack(
                post.with("Accept", "text/html, application/problem+json").body(type, typed + inputs));
    }

    /** The form of a page that is not the server's. */
    static Call forged(Call post, Credentials user) {
        return new LoginPage(post.uri(), "", List.of()).submit(post, user);
    }

    /** RFC 6265 sections 5.2 and 5.4: one that has expired, or is of another host or path, does not come back. */
    private static boolean comesBack(URI address, String cookie) {
        try {
            HttpCookie read = HttpCookie.parse(cookie).get(0);
            String path = Objects.requireNonNullElse(read.getPath(), "");
            String within = path.endsWith("/") ? path : path + "/";
            String domain = Objects.requireNonNullElse(read.getDomain(), "").replaceFirst("^\\.", "");
            return !read.hasExpired()
                    && ("." + address.getHost()).endsWith(domain.isEmpty() ? "" : "." + domain)
                    && (!path.startsWith("/") || (address.getPath() + "/").startsWith(within));
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    static String typed(Credentials user) {
        return "username=" + encode(user.name()) + "&password=" + encode(user.secret());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
