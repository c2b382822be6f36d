package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** T1: a settlement's fields in the address. Only names are shown, never values. */
public final class FieldsInQuery implements Scenario {

    @Override
    public String id() {
        return "reglement.tolerance-t1";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> requests = evidence.log().of(Kind.SETTLEMENT);
        if (requests.isEmpty()) {
            return Ruling.notShown(
                    new Text("Aucune demande de règlement n'est venue.", "No settlement request has come."));
        }
        Set<String> names = evidence.settlement().fields().stream()
                .flatMap(field -> Stream.concat(Stream.of(field.name()), field.toleratedNames().stream()))
                .collect(Collectors.toSet());
        List<Exchange> wrong = requests.stream()
                .filter(request -> inQuery(request).stream().anyMatch(names::contains))
                .toList();
        if (wrong.isEmpty()) {
            return Ruling.shown();
        }
        String all = inQuery(wrong.get(0)).stream().filter(names::contains).collect(Collectors.joining(", "));
        return Ruling.of(List.of(new Remark(
                new Text(
                        "Les champs dans le corps, aucun dans l'adresse.",
                        "The fields in the body, none in the address."),
                new Text("Dans l'adresse : " + all + ".", "In the address: " + all + "."),
                wrong.subList(0, Math.min(3, wrong.size())))));
    }

    private static List<String> inQuery(Exchange request) {
        String target = request.request().target();
        int mark = target.indexOf('?');
        return mark < 0
                ? List.of()
                : Arrays.stream(target.substring(mark + 1).split("&"))
                        .map(pair -> decoded(pair.split("=", 2)[0]))
                        .toList();
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
