package lu.lalux.assure.conformance.suite.reglement;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code PUT /expert}: document, Expertises. */
@ExtendWith(BenchExtension.class)
public class ExpertTests {

    /** Invoice or credit note, for a vehicle that is worth repairing or not. */
    @TestFactory
    @Requirement("expert.nature")
    Stream<DynamicTest> everyKind(Cases cases) {
        return Stream.of("F", "N")
                .flatMap(type -> Stream.of(true, false)
                        .flatMap(abandoned -> cases.one(
                                type + "-" + abandoned,
                                Map.of("type", type, "abandonVehicule", String.valueOf(abandoned)),
                                trial -> {
                                    Demande demande = new Demande(trial, Fonction.EXPERT);
                                    Map<String, Object> request = demande.valid();
                                    request.put("type", type);
                                    request.put("abandonVehicule", abandoned);
                                    demande.acceptedWithEitherSign(request);
                                })));
    }

    /** Both files are checked, not the first alone. */
    @Test
    @Requirement("expert.seconde-cle-inconnue")
    void unknownSecondKey(Trial trial) {
        Demande demande = new Demande(trial, Fonction.EXPERT);
        Map<String, Object> request = demande.toRefuse();
        request.put("refPdfExpertise", UUID.randomUUID() + ".pdf");
        Answer answer = demande.send(request);
        trial.expect().refused(answer, 422, "/refPdfExpertise");
        trial.expect().code(answer, "/refPdfExpertise", "cle-inconnue");
    }

    /** One fault for each file. */
    @Test
    @Requirement("expert.deux-cles-inconnues")
    void unknownKeys(Trial trial) {
        Demande demande = new Demande(trial, Fonction.EXPERT);
        Map<String, Object> request = demande.toRefuse();
        request.put("refPdfHonoraires", UUID.randomUUID() + ".pdf");
        request.put("refPdfExpertise", UUID.randomUUID() + ".pdf");
        Answer answer = demande.send(request);
        trial.expect().refused(answer, 422, "/refPdfHonoraires", "/refPdfExpertise");
        trial.expect().code(answer, "/refPdfHonoraires", "cle-inconnue");
        trial.expect().code(answer, "/refPdfExpertise", "cle-inconnue");
    }
}
