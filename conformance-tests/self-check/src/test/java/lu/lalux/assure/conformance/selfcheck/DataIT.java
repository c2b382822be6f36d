package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.cli.Main;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Directory;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.WrongModel;
import lu.lalux.assure.conformance.selfcheck.model.WrongModelServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The suite, as its user runs it, against a server that knows its own providers, claims and vehicles only. */
class DataIT {

    private static final Contract CONTRACT = Contract.load();

    private record Run(int exitCode, String out, String err) {}

    @TempDir
    Path folder;

    /** JSON is YAML as well. */
    private Path data(int combinations) throws IOException {
        var file = JsonMapper.shared().createObjectNode();
        Map.of("repairer", "/reparateur", "expert", "/expert").forEach((account, path) -> {
            var list = file.putArray(account);
            Directory.of(CONTRACT.operation("PUT", path)).stream()
                    .limit(combinations)
                    .forEach(known -> {
                        var values = list.addObject();
                        known.forEach((field, span) -> {
                            if (span.first().equals(span.last())) {
                                values.put(field, span.first());
                            } else {
                                values.putObject(field)
                                        .put("from", span.first())
                                        .put("to", span.last());
                            }
                        });
                    });
        });
        return Files.writeString(folder.resolve("donnees-de-la-cible.yaml"), file.toString());
    }

    private static Run run(String... more) {
        Identities identities = Identities.madeUp();
        try (WrongModelServer server = knowing(identities)) {
            List<String> args =
                    new ArrayList<>(List.of("--api-url", server.address().toString(), "--lang", "en"));
            account(args, "--client-id", identities.client());
            account(args, "--other-client-id", identities.otherClient());
            account(args, "--expert-client-id", identities.expertClient());
            if (!List.of(more).contains("--without")) {
                account(args, "--both-client-id", identities.bothClient());
            }
            account(args, "--user", identities.person());
            account(args, "--other-user", identities.otherPerson());
            args.addAll(List.of("--application-id", identities.application()));
            args.addAll(List.of("--redirect-uri", identities.redirectUri()));
            args.addAll(List.of(more));
            return command(
                    Map.of(
                            "ASSURE_CLIENT_SECRET", identities.client().secret(),
                            "ASSURE_OTHER_CLIENT_SECRET",
                                    identities.otherClient().secret(),
                            "ASSURE_EXPERT_CLIENT_SECRET",
                                    identities.expertClient().secret(),
                            "ASSURE_BOTH_CLIENT_SECRET", identities.bothClient().secret(),
                            "ASSURE_PASSWORD", identities.person().secret(),
                            "ASSURE_OTHER_PASSWORD", identities.otherPerson().secret()),
                    args.toArray(String[]::new));
        }
    }

    private static WrongModelServer knowing(Identities identities) {
        Conduct conduct = Conduct.wrong(Slip.OTHERS_UNKNOWN, "");
        return new WrongModelServer(
                WrongModel.of(CONTRACT, identities, Rules.of(CONTRACT), conduct, Grants.USUAL)
                        .mind(),
                conduct);
    }

    private static Run command(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                args,
                environment::get,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void account(List<String> args, String option, Credentials credentials) {
        args.addAll(List.of(option, credentials.name()));
    }

    /** And what it says that it does not have leaves the verdict a whole one. */
    @Test
    void with_its_data_it_conforms_and_every_output_names_the_file() throws IOException {
        Path reports = folder.resolve("rapports");
        Run run = run(
                "--data",
                data(1).toString(),
                "--without",
                "both-client,second-provider",
                "--report",
                reports.toString());

        assertThat(run.out())
                .contains(
                        "The target's own data: donnees-de-la-cible.yaml",
                        "takes only those that it knows",
                        "no client there has both trades (--without both-client)",
                        "an account there sends for one provider only (--without second-provider)");
        for (String report : List.of("conformance.html", "conformance.json", "TEST-conformance.xml")) {
            assertThat(Files.readString(reports.resolve(report)))
                    .contains("donnees-de-la-cible.yaml", "--without both-client");
        }
        assertThat(run.out()).doesNotContain("✗ ");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @Test
    void with_one_combination_only_what_a_second_provider_would_show_is_skipped() throws IOException {
        Run run = run("--data", data(1).toString(), "--test", "reglement");

        assertThat(run.out()).doesNotContain("✗ ");
        assertThat(run.out())
                .contains(
                        "a second provider of the account is not given (--data, --second-provider-id, --second-expert-id)",
                        "none that is this client's in both functions is given (--both-provider-id, --data)",
                        "reglement.reference-autre-identifiant.expert");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void what_would_be_sent_has_the_data_too() throws IOException {
        Run run = run("--data", data(2).toString(), "--test", "reglement.202", "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("The target's own data: donnees-de-la-cible.yaml");
    }

    @Test
    void a_bad_file_ends_the_run_before_it_begins() throws IOException {
        Path bad = Files.writeString(folder.resolve("faute.yaml"), "repairer: [{numeroSinistre: 12}]\nautre: []\n");
        Run run = run("--data", bad.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "repairer[1].numeroSinistre: expected a text, in quotes ('12')",
                        "autre: unknown account; expected repairer, other-repairer, expert, other-expert, both-repairer, both-expert",
                        "See data-template and --data-schema");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void providers_can_be_given_by_options_and_in_one_place_only() throws IOException {
        Path one = Files.writeString(folder.resolve("sinistres.yaml"), "repairer: [{numeroSinistre: 'NUM-2026-1'}]\n");
        Path config = Files.writeString(
                folder.resolve("essai.properties"),
                "provider-id=IDP-2026-1\nsecond-provider-id=IDP-2026-4\nboth-provider-id=DEUX-2026-5\ndata=" + one
                        + "\n");
        Run run = run("--config", config.toString(), "--test", "reglement.202", "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("sinistres.yaml, --provider-id, --both-provider-id, --second-provider-id");

        Run twice = run("--data", data(1).toString(), "--provider-id", "XA1234", "--dry-run");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("--data gives repairer its idPrestataire already");
        assertThat(run("--second-expert-id", "XT1", "--dry-run").err()).contains("give the first one as well");
        assertThat(run("--expert-id", "X".repeat(65), "--dry-run").err()).contains("--expert-id: expected 1 to 64");
    }

    @Test
    void schema_and_template_are_printed() {
        assertThat(command(Map.of(), "--data-schema").out()).contains("conformance-data:1", "numeroSinistre");
        assertThat(command(Map.of(), "data-template").out()).contains("\nrepairer:\n", "\nexpert:\n");
        assertThat(command(Map.of(), "--help").out())
                .contains("--data", "--provider-id", "--expert-id", "data-template");
    }
}
