package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.judge.serve.session.OpenSession;
import lu.lalux.assure.conformance.judge.serve.session.SessionLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ServeBoundsIT {

    private static final String SOFTWARE = Vendor.software("Garage", "reparateur", "back-end");

    @TempDir
    private Path folder;

    private final Judges judges = new Judges();

    @AfterEach
    void nothing_went_wrong_inside() {
        assertThat(judges.faults).isEmpty();
    }

    private static SessionLimits limits(int open, int kept, Duration deadline, Duration quiet, long bytes) {
        return new SessionLimits(open, kept, deadline, quiet, bytes);
    }

    private static HttpResponse<String> token(JudgeService judge, String name, String secret) throws Exception {
        return Judges.token(judge, new Credentials(name, secret).userBasic(), "/reparateur");
    }

    /** One to which something came; where the machine is slow, a session may be over before: then another is opened. */
    private static Vendor used(JudgeService judge) throws Exception {
        for (int tries = 0; tries < 20; tries++) {
            Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            Judges.knock(judge, vendor);
            if (vendor.status("GET", "", vendor.key) == 200) {
                return vendor;
            }
        }
        throw new AssertionError("each session is over before anything comes");
    }

    private static void until(Condition condition) throws Exception {
        for (int i = 0; i < 1200 && !condition.holds(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.holds()).isTrue();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    @Test
    void one_more_than_may_be_open_waits_and_one_more_than_is_kept_has_the_oldest_make_room() throws Exception {
        SessionLimits limits = limits(1, 2, Duration.ofMinutes(5), Duration.ofMinutes(5), SessionLimits.BYTES);
        try (JudgeService judge = judges.open(folder, limits, Optional.empty())) {
            Vendor first = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            HttpResponse<String> second = Vendor.open(Judges.at(judge), SOFTWARE);
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("Retry-After")).contains("60");
            assertThat(second.body()).contains("trop-de-requetes", "1 sessions sont ouvertes");
            Judges.knock(judge, first);
            first.end();
            Vendor next = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            Judges.knock(judge, next);
            next.end();
            assertThat(first.status("GET", "/rapport.html", first.key)).isEqualTo(200);
            Vendor third = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            assertThat(first.status("GET", "", first.key)).isEqualTo(401);
            assertThat(folder.resolve("sessions").resolve(first.id)).doesNotExist();
            assertThat(next.status("GET", "/rapport.html", next.key)).isEqualTo(200);
            assertThat(third.standing().path("etat").asString()).isEqualTo("ouverte");
        }
    }

    @Test
    void a_session_ends_at_its_limit() throws Exception {
        SessionLimits limits = limits(5, 5, Duration.ofSeconds(1), Duration.ofMinutes(5), SessionLimits.BYTES);
        try (JudgeService judge = judges.open(folder, limits, Optional.empty())) {
            Vendor idle = used(judge);
            until(() -> idle.standing().path("etat").asString().equals("terminee"));
            assertThat(idle.standing().path("verdict").asString()).isEqualTo("partiel");
            assertThat(idle.standing().at("/motif/en").asString(""))
                    .matches("\\d+ obligations have not come up: ([a-z.-]+, ){5}and \\d+ more\\.");
        }
    }

    @Test
    void of_a_session_to_which_nothing_came_nothing_is_kept() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor unused = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            JsonNode ended = unused.end();
            assertThat(ended.path("etat").asString()).isEqualTo("terminee");
            assertThat(ended.path("verdict").asString()).isEqualTo("sans-verdict");
            assertThat(unused.status("GET", "", unused.key)).isEqualTo(401);
            assertThat(folder.resolve("sessions")).isEmptyDirectory();
            Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
        }
        assertThat(folder.resolve("sessions")).isEmptyDirectory();
    }

    @Test
    void a_session_to_which_nothing_comes_gives_its_place_back() throws Exception {
        SessionLimits limits = new SessionLimits(
                2, 5, Duration.ofMinutes(5), Duration.ofMinutes(5), SessionLimits.BYTES, Duration.ofSeconds(4));
        try (JudgeService judge = judges.open(folder, limits, Optional.empty())) {
            Vendor used = used(judge);
            Vendor unused = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            until(() -> unused.status("GET", "", unused.key) == 401);
            assertThat(used.standing().path("etat").asString()).isEqualTo("ouverte");
            assertThat(Vendor.open(Judges.at(judge), SOFTWARE).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void half_a_session_is_swept_at_the_start_and_the_folder_is_its_owner_s() throws Exception {
        Path orphan = Files.createDirectories(folder.resolve("sessions/JAAAAAAAA/fr"));
        Files.writeString(orphan.resolve("judgement.html"), "x");
        try (JudgeService judge = judges.open(folder)) {
            assertThat(orphan).doesNotExist();
            assertThat(Vendor.open(Judges.at(judge), SOFTWARE).statusCode()).isEqualTo(201);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sessions"))))
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void results_of_all_parts_come_at_once() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            ExecutorService senders = Executors.newFixedThreadPool(3);
            try {
                for (int round = 0; round < 20; round++) {
                    List<Future<Integer>> answers = new ArrayList<>();
                    for (int part = 1; part <= 3; part++) {
                        String path = "/parties/" + part + "/resultats";
                        String told = "{\"resultats\":[{\"referenceFacture\":\"P" + part
                                + "\",\"etat\":\"acceptee\",\"fautes\":[]}]}";
                        answers.add(senders.submit(() ->
                                vendor.bytes("PUT", path, vendor.key, told).statusCode()));
                    }
                    for (Future<Integer> answer : answers) {
                        assertThat(answer.get()).isEqualTo(204);
                    }
                    for (int part = 1; part <= 3; part++) {
                        assertThat(folder.resolve("sessions/" + vendor.id + "/resultats-" + part + ".json"))
                                .content()
                                .contains("\"P" + part + "\"");
                    }
                }
            } finally {
                senders.shutdownNow();
            }
        }
    }

    @Test
    void a_session_that_has_the_judge_keep_too_much_ends_and_its_credentials_with_it() throws Exception {
        SessionLimits limits = limits(5, 5, Duration.ofMinutes(5), Duration.ofMinutes(5), 8_000);
        try (JudgeService judge = judges.open(folder, limits, Optional.empty())) {
            Vendor greedy = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            String name = greedy.access().usual().name();
            String secret = greedy.access().usual().secret();
            for (int i = 0; i < 10; i++) {
                token(judge, name, secret);
            }
            until(() -> greedy.standing().path("etat").asString().equals("terminee"));
            assertThat(greedy.standing().path("requetes").asInt()).isPositive();
            assertThat(token(judge, name, secret).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void nothing_more_is_taken_once_it_is_too_much() throws Exception {
        SessionLimits limits = limits(5, 5, Duration.ofMinutes(5), Duration.ofMinutes(5), 100_000);
        try (JudgeService judge = judges.open(folder, limits, Optional.empty())) {
            Vendor greedy = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            String name = greedy.access().usual().name();
            OpenSession session = judge.sessions().find(greedy.id).orElseThrow();
            for (int i = 0; i < 20; i++) {
                token(judge, name, greedy.access().usual().secret() + "x".repeat(40_000));
            }
            assertThat(session.bytes()).isBetween(100_000L, 200_000L);
        }
    }

    @Test
    void what_a_person_was_told_is_weighed_too() throws Exception {
        SessionLimits limits = limits(5, 5, Duration.ofMinutes(5), Duration.ofMinutes(5), 100_000);
        try (JudgeService judge = judges.open(folder, limits, Optional.empty())) {
            Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            Judges.knock(judge, vendor);
            OpenSession session = judge.sessions().find(vendor.id).orElseThrow();
            long before = session.bytes();
            String told = "{\"resultats\":[{\"referenceFacture\":\"" + "r".repeat(50_000)
                    + "\",\"etat\":\"refusee\",\"fautes\":[{\"pointer\":\"/" + "p".repeat(30_000)
                    + "\",\"code\":\"c\"}]}]}";
            vendor.bytes("PUT", "/parties/1/resultats", vendor.key, told);
            vendor.bytes("PUT", "/parties/1/resultats", vendor.key, told);
            assertThat(session.bytes() - before).isBetween(80_000L, 90_000L);
            vendor.bytes("PUT", "/parties/2/resultats", vendor.key, told);
            until(() -> vendor.standing().path("etat").asString().equals("terminee"));
        }
    }

    @Test
    void whoever_has_the_mark_alone_does_not_keep_a_session_open() throws Exception {
        SessionLimits limits = limits(5, 5, Duration.ofMinutes(5), Duration.ofSeconds(2), SessionLimits.BYTES);
        try (JudgeService judge = judges.open(folder, limits, Optional.empty())) {
            Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            for (Credentials each : vendor.access().all()) {
                token(judge, each.name(), each.secret());
            }
            until(() -> {
                Thread.sleep(300);
                Judges.knock(judge, vendor);
                return vendor.standing().path("etat").asString().equals("terminee");
            });
        }
    }

    @Test
    void a_report_that_is_deleted_while_it_is_read_is_unknown_from_then_on() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            for (int round = 0; round < 20; round++) {
                Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
                Judges.knock(judge, vendor);
                vendor.end();
                ExecutorService readers = Executors.newFixedThreadPool(4);
                List<Future<Integer>> last = new ArrayList<>();
                for (int reader = 0; reader < 4; reader++) {
                    last.add(readers.submit(() -> {
                        int status = 200;
                        while (status == 200) {
                            status = vendor.status("GET", "/rapport.html", vendor.key);
                        }
                        return status;
                    }));
                }
                assertThat(vendor.status("DELETE", "", vendor.key)).isEqualTo(204);
                for (Future<Integer> status : last) {
                    assertThat(status.get()).isEqualTo(401);
                }
                readers.shutdown();
            }
        }
    }

    @Test
    void a_name_that_is_missing_has_one_fault_and_what_nobody_sees_is_in_none() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            JsonNode empty = JsonMapper.shared()
                    .readTree(Vendor.open(Judges.at(judge), Vendor.software("", "reparateur", "back-end"))
                            .body());
            assertThat(empty.path("errors").findValuesAsString("code")).containsExactly("valeur-vide");
            for (String odd :
                    List.of("Garage\u202e", "Gara\u200bge", "Garage\n", "\ud83d\ude97", " Garage", "\u3164")) {
                HttpResponse<String> name = Vendor.open(Judges.at(judge), Vendor.software(odd, "expert", "back-end"));
                assertThat(name.statusCode()).as(odd).isEqualTo(400);
                assertThat(name.body()).contains("\"/nom\"");
                String version = SOFTWARE.replace("\"1\"", "\"" + odd.replace("\n", "\\n") + "\"");
                assertThat(Vendor.open(Judges.at(judge), version).body())
                        .as(odd)
                        .contains("\"/version\"");
            }
            assertThat(Vendor.open(Judges.at(judge), Vendor.software("Café n° 4 – été", "expert", "back-end"))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void opening_asks_for_the_key_of_lalux_where_there_is_one() throws Exception {
        try (JudgeService judge = judges.open(folder, Judges.USUAL, Optional.of("clef-de-lalux-0123456789"))) {
            HttpResponse<String> without = Vendor.open(Judges.at(judge), SOFTWARE);
            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"assure-juge\"");
            HttpRequest.Builder opening = HttpRequest.newBuilder(
                            Judges.at(judge).resolve("/juge/sessions"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(SOFTWARE));
            assertThat(Judges.sent(opening.copy().header("Authorization", "Bearer clef-de-lalux-0123456780"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(Judges.sent(opening.copy().header("Authorization", "Bearer clef-de-lalux-0123456789"))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(Judges.sent(HttpRequest.newBuilder(Judges.at(judge).resolve("/juge/offre")))
                            .body())
                    .contains("\"cleDemandee\":true");
        }
    }

    @Test
    void nobody_sees_another_s_session_nor_learns_whether_there_is_one() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor one = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            Vendor two = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            for (String path : new String[] {"", "/acces", "/liste.zip", "/rapport.html", "/certificat.jws"}) {
                HttpResponse<byte[]> others = one.bytes("GET", path, two.key, null);
                assertThat(others.statusCode()).as(path).isEqualTo(401);
                JsonNode problem = JsonMapper.shared().readTree(others.body());
                HttpResponse<String> unknown =
                        Judges.sent(HttpRequest.newBuilder(Judges.at(judge).resolve("/juge/sessions/JAAAAAAAA" + path))
                                .header("Authorization", "Bearer " + two.key));
                assertThat(JsonMapper.shared().readTree(unknown.body()).path("detail"))
                        .isEqualTo(problem.path("detail"));
            }
            assertThat(one.status("DELETE", "", two.key)).isEqualTo(401);
            assertThat(one.status("GET", "/../" + two.id, one.key)).isIn(401, 404);
            assertThat(one.status("GET", "", one.key)).isEqualTo(200);
        }
    }

    @Test
    void what_is_no_request_of_the_interface_is_refused_in_the_words_of_the_catalogue() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            URI sessions = Judges.at(judge).resolve("/juge/sessions");
            HttpRequest.Builder json = HttpRequest.newBuilder(sessions).header("Content-Type", "application/json");
            assertThat(Judges.sent(HttpRequest.newBuilder(sessions)).headers().firstValue("Allow"))
                    .contains("POST");
            assertThat(Judges.sent(HttpRequest.newBuilder(sessions).POST(HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(415);
            assertThat(Judges.sent(json.copy().POST(HttpRequest.BodyPublishers.ofString("{")))
                            .body())
                    .contains("json-illisible");
            assertThat(Judges.sent(json.copy().POST(HttpRequest.BodyPublishers.ofString(" ".repeat(2 << 20))))
                            .statusCode())
                    .isEqualTo(413);
            JsonNode faults = JsonMapper.shared()
                    .readTree(Judges.sent(json.copy()
                                    .header("Accept-Language", "en")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"nom\":\"\",\"version\":\"1\",\"metier\":\"garage\",\"x\":1}")))
                            .body());
            assertThat(faults.path("title").asString()).isEqualTo("Some fields of the request are not valid");
            assertThat(faults.path("errors").findValuesAsString("pointer"))
                    .containsExactlyInAnyOrder("/nom", "/metier", "/acces", "/x");
            assertThat(Vendor.open(Judges.at(judge), Vendor.software("G", "reparateur", "en-personne"))
                            .body())
                    .contains("/acces");
            assertThat(Judges.sent(HttpRequest.newBuilder(Judges.at(judge).resolve("/juge/rien")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_request_that_carries_nothing_known_is_nobody_s_and_a_broken_one_is_its_sender_s() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            assertThat(token(judge, "juge-autre", "x").statusCode()).isEqualTo(401);
            assertThat(judge.sessions()
                            .find(vendor.id)
                            .orElseThrow()
                            .session()
                            .evidence(false)
                            .log()
                            .all())
                    .isEmpty();
            String name = vendor.access().usual().name();
            HttpResponse<String> inBody = Judges.sent(HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + judge.port() + "/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + name)));
            assertThat(inBody.statusCode()).isEqualTo(401);
            // What stood a moment ago is told for some seconds.
            until(() -> vendor.standing().path("requetes").asInt() == 1);
        }
    }

    @Test
    void a_session_that_was_open_when_the_judge_ended_is_interrupted_and_its_report_says_so() throws Exception {
        Vendor stopped;
        try (JudgeService judge = judges.open(folder)) {
            stopped = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            assertThat(stopped.opened.at("/session/motif/fr").asString("")).isEqualTo("Aucune requête n'est venue.");
            token(
                    judge,
                    stopped.access().usual().name(),
                    stopped.access().usual().secret());
        }
        // As a breakdown leaves it: what was told at its opening, and nothing since.
        Path crashed = folder.resolve("sessions/" + stopped.id + "/session.json");
        String interrupted = Files.readString(crashed);
        assertThat(interrupted).contains("\"etat\":\"interrompue\"");
        Files.writeString(crashed, interrupted.replace("\"interrompue\"", "\"ouverte\""));
        try (JudgeService judge = judges.open(folder)) {
            Vendor again = stopped.at(Judges.at(judge));
            assertThat(again.standing().path("etat").asString()).isEqualTo("interrompue");
            assertThat(again.standing().at("/motif/fr").asString("")).startsWith("La session a été interrompue");
            assertThat(again.standing().path("fin").asString("")).isNotEmpty();
            assertThat(again.get("/rapport.html?langue=en")).contains("The session was interrupted");
            assertThat(again.status("GET", "/certificat.jws", again.key)).isEqualTo(404);
            assertThat(again.status("GET", "/liste.zip", again.key)).isEqualTo(409);
        }
    }
}
