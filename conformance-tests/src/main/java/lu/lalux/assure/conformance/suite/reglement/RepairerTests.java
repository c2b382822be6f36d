package lu.lalux.assure.conformance.suite.reglement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code PUT /reparateur}: document, Réparations. */
@ExtendWith(BenchExtension.class)
public class RepairerTests {

    static final String DAYS = "nbrJourVehiculeRemplacement";

    /** The kind of invoice that goes without these days. */
    static final String REPAIR = "REP";

    /** Invoice or credit note, for a repair or for a replacement vehicle. */
    @TestFactory
    @Requirement("reparateur.nature")
    Stream<DynamicTest> everyKind(Cases cases) {
        return Stream.of("F", "N")
                .flatMap(type -> Stream.of(REPAIR, "VHR")
                        .flatMap(kind ->
                                cases.one(type + "-" + kind, Map.of("type", type, "typeFacture", kind), trial -> {
                                    Demande demande = new Demande(trial, Fonction.REPARATEUR);
                                    Map<String, Object> request = demande.valid();
                                    request.put("type", type);
                                    request.put("typeFacture", kind);
                                    // D34: with VHR, a server may ask for them.
                                    if (kind.equals("VHR")) {
                                        request.put(DAYS, 3);
                                    } else {
                                        request.remove(DAYS);
                                    }
                                    demande.acceptedWithEitherSign(request);
                                })));
    }

    @Test
    @Requirement("reparateur.jours-avec-vhr")
    void daysWithReplacementVehicle(Trial trial) {
        Demande demande = new Demande(trial, Fonction.REPARATEUR);
        Map<String, Object> request = demande.valid();
        request.put("typeFacture", "VHR");
        request.put(DAYS, 3);
        trial.expect().accepted(demande.send(request));
    }

    @Test
    @Requirement("reparateur.jours-avec-rep")
    void daysWithRepair(Trial trial) {
        Demande demande = new Demande(trial, Fonction.REPARATEUR);
        Map<String, Object> request = demande.toRefuse();
        request.put("typeFacture", REPAIR);
        request.put(DAYS, 3);
        for (String type : List.of("N", "F")) {
            request.put("type", type);
            trial.expect().refused(demande.send(request), 400, "/" + DAYS);
        }
        // The order of the members says nothing: a reader that goes through them once meets the days before the type.
        Map<String, Object> reversed = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(request.keySet());
        Collections.reverse(names);
        names.forEach(name -> reversed.put(name, request.get(name)));
        trial.expect().refused(demande.send(reversed), 400, "/" + DAYS);
        // Some servers look at rules between fields only where each field is right.
        request.remove("numeroSinistre");
        trial.expect().refused(demande.send(request), 400, "/" + DAYS, "/numeroSinistre");
    }

    /** A number all the same: who asks whether it is zero, and not whether it is there, overlooks it; null, too. */
    @Test
    @Requirement("reparateur.zero-jour-avec-rep")
    void noDaysWithRepair(Trial trial) {
        Demande demande = new Demande(trial, Fonction.REPARATEUR);
        Map<String, Object> request = demande.toRefuse();
        request.put("typeFacture", REPAIR);
        for (Object days : Arrays.asList(0, null)) {
            request.put(DAYS, days);
            trial.expect().refused(demande.send(request), 400, "/" + DAYS);
        }
    }
}
