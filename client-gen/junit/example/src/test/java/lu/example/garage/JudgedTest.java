package lu.example.garage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureEndpoints;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.Reglement;
import lu.lalux.assure.junit.AssureJudge;
import lu.lalux.assure.junit.Invoice;
import lu.lalux.assure.junit.InvoiceFile;
import lu.lalux.assure.junit.Judge;
import lu.lalux.assure.junit.WorkPart;
import org.junit.jupiter.api.Test;

/** A first look at what the judge says: one invoice, to which nothing happens. */
@AssureJudge(software = "garage-invoices", version = "1.0")
class JudgedTest {

    @Test
    void nothing_of_token_file_and_fields_is_broken(Judge judge) throws IOException {
        WorkPart part = judge.workList().first();
        try (AssureClient assure = AssureClient.builder()
                .endpoints(new AssureEndpoints(judge.functions(), judge.tokens()))
                .application("garage-invoices", "1.0")
                .clientCredentials(
                        part.credentials().identifier(), part.credentials().secret())
                .build()) {
            send(assure, part, part.invoices().get(0));
        }

        judge.verdict().requireNothingBroken();
    }

    private static void send(AssureClient assure, WorkPart part, Invoice invoice) throws IOException {
        ObjectNode fields = new ObjectMapper().valueToTree(invoice.fields());
        for (InvoiceFile file : invoice.files()) {
            fields.put(
                    file.field(),
                    assure.reparateur()
                            .upload(Upload.of(part.path(file)))
                            .key()
                            .orElseThrow());
        }
        assure.settle(Reglement.ofJson(Fonction.REPARATEUR, fields.toString()));
    }
}
