package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** Neither the secret nor a token stands in what a program prints, or tells a person. */
public final class SecretsUnwritten implements Scenario {

    /** Its id. */
    public static final String ID = "manieres.secrets";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        Map<Text, Boolean> written = evidence.log().circumstances().written();
        if (written.isEmpty()) {
            return Ruling.notApplicable(new Text(
                    "Le juge n'a rien de ce que le programme écrit.",
                    "The judge has nothing of what the program writes."));
        }
        return Ruling.of(written.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(place -> new Remark(
                        new Text("Ni secret ni jeton.", "Neither a secret nor a token."),
                        new Text(
                                "Un secret ou un jeton est dans "
                                        + place.getKey().fr() + ".",
                                "A secret or a token is in " + place.getKey().en() + "."),
                        List.of()))
                .toList());
    }
}
