package lu.lalux.assure.conformance.judge.scenario.token;

import static lu.lalux.assure.conformance.judge.scenario.Play.FUNCTIONS;
import static lu.lalux.assure.conformance.judge.scenario.Play.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.scenario.Crowd;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What clients do with tokens, rightly and wrongly, in each scenario. */
class TokenScenariosTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final String FORM = "grant_type=client_credentials&scope=%2Freparateur+%2Freparateur%2Fupload";

    /** How a ruling ends, and whether it has advice. */
    private enum Verdict {
        RIGHT(State.SHOWN, false),
        ADVISED(State.SHOWN, true),
        WRONG(State.BROKEN, false),
        UNSEEN(State.NOT_SHOWN, false);

        private final State state;
        private final boolean advice;

        Verdict(State state, boolean advice) {
            this.state = state;
            this.advice = advice;
        }
    }

    /** A case, and how what was wrong is told; empty where no matter. */
    private record Case(Verdict verdict, String what, String told, Consumer<Play> script) {

        Case(Verdict verdict, String what, Consumer<Play> script) {
            this(verdict, what, "", script);
        }
    }

    private static Case right(String what, Consumer<Play> script) {
        return new Case(Verdict.RIGHT, what, script);
    }

    private static Case advised(String what, Consumer<Play> script) {
        return new Case(Verdict.ADVISED, what, script);
    }

    private static Case wrong(String what, Consumer<Play> script) {
        return new Case(Verdict.WRONG, what, script);
    }

    private static Case wrong(String what, String told, Consumer<Play> script) {
        return new Case(Verdict.WRONG, what, told, script);
    }

    private static Case unseen(String what, Consumer<Play> script) {
        return new Case(Verdict.UNSEEN, what, script);
    }

    private static Stream<DynamicTest> plays(Supplier<Scenario> scenario, Case... cases) {
        return Stream.of(cases).map(played -> {
            Scenario judged = scenario.get();
            return DynamicTest.dynamicTest(judged.id() + ": " + played.what(), () -> {
                Play play = Play.repairer(judged, new Crowd(20));
                played.script().accept(play);
                Ruling ruling = play.ruling();
                assertThat(ruling.state()).as("%s", ruling).isEqualTo(played.verdict().state);
                assertThat(ruling.advice().isEmpty()).as("%s", ruling).isNotEqualTo(played.verdict().advice);
                if (!played.told().isEmpty()) {
                    assertThat(ruling.remarks().get(0).received().en()).isEqualTo(played.told());
                }
            });
        });
    }

    private static Invoice own(Play play) {
        return play.own().get(0);
    }

    private static void renewAndSend(Play play) {
        play.token();
        play.send(own(play));
    }

    /** A token that ends at the invoice of the scenario, and nothing more. */
    private static void ended(Play play) {
        renewAndSend(play);
    }

    private static void twoAtOnce(Play play) {
        play.answeredAfter(SECOND.multipliedBy(2)).token();
        play.pause(SECOND.negated()).token();
        play.answeredAfter(Duration.ZERO);
    }

    private static void ask(Play play, String target, String authorization, String form) {
        play.token(TOKENS, target, authorization, form);
    }

    private static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String inFull(String text) {
        return "%" + HexFormat.ofDelimiter("%").formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void times(int count, Runnable what) {
        for (int i = 0; i < count; i++) {
            what.run();
        }
    }

    private static void call(Play play, String host, String target, Header... headers) {
        play.send("PUT", host, target, List.of(headers), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Header authorization(String value) {
        return new Header("Authorization", value);
    }

    @TestFactory
    Stream<DynamicTest> one_for_many_calls() {
        return plays(
                TokenReused::forCalls,
                unseen("hardly any call", play -> {
                    play.token();
                    play.send(play.session().list().invoices().get(0));
                }),
                right("one for all", play -> {
                    play.token();
                    play.rest();
                }),
                right("one for each scope", play -> {
                    play.token();
                    String first = play.held();
                    play.token();
                    String second = play.held();
                    play.session().list().invoices().forEach(invoice -> {
                        play.use(first);
                        invoice.files().keySet().forEach(field -> play.upload(invoice, field));
                        play.use(second).send(invoice);
                    });
                }),
                right(
                        "one for each invoice",
                        play -> play.session().list().invoices().forEach(invoice -> {
                            play.token();
                            play.send(invoice);
                        })),
                wrong(
                        "one for each call",
                        play -> play.session().list().invoices().forEach(invoice -> {
                            play.token();
                            invoice.files().keySet().forEach(field -> play.upload(invoice, field));
                            play.token();
                            play.send(invoice);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> it_ends() {
        return plays(
                TokenEnds::atSettlement,
                unseen("never came up", Play::token),
                unseen("stopped, and nothing more", TokenScenariosTest::ended),
                right("renewed and sent again", play -> {
                    ended(play);
                    renewAndSend(play);
                }),
                right("left to a person, others sent", play -> {
                    ended(play);
                    play.token();
                    play.rest();
                }),
                right("once more with the old one", play -> {
                    ended(play);
                    play.send(own(play));
                    renewAndSend(play);
                }),
                advised("renewed, and the file sent again", play -> {
                    ended(play);
                    play.token();
                    own(play).files().keySet().forEach(field -> play.upload(own(play), field));
                    play.send(own(play));
                }),
                wrong("the old one behind a new one", play -> {
                    ended(play);
                    String old = play.held();
                    play.pause(SECOND).token();
                    play.pause(SECOND).use(old).send(own(play));
                }),
                wrong("the same token again and again", play -> {
                    ended(play);
                    times(5, () -> play.send(own(play)));
                    renewAndSend(play);
                }),
                wrong("everything with the old token", play -> {
                    ended(play);
                    play.pause(SECOND).rest();
                }),
                unseen("from disk, in the next run", play -> {
                    ended(play);
                    play.runAgain().send(own(play));
                }),
                right("from disk, in one run after the other, but a new one is asked for", play -> {
                    ended(play);
                    String old = play.held();
                    times(2, () -> {
                        play.runAgain().use(old).send(own(play));
                        play.token();
                    });
                    play.send(own(play));
                }),
                unseen("killed before it could note the 401", play -> {
                    ended(play);
                    times(2, () -> play.killed().send(own(play)));
                }),
                wrong("from disk, in one run after the other", play -> {
                    ended(play);
                    times(2, () -> play.runAgain().send(own(play)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> it_ends_at_an_upload() {
        return plays(
                TokenEnds::atUpload,
                right("renewed and sent again", play -> {
                    ended(play);
                    renewAndSend(play);
                }),
                wrong("the same token again and again", play -> {
                    play.token();
                    times(6, () -> own(play).files().keySet().forEach(field -> play.upload(own(play), field)));
                }));
    }

    /** That the old token came again is another fault than to have asked for none. */
    @Test
    void who_leaves_behind_a_second_401_has_asked_for_a_token() {
        Play play = Play.repairer(TokenEnds.atUpload(), new Crowd(3));
        play.token();
        Invoice invoice = own(play);
        String field = invoice.files().keySet().iterator().next();
        assertThat(play.upload(invoice, field).status()).isEqualTo(401);
        String old = play.held();
        play.pause(SECOND).token();
        assertThat(play.pause(SECOND).use(old).upload(invoice, field).status()).isEqualTo(401);
        play.runAgain();
        assertThat(play.ruling().remarks())
                .extracting(remark -> remark.received().en())
                .containsExactly("The same token, refused 2 times.");
    }

    @TestFactory
    Stream<DynamicTest> a_new_one_is_refused_too() {
        return plays(
                FreshTokenRefused::new,
                unseen("never came up", Play::token),
                right("a new token once, then others", play -> {
                    ended(play);
                    renewAndSend(play);
                    play.rest();
                }),
                right("run again later", play -> {
                    times(5, () -> {
                        renewAndSend(play);
                        renewAndSend(play);
                        play.pause(Duration.ofSeconds(15));
                    });
                    assertThat(play.send(own(play)).status()).isEqualTo(202);
                }),
                right("in three runs, and no more in the fourth", play -> {
                    times(3, () -> {
                        renewAndSend(play);
                        renewAndSend(play);
                        play.runAgain();
                    });
                    assertThat(play.send(own(play)).status()).isEqualTo(202);
                }),
                right("two tries in each of three runs", play -> times(6, () -> renewAndSend(play))),
                wrong("a few more tries", play -> times(7, () -> renewAndSend(play))),
                right("in one run, with what a library does by itself", play -> {
                    play.runAgain();
                    times(4, () -> renewAndSend(play));
                }),
                wrong("a few more tries in one run", play -> {
                    play.runAgain();
                    times(5, () -> renewAndSend(play));
                }),
                wrong("round in circles", play -> times(30, () -> renewAndSend(play))));
    }

    @TestFactory
    Stream<DynamicTest> the_server_of_tokens_is_busy() {
        return Stream.of(busy(TokenTrouble::busy, 3), busy(TokenTrouble::tooMany, 2))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> busy(Supplier<Scenario> scenario, int seconds) {
        return plays(
                scenario,
                unseen("no token is asked for after it", TokenScenariosTest::ended),
                unseen("given up, and nothing more", play -> {
                    ended(play);
                    play.token();
                }),
                right("waited for", play -> {
                    ended(play);
                    play.token();
                    play.pause(SECOND.multipliedBy(seconds));
                    renewAndSend(play);
                    play.rest();
                }),
                wrong("again at once", play -> {
                    ended(play);
                    play.token();
                    renewAndSend(play);
                    play.rest();
                }),
                wrong("at once, and on the same connection, while others are under way", play -> {
                    twoAtOnce(play);
                    ended(play);
                    play.onOneConnection().token();
                    renewAndSend(play);
                    play.rest();
                }),
                advised("at once, and perhaps another of several", play -> {
                    twoAtOnce(play);
                    ended(play);
                    play.token();
                    renewAndSend(play);
                    play.rest();
                }),
                advised("goes on with the next invoice at once", play -> {
                    ended(play);
                    play.token();
                    play.token();
                    play.rest();
                }),
                right("another worker has a new token already", play -> {
                    play.token();
                    String other = play.held();
                    play.token();
                    play.send(own(play));
                    Invoice next = play.session().list().invoices().stream()
                            .filter(invoice -> invoice.scenario().isEmpty())
                            .findFirst()
                            .orElseThrow();
                    // Not before the invoice has come again: two ends at once would stop who renews a token once.
                    assertThat(play.use(other).send(own(play)).status()).isEqualTo(202);
                    assertThat(play.send(next).status()).isEqualTo(401);
                    assertThat(play.token().status()).isIn(429, 503);
                    play.pause(SECOND.multipliedBy(seconds));
                    play.token();
                    play.rest();
                }),
                advised("a program for each invoice, which gives up", play -> {
                    ended(play);
                    play.token();
                    play.session().list().invoices().forEach(invoice -> {
                        play.token();
                        play.send(invoice);
                    });
                }),
                wrong("sends without the header", play -> {
                    ended(play);
                    play.token();
                    play.use("").send(own(play));
                }),
                wrong("sends without a token", play -> {
                    ended(play);
                    play.token();
                    play.use("undefined").send(own(play));
                    play.pause(SECOND.multipliedBy(seconds));
                    renewAndSend(play);
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_server_of_tokens_fails() {
        return Stream.<Supplier<Scenario>>of(TokenTrouble::error, TokenTrouble::half)
                .flatMap(scenario -> plays(
                        scenario,
                        right("again at once", play -> {
                            ended(play);
                            play.token();
                            renewAndSend(play);
                        }),
                        right("asks without a token first, always", play -> {
                            call(play, FUNCTIONS, "/reparateur");
                            ended(play);
                            play.token();
                            call(play, FUNCTIONS, "/reparateur");
                            renewAndSend(play);
                        }),
                        wrong("sends without a token", play -> {
                            ended(play);
                            play.token();
                            play.use("null").send(own(play));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> sent_to_another_host() {
        return plays(
                TokenRedirected::new,
                unseen("no token is asked for after it", TokenScenariosTest::ended),
                right("not followed", play -> {
                    ended(play);
                    assertThat(Play.header(play.token(), "Location"))
                            .hasValue("//" + FUNCTIONS + TokenRedirected.ELSEWHERE);
                    renewAndSend(play);
                }),
                wrong("followed without credentials", play -> {
                    ended(play);
                    play.token();
                    play.token(FUNCTIONS, TokenRedirected.ELSEWHERE, "", FORM);
                }),
                wrong("followed with them", play -> {
                    ended(play);
                    play.token();
                    play.token(
                            FUNCTIONS,
                            TokenRedirected.ELSEWHERE,
                            play.session().access().usual().clientBasic(),
                            FORM);
                }));
    }

    private static List<Invoice> made(Play play, String scenario) {
        return play.session().list().invoices().stream()
                .filter(invoice -> invoice.scenario().equals(scenario))
                .toList();
    }

    /**
     * A right client's workers send the list's last invoices at once, in any order: the one whose tokens are refused may come
     * first, and must not keep the redirect from coming up.
     */
    @Test
    void an_end_comes_up_beside_an_invoice_that_no_token_opens() {
        Play play = Play.repairer(new TokenRedirected(), new FreshTokenRefused());
        Invoice refused = made(play, "jeton.neuf-refuse").get(0);

        play.token();
        assertThat(play.send(refused).status()).isEqualTo(401);
        // It is about to come again with a new token, and would have to stop then in any case.
        assertThat(play.send(own(play)).status()).isEqualTo(401);
        assertThat(play.token().status()).isEqualTo(307);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
        assertThat(play.ruling().state())
                .as("whoever is at its end has not followed")
                .isEqualTo(State.SHOWN);
    }

    /** One of several workers has told of a token's end, and another sends the next invoice with that token. */
    @Test
    void an_invoice_that_no_token_opens_comes_up_beside_an_end() {
        Play play = Play.repairer(new TokenRedirected(), new FreshTokenRefused());
        play.token();
        assertThat(play.send(own(play)).status()).isEqualTo(401);
        Invoice refused = made(play, "jeton.neuf-refuse").get(0);
        assertThat(play.send(refused).status()).isEqualTo(401);
        Evidence evidence = play.session().evidence(true);
        assertThat(play.session().scenarios().get(1).ruling(evidence).state()).isEqualTo(State.SHOWN);
    }

    @TestFactory
    Stream<DynamicTest> said_in_other_words() {
        return plays(
                LooseTokenAnswer::new,
                unseen("one token only", play -> {
                    play.token();
                    play.rest();
                }),
                right("understood", play -> {
                    play.token();
                    play.rest();
                    play.token();
                    play.rest();
                }),
                right("understood, and cut", play -> {
                    play.token();
                    play.token();
                    play.use(play.held().substring(0, 60)).rest();
                }),
                wrong("never understood", play -> {
                    play.token();
                    String first = play.held();
                    times(6, () -> {
                        play.pause(SECOND).token();
                        play.use(first).rest();
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> to_the_letter() {
        return plays(
                TokenOpaque::new,
                unseen("no call", Play::token),
                right("as it is", play -> {
                    play.token();
                    play.rest();
                }),
                wrong("cut", play -> {
                    play.token();
                    play.use(play.held().substring(0, 2_048)).rest();
                }),
                wrong("in small letters", play -> {
                    play.token();
                    play.use(play.held().toLowerCase(Locale.ROOT)).rest();
                }));
    }

    @TestFactory
    Stream<DynamicTest> in_the_header() {
        return plays(
                TokenInHeader::new,
                unseen("no call", Play::token),
                right("Bearer in any case", play -> {
                    play.token();
                    call(play, FUNCTIONS, "/reparateur", authorization("bearer  " + play.held()));
                }),
                advised("without one first", play -> {
                    call(play, FUNCTIONS, "/reparateur");
                    play.token();
                    play.rest();
                }),
                wrong("another scheme", "The header has another form.", play -> {
                    play.token();
                    call(play, FUNCTIONS, "/reparateur", authorization("Token " + play.held()));
                }),
                wrong("in quotes", play -> {
                    play.token();
                    call(play, FUNCTIONS, "/reparateur", authorization("Bearer \"" + play.held() + '"'));
                }),
                wrong("in a cookie alone", "The header is not there, the token is elsewhere.", play -> {
                    play.token();
                    call(play, FUNCTIONS, "/reparateur", new Header("Cookie", "jeton=" + play.held()));
                }),
                wrong("twice", "The header is there 2 times.", play -> {
                    play.token();
                    call(
                            play,
                            FUNCTIONS,
                            "/reparateur",
                            authorization("Bearer " + play.held()),
                            authorization("Bearer " + play.held()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> nowhere_else() {
        return plays(
                TokenNowhereElse::new,
                unseen("no call", Play::token),
                right("in the header", play -> {
                    play.token();
                    play.rest();
                }),
                wrong("in the address", play -> {
                    play.token();
                    call(play, FUNCTIONS, "/reparateur?access_token=" + play.held());
                }),
                wrong("in a cookie", "It is in the header Cookie.", play -> {
                    play.token();
                    call(
                            play,
                            FUNCTIONS,
                            "/reparateur",
                            authorization("Bearer " + play.held()),
                            new Header("Cookie", "jeton=" + play.held()));
                }),
                wrong("in the body", play -> {
                    play.token();
                    play.settle(
                            play.body(play.session().list().invoices().get(0)).put("access_token", play.held()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_secret_in_the_header() {
        return plays(
                SecretInHeader::new,
                unseen("no token is asked for", play -> {}),
                right("Basic", Play::token),
                wrong(
                        "in the address",
                        play -> ask(
                                play,
                                "/token?"
                                        + Play.form("client_secret", usual(play).secret()),
                                "",
                                FORM)),
                wrong(
                        "in the address, each letter encoded",
                        play -> ask(play, "/token?x=" + inFull(usual(play).secret()), "", FORM)),
                wrong(
                        "in the body",
                        play -> ask(
                                play,
                                "/token",
                                "",
                                FORM + "&"
                                        + Play.form("client_secret", usual(play).secret()))),
                advised("in the body, when the header has failed", play -> {
                    Credentials wrong = play.session().access().wrong();
                    play.token(wrong);
                    ask(play, "/token", "", FORM + "&" + Play.form("client_secret", wrong.secret()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_secret_as_a_form() {
        return plays(
                SecretEncoded::new,
                unseen("no token is asked for", play -> {}),
                right("encoded", Play::token),
                right("encoded in full", play -> ask(play, "/token", usual(play).clientBasicInFull(), FORM)),
                wrong("as it is", play -> ask(play, "/token", usual(play).userBasic(), FORM)),
                wrong("twice", play -> {
                    String once = Play.form("", usual(play).secret()).substring(1);
                    ask(play, "/token", new Credentials(usual(play).name(), once).clientBasic(), FORM);
                }),
                advised("as it is, then encoded", play -> {
                    ask(play, "/token", usual(play).userBasic(), FORM);
                    play.token();
                }),
                unseen(
                        "another secret",
                        play -> ask(play, "/token", basic(usual(play).name(), "autre"), FORM)));
    }

    @TestFactory
    Stream<DynamicTest> no_tolerated_form() {
        return plays(
                TokenRequestForm::new,
                right("Basic and a form", Play::token),
                wrong("T4", play -> ask(play, "/token", usual(play).bare(), FORM)),
                wrong("T5", play -> ask(play, "/token?" + FORM, usual(play).clientBasic(), "")),
                wrong(
                        "no scope",
                        "One of them is missing, or the body cannot be read: compressed, for instance.",
                        play -> ask(play, "/token", usual(play).clientBasic(), "grant_type=client_credentials")),
                wrong(
                        "three blanks",
                        "scope=\"/reparateur   /reparateur/upload\"",
                        play -> ask(
                                play,
                                "/token",
                                usual(play).clientBasic(),
                                "grant_type=client_credentials&scope=/reparateur+++/reparateur/upload")),
                wrong(
                        "JSON",
                        "The body is JSON.",
                        play -> play.send(
                                "POST",
                                TOKENS,
                                "/token",
                                List.of(
                                        authorization(usual(play).clientBasic()),
                                        new Header("Content-Type", "application/json")),
                                "{\"grant_type\":\"client_credentials\"}".getBytes(StandardCharsets.UTF_8))));
    }

    @TestFactory
    Stream<DynamicTest> the_scopes_that_are_needed() {
        return plays(
                ScopesNeeded::new,
                right("both", Play::token),
                right(
                        "one",
                        play -> ask(
                                play,
                                "/token",
                                usual(play).clientBasic(),
                                "scope=/reparateur&grant_type=client_credentials")),
                wrong(
                        "the other trade's",
                        play -> ask(play, "/token", usual(play).clientBasic(), FORM + "+%2Fexpert")));
    }

    @TestFactory
    Stream<DynamicTest> two_addresses() {
        return plays(
                TwoAddresses::new,
                unseen("one address", play -> {
                    play.token(FUNCTIONS, "/token", usual(play).clientBasic(), FORM);
                    play.rest();
                }),
                right("two", play -> {
                    play.token();
                    play.rest();
                }),
                wrong("the secret to a function", play -> {
                    play.token();
                    play.rest();
                    call(
                            play,
                            FUNCTIONS,
                            "/reparateur",
                            authorization(usual(play).clientBasic()));
                }),
                wrong("the secret to a function, in a header of its own", play -> {
                    play.token();
                    play.rest();
                    call(
                            play,
                            FUNCTIONS,
                            "/reparateur",
                            new Header("X-Client", usual(play).clientBasic()));
                }),
                wrong("the token to where tokens are", play -> {
                    play.token();
                    play.rest();
                    ask(play, "/token", "Bearer " + play.held(), FORM);
                }),
                wrong("the secret to the other address", play -> {
                    play.token();
                    play.rest();
                    play.token(FUNCTIONS, "/token", usual(play).clientBasic(), FORM);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_wrong_secret() {
        return plays(
                SecretWrong::hammered,
                unseen("never asked", Play::token),
                right("once", TokenScenariosTest::askWrongly),
                right("as often as said", play -> times(10, () -> askWrongly(play))),
                right(
                        "three times in each of four runs",
                        play -> times(4, () -> {
                            play.pause(SECOND.multipliedBy(25));
                            times(3, () -> askWrongly(play));
                        })),
                wrong("hammered", play -> times(11, () -> askWrongly(play))),
                wrong("once for each invoice", play -> play.own().forEach(invoice -> askWrongly(play))),
                wrong("the invoice all the same", play -> {
                    askWrongly(play);
                    play.use("null").settle(play.body(own(play)));
                }));
    }

    @Test
    void a_part_that_is_sent_with_another_s_credentials_is_told_so() {
        for (Scenario scenario : List.of(SecretWrong.hammered(), new ScopeMissing())) {
            Play play = Play.repairer(scenario);
            play.token();
            play.send(own(play));
            assertThat(play.ruling().reason().orElseThrow().en()).contains("another part's credentials", "/acces.env");
        }
    }

    @TestFactory
    Stream<DynamicTest> a_wrong_secret_in_measure() {
        return plays(
                SecretWrong::inMeasure,
                unseen("never asked", Play::token),
                right("twice", play -> times(2, () -> askWrongly(play))),
                right(
                        "in each of three runs",
                        play -> times(3, () -> {
                            askWrongly(play);
                            play.runAgain();
                        })),
                wrong("once more", play -> times(3, () -> askWrongly(play))));
    }

    @TestFactory
    Stream<DynamicTest> one_for_many_invoices() {
        return plays(
                TokenReused::forInvoices,
                right("one for all", play -> {
                    play.token();
                    play.rest();
                }),
                wrong(
                        "one for each invoice",
                        play -> play.session().list().invoices().forEach(invoice -> {
                            play.token();
                            play.send(invoice);
                        })));
    }

    private static void askWrongly(Play play) {
        play.token(play.session().access().wrong());
    }

    @TestFactory
    Stream<DynamicTest> a_scope_is_missing() {
        return plays(
                ScopeMissing::new,
                unseen("never asked", Play::token),
                right("each once, and one more token", play -> {
                    askNarrowly(play);
                    askNarrowly(play);
                    play.own().forEach(play::send);
                }),
                wrong("tokens again and again", play -> {
                    askNarrowly(play);
                    play.send(own(play));
                    times(13, () -> askNarrowly(play));
                }),
                wrong("the same request again and again", play -> {
                    askNarrowly(play);
                    times(6, () -> play.send(own(play)));
                }));
    }

    private static void askNarrowly(Play play) {
        play.token(play.session().access().narrow());
    }

    private static Credentials usual(Play play) {
        return play.session().access().usual();
    }
}
