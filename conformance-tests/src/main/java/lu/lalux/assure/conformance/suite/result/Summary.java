package lu.lalux.assure.conformance.suite.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;

/** A run in a sentence, for who decides and reads nothing else. */
final class Summary {

    private final Results results;

    private Summary(Results results) {
        this.results = results;
    }

    static Text of(Results results) {
        return new Summary(results).text();
    }

    /** What is said alike of several profiles is said once. */
    private Text text() {
        Map<Result, List<Verdict>> alike = results.verdicts().stream()
                .collect(Collectors.groupingBy(
                        verdict -> results.vacuous() ? Result.NONE : verdict.result(),
                        TreeMap::new,
                        Collectors.toList()));
        List<Text> clauses = alike.entrySet().stream()
                .map(each -> clause(each.getKey(), each.getValue()))
                .toList();
        return new Text(
                "Ce serveur " + joined(clauses, Text::fr, " ; ") + ".",
                "This server " + joined(clauses, Text::en, "; ") + ".");
    }

    private Text clause(Result result, List<Verdict> verdicts) {
        Text all = all(verdicts, verdict -> what(verdict.profile()));
        return switch (result) {
            case CONFORMING -> new Text("tient " + all.fr(), "keeps to " + all.en());
            case PARTIAL ->
                new Text(
                        "n'a montré aucun écart avec " + all.fr() + ", mais une partie seulement a été essayée",
                        "showed nothing against " + all.en() + ", but only a part was tested");
            case UNSTABLE ->
                new Text(
                        "ne répond pas toujours de même, et rien n'est conclu pour " + all.fr(),
                        "does not always answer alike, and nothing is said of " + all.en());
            case NOT_CONFORMING -> {
                Text broken = all(verdicts, this::broken);
                yield new Text("ne tient pas " + broken.fr(), "does not keep to " + broken.en());
            }
            case NONE -> new Text("n'a pas pu être jugé d'après " + all.fr(), "could not be judged by " + all.en());
        };
    }

    private Text broken(Verdict verdict) {
        List<Fold> causes = Fold.ofFailures(results.failures().stream()
                .filter(outcome -> outcome.fails(verdict.profile()))
                .toList());
        Text what = what(verdict.profile());
        String many = verdict.failed() + "/" + verdict.tests();
        return new Text(
                what.fr() + " (" + many + " essais échouent, de " + causes.size() + " cause(s))",
                what.en() + " (" + many + " tests fail, of " + causes.size() + " cause(s))");
    }

    private static Text all(List<Verdict> verdicts, Function<Verdict, Text> named) {
        List<Text> names = verdicts.stream().map(named).toList();
        return new Text(joined(names, Text::fr, " et "), joined(names, Text::en, " and "));
    }

    private static String joined(List<Text> texts, Function<Text, String> language, String between) {
        return texts.stream().map(language).collect(Collectors.joining(between));
    }

    private Text what(Profile profile) {
        String version = results.contractVersion();
        return switch (profile) {
            case DOCUMENT -> new Text("le document de LALUX", "LALUX's document");
            case CONTRAT -> new Text("le contrat " + version, "the contract " + version);
            case TOLERANCE -> new Text("les formes tolérées T1 à T6", "the tolerated forms T1 to T6");
            case REFUS ->
                new Text("ce que le contrat " + version + " refuse", "what the contract " + version + " refuses");
        };
    }
}
