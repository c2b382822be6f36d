package lu.lalux.assure.conformance.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lu.lalux.assure.conformance.selfcheck.variants.Company;
import lu.lalux.assure.conformance.selfcheck.variants.Variant;

/** Whether the suite leaves conforming servers alone. */
final class Fairness {

    private final Function<Variant, Alarm> run;

    /**
     * @param run of the suite against a server
     */
    Fairness(Function<Variant, Alarm> run) {
        this.run = run;
    }

    /**
     * Where those who share a server conform together, each does. Otherwise each is run alone, so that it is told whose
     * alarm it is; and also where some tests do not concern the server that they share, as none of them is then seen by
     * those tests.
     *
     * @param company of conforming servers
     * @return what the suite said of each, and of all together where that is wrong only then
     */
    List<Alarm> of(Company company) {
        Alarm together = run.apply(company.together());
        if (company.members().size() == 1) {
            return List.of(together);
        }
        if (!together.isFalse() && together.notApplicable() == 0) {
            return company.members().stream().map(together::of).toList();
        }
        List<Alarm> alarms = new ArrayList<>(company.members().stream().map(run).toList());
        if (together.isFalse() && alarms.stream().noneMatch(Alarm::isFalse)) {
            alarms.add(together);
        }
        return alarms;
    }
}
