package lu.lalux.assure.stub.token.person;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.registry.store.ApplicationTable;
import lu.lalux.assure.stub.token.registration.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.util.HtmlUtils;

/**
 * The pages that a person sees at {@code /authen}: the form, and the reason when it cannot be shown. They run no
 * script, load nothing, and say so in their Content-Security-Policy; the form goes to this server only. Giving up needs
 * no request either: the link is the refusal of RFC 6749 section 4.2.2.1.
 */
public final class LoginPage {

    public static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String FOLDER = "/lu/lalux/assure/stub/token/person/";

    /** What it shares with the documentation's site. */
    private static final String SHARED = "/lu/lalux/assure/openapi/docs/commun.css";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private final ProblemWriter texts;
    private final JdbcClient reader;
    private final String frame = resource(FOLDER + "page.html");
    private final String form = resource(FOLDER + "connexion.html");
    private final String impossible = resource(FOLDER + "impossible.html");
    private final String style = resource(SHARED) + resource(FOLDER + "connexion.css");
    private final String styleHash = sha256(style);

    LoginPage(ProblemWriter texts, JdbcClient reader) {
        this.texts = texts;
        this.reader = reader;
    }

    /**
     * The form.
     *
     * @param request what the application asks for
     * @param csrf what the form must bring back
     * @param error what went wrong the last time, if anything
     * @param language the person's
     */
    public Html form(AuthorizationRequest request, String csrf, @Nullable Message error, Language language) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", text("token.page.title", language));
        values.put("heading", text("token.page.heading", language));
        values.put("intro", text(intro(request.client().getClientId()), language));
        values.put("action", '?' + RedirectAnswer.encoded(parameters(request)));
        values.put("username", text("token.page.username", language));
        values.put("password", text("token.page.password", language));
        values.put("csrf", csrf);
        values.put("submit", text("token.page.submit", language));
        values.put("cancel", text("token.page.cancel", language));
        values.put("cancelled", RedirectAnswer.location(request.redirectUri(), cancelled(request, language)));
        Map<String, String> markup = Map.of(
                "scopes",
                request.scopes().stream()
                        .map(scope -> "<li>" + escaped(text("token.scope." + scope, language)) + "</li>")
                        .collect(Collectors.joining()),
                "error",
                error == null ? "" : "<p role=\"alert\">" + escaped(texts.text(error, language)) + "</p>");
        // Browsers apply form-action to the redirection that answers the form, too.
        return new Html(
                filled(form, values, markup, language), policy("'self' " + Origin.of(request.redirectUri())), language);
    }

    /** Why there is no form. */
    public Html impossible(Message reason, Language language) {
        Map<String, String> values = Map.of(
                "title", text("token.page.impossible", language),
                "reason", texts.text(reason, language),
                "advice", text("token.page.advice", language));
        return new Html(filled(impossible, values, Map.of(), language), policy("'none'"), language);
    }

    /** For whom they sign in: an identifier says that to nobody. */
    private Message intro(String application) {
        return ApplicationTable.names(reader, application)
                .map(known -> Message.of("token.page.intro-named", known.application(), known.account(), application))
                .orElseGet(() -> Message.of("token.page.intro", application));
    }

    private static Map<String, String> parameters(AuthorizationRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "token");
        parameters.put("client_id", request.client().getClientId());
        parameters.put("redirect_uri", request.redirectUri());
        parameters.put("scope", String.join(" ", request.scopes()));
        if (request.state() != null) {
            parameters.put("state", request.state());
        }
        return parameters;
    }

    private Map<String, String> cancelled(AuthorizationRequest request, Language language) {
        Map<String, String> fragment = new LinkedHashMap<>();
        fragment.put("error", OAuth2ErrorCodes.ACCESS_DENIED);
        fragment.put("error_description", text("token.error.cancelled", language));
        if (request.state() != null) {
            fragment.put("state", request.state());
        }
        return fragment;
    }

    private String policy(String formAction) {
        return "default-src 'none'; style-src 'sha256-" + styleHash + "'; form-action " + formAction
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    /** The content in the frame that the pages share. */
    private String filled(String content, Map<String, String> values, Map<String, String> markup, Language language) {
        Map<String, String> framed = Map.of("content", replaced(content, values, markup, language));
        return replaced(frame, values, framed, language);
    }

    private String replaced(
            String template, Map<String, String> values, Map<String, String> markup, Language language) {
        return PLACEHOLDER.matcher(template).replaceAll(placeholder -> {
            String name = placeholder.group(1);
            String value = switch (name) {
                case "lang" -> language.tag();
                case "style" -> style;
                default -> markup.containsKey(name) ? markup.get(name) : escaped(values.get(name));
            };
            return Matcher.quoteReplacement(value);
        });
    }

    private String text(String key, Language language) {
        return text(Message.of(key), language);
    }

    private String text(Message message, Language language) {
        return texts.text(message, language);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String resource(String name) {
        try (InputStream in = LoginPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Not on the classpath: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot be read: " + name, unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /**
     * A page and what its browser must be told about it.
     *
     * @param text the HTML
     * @param policy the Content-Security-Policy
     * @param language what it is written in
     */
    public record Html(String text, String policy, Language language) {

        public void write(HttpServletResponse response, HttpStatusCode status) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            response.setStatus(status.value());
            response.setHeader("Content-Security-Policy", policy);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            response.setContentType(TYPE.toString());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            response.flushBuffer();
        }
    }
}
