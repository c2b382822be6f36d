package lu.lalux.assure.conformance.judge.report;

import static lu.lalux.assure.conformance.judge.scenario.Play.FUNCTIONS;
import static lu.lalux.assure.conformance.judge.scenario.Play.TOKENS;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.report.Report;

/** Clients that write what is secret, and what is markup or a terminal's command elsewhere, wherever they can. */
public final class TalkativeClient {

    static final String MARKUP = "<script>alert('tout')</script>";
    static final String COMMAND = "\u001B[2J";

    private static final Fixed[] SCENARIOS = {
        Fixed.must("jeton.a", State.BROKEN),
        Fixed.must("fichier.a", State.SHOWN).advising(),
        Fixed.should("manieres.a", State.BROKEN),
        Fixed.must("incident.a", State.NOT_SHOWN),
        Fixed.must("reglement.a", State.NOT_APPLICABLE)
    };

    private final Play play;
    private final List<String> planted = new ArrayList<>();

    private TalkativeClient(Play play) {
        this.play = play;
    }

    /** A back end: two tokens, an upload, a settlement, and secrets in every form and place. */
    public static TalkativeClient backEnd() {
        TalkativeClient client = new TalkativeClient(Play.repairer(SCENARIOS));
        Play play = client.play;
        Credentials usual = play.session().access().usual();
        client.plant(usual);
        client.plant(play.session().access().wrong());
        client.plant(play.session().access().narrow());
        play.always("X-Secret", usual.secret())
                .always("X-Half", usual.secret().replace("=", "%3D"))
                .always("X-Pair", base64(usual.name() + ":" + usual.secret()))
                .always("X-Markup", MARKUP + COMMAND);
        play.token(
                TOKENS,
                "/token?client_secret=" + encoded(usual.secret()) + "&autre=" + encoded(usual.secret()),
                usual.userBasic(),
                Play.form("grant_type", "client_credentials", "client_secret", usual.secret()));
        play.token();
        client.planted.add(play.held());
        play.token();
        client.planted.add(play.held());
        play.always("X-Token", play.held());
        play.token(play.session().access().wrong());
        play.send(
                "PUT",
                FUNCTIONS,
                "/reparateur?access_token=" + play.held() + "&t=" + play.held(),
                List.of(),
                ("{\"numeroFacture\":\"" + MARKUP + play.held() + "\"}").getBytes(StandardCharsets.UTF_8));
        play.send(play.session().list().invoices().get(0));
        return client;
    }

    /** A person, whose password is a secret, and whose token comes in an address. */
    static TalkativeClient person() {
        TalkativeClient client = new TalkativeClient(Play.of(Fonction.EXPERT, TokenWay.IMPLICIT, SCENARIOS));
        Play play = client.play;
        client.plant(play.session().access().usual());
        client.planted.add(play.signIn("etat").get("access_token"));
        play.send(
                "POST",
                TOKENS,
                "/authen",
                List.of(),
                Play.form("password", play.session().access().usual().secret(), "_csrf", "jeton-de-formulaire-1234")
                        .getBytes(StandardCharsets.UTF_8));
        client.planted.add("jeton-de-formulaire-1234");
        return client;
    }

    private void plant(Credentials credentials) {
        String secret = credentials.secret();
        planted.addAll(List.of(
                secret,
                encoded(secret),
                // However it is encoded, this is what it is known by.
                secret.substring(secret.length() - 20),
                base64(credentials.name() + ":" + secret),
                base64(encoded(credentials.name()) + ":" + encoded(secret)),
                base64(secret)));
    }

    /** {@return all that must not be seen anywhere} */
    List<String> planted() {
        return List.copyOf(planted);
    }

    Play play() {
        return play;
    }

    Judgement judgement(boolean ended) {
        return Judgement.of(
                play.session().evidence(ended),
                List.of(SCENARIOS),
                Fixed.register(SCENARIOS),
                "T1",
                Instant.parse("2026-07-01T10:00:00Z"));
    }

    public Report report(Language language) {
        return JudgementReport.of(judgement(true), redaction(), language);
    }

    Redaction redaction() {
        Redaction redaction = new Redaction();
        SessionSecrets.teach(
                redaction,
                play.session().access(),
                play.session().evidence(true).log());
        return redaction;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
