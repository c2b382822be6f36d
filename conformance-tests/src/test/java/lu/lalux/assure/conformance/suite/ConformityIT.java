package lu.lalux.assure.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite against the reference implementation: conforming in every profile, and the exit codes that it promises. */
@ExtendWith(RunningStub.class)
class ConformityIT {

    private static final String[] EVERY_PROFILE = {
        "--profile", "document", "--profile", "contrat", "--profile", "tolerance"
    };

    /** The sandbox's published secrets: planted here, and to be found in no output. */
    private static final List<String> SECRETS = List.of(
            "garage-demo-secret-7Qm2vX9sLr4TbK1e",
            "garage-autre-secret-3Hd8nZ5wYc6PfJ0u",
            "expert-backend-secret-9Ws4gB7kMx2RtV6a",
            "garage-expert:100% é+secret-6Yp1cJ8nW3vTq9Bz",
            "expert-demo-motdepasse",
            "expert-autre:motdepasse 100%+");

    @Test
    @Tag("newcomer")
    void the_reference_implementation_conforms_in_every_profile(RunningStub.Address stub) {
        SuiteProcess run = SuiteProcess.sandbox(stub, EVERY_PROFILE);
        System.out.println(run.out()
                .lines()
                .filter(line -> line.startsWith("Pro") || line.startsWith("Dur"))
                .toList());
        assertThat(run.failures()).as(run.out() + run.err()).isEmpty();
        assertThat(run.out())
                .contains("Profil document : CONFORME", "Profil contrat : CONFORME", "Profil tolerance : CONFORME")
                .doesNotContain("Conseils");
        assertThat(run.exitCode()).isZero();
    }

    /** Addresses and accounts one by one, secrets in files: as for any other target. */
    @Test
    void every_account_may_be_given_by_itself(RunningStub.Address stub, @TempDir Path files) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "--api-url",
                stub.uri().toString(),
                "--token-url",
                stub.uri() + "/token",
                "--authen-url",
                stub.uri() + "/authen",
                "--application-id",
                "expert-app",
                "--redirect-uri",
                SuiteProcess.USUAL_REDIRECT_URI));
        account(args, files, "--client-id", "garage-demo", "--client-secret-file", SECRETS.get(0));
        account(args, files, "--other-client-id", "garage-autre", "--other-client-secret-file", SECRETS.get(1));
        account(args, files, "--expert-client-id", "expert-backend", "--expert-client-secret-file", SECRETS.get(2));
        account(args, files, "--both-client-id", "garage-expert", "--both-client-secret-file", SECRETS.get(3));
        account(args, files, "--user", "expert-demo", "--password-file", SECRETS.get(4));
        account(args, files, "--other-user", "expert-autre", "--other-password-file", SECRETS.get(5));
        args.addAll(List.of("--test", "token.reponse,authen.redirection,reglement.cle-autre-prestataire", "--partial"));
        SuiteProcess run = SuiteProcess.run(Map.of(), args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("Profil contrat : PARTIEL (4 réussis, 0 échoué)");
    }

    private static void account(
            List<String> args, Path files, String option, String name, String fileOption, String secret)
            throws IOException {
        Path file = Files.writeString(files.resolve(name), secret + "\n");
        args.addAll(List.of(option, name, fileOption, file.toString()));
    }

    @Test
    void it_can_be_run_again_on_the_same_data(RunningStub.Address stub) {
        String[] settlements = {"--test", "reglement", "--test", "reparateur.nature", "--partial"};
        assertThat(SuiteProcess.sandbox(stub, settlements).exitCode()).isZero();
        assertThat(SuiteProcess.sandbox(stub, settlements).exitCode()).isZero();
    }

    @Test
    void reports_say_the_same_and_no_secret(RunningStub.Address stub, @TempDir Path reports) throws IOException {
        SuiteProcess run = SuiteProcess.sandbox(
                stub,
                "--test",
                "token",
                "--test",
                "authen",
                "--partial",
                "--lang",
                "en",
                "--report",
                reports.toString());
        assertThat(run.exitCode()).isZero();
        JsonNode json = JsonMapper.shared().readTree(Files.readString(reports.resolve("conformance.json")));
        assertThat(json.path("tests").size()).isPositive();
        assertThat(json.path("verdicts").get(0).path("result").asString()).isEqualTo("PARTIAL");
        String xml = Files.readString(reports.resolve("TEST-conformance.xml"));
        assertThat(xml).contains("tests=\"" + json.path("tests").size() + "\"", "failures=\"0\"");
        assertThat(run.out() + run.err() + json + xml).doesNotContain(SECRETS.toArray(String[]::new));
        assertThat(run.out()).contains("Profile contrat: PARTIAL");
    }

    @Test
    void nothing_listens() {
        SuiteProcess run = SuiteProcess.run(Map.of(), "--sandbox", "http://localhost:1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Rien ne répond à http://localhost:1/", "--api-url");
    }

    @Test
    void the_secret_is_wrong(RunningStub.Address stub) {
        SuiteProcess run = SuiteProcess.run(
                Map.of("ASSURE_CLIENT_SECRET", "secret-plante-et-faux"),
                "--api-url",
                stub.uri().toString(),
                "--client-id",
                "garage-demo");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Aucun jeton pour « garage-demo »", "401", "invalid_client");
        assertThat(run.out() + run.err()).doesNotContain("secret-plante-et-faux");
    }

    @Test
    void settings_that_are_missing_are_named() {
        assertThat(SuiteProcess.run(Map.of()).exitCode()).isEqualTo(2);
        assertThat(SuiteProcess.run(Map.of(), "--api-url", "http://localhost:1", "--client-id", "x")
                        .err())
                .contains("ASSURE_CLIENT_SECRET");
        assertThat(SuiteProcess.run(Map.of(), "--api-url", "ftp://h", "--client-id", "x")
                        .err())
                .contains("--api-url");
        assertThat(SuiteProcess.run(Map.of(), "--timeout", "0").exitCode()).isEqualTo(2);
    }

    /** What was not configured is skipped, said, and makes the verdict partial. */
    @Test
    void without_the_implicit_grant_the_verdict_is_partial(RunningStub.Address stub) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("ASSURE_CLIENT_SECRET", SECRETS.get(0));
        String[] args = {
            "--api-url", stub.uri().toString(), "--client-id", "garage-demo", "--test", "token", "--test", "authen"
        };
        SuiteProcess run = SuiteProcess.run(environment, args);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains("implicit n'est pas configuré", "aucun compte pour /expert", "PARTIEL")
                .containsPattern("\\bauthen\\.page\\s")
                .doesNotContain("la suite elle-même a failli");
    }

    @Test
    void a_test_that_does_not_exist_is_no_success(RunningStub.Address stub) {
        SuiteProcess run = SuiteProcess.sandbox(stub, "--test", "rien", "--partial");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Aucun essai");
    }

    @Test
    void the_list_needs_no_target() {
        SuiteProcess run = SuiteProcess.run(Map.of(), "--list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("reparateur.factureHT.manquant", "document.erreur", "non essayé");
    }
}
