package lu.lalux.assure.client;

import java.io.IOException;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.ReglementExpert;

/** An expert's calls. Thread-safe. */
public final class ExpertClient extends FonctionClient<ReglementExpert> {

    ExpertClient(Calls calls) {
        super(calls, Fonction.EXPERT);
    }

    /**
     * Uploads fee note and report and, if both were kept, sends the settlement request with their keys. The request is
     * checked before anything is uploaded. Where the request itself found no answer, the exception has it, to be sent
     * again by {@link #settle}: see {@link ReparateurClient#uploadAndSettle}.
     *
     * @param reglement with everything but the two keys, which are set here
     * @param honoraires the fee note
     * @param expertise the report
     * @return the first verdict that is not {@code VERIFIED}, with nothing sent after it; else the report's
     * @throws IOException if a file cannot be read, or was changed meanwhile
     * @throws IllegalStateException if the request is not as the contract says
     * @throws AssureException if the server refused a file or the request, or did not answer
     */
    public Depot uploadAndSettle(ReglementExpert.Builder reglement, Upload honoraires, Upload expertise)
            throws IOException {
        reglement.check();
        Depot fees = upload(honoraires);
        if (!fees.verified()) {
            return fees;
        }
        Depot report = upload(expertise);
        if (report.verified()) {
            settle(reglement
                    .refPdfHonoraires(fees.key().orElseThrow())
                    .refPdfExpertise(report.key().orElseThrow())
                    .build());
        }
        return report;
    }
}
