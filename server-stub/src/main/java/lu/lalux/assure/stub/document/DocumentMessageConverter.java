package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.util.List;
import lu.lalux.assure.api.model.DepotDocument;
import lu.lalux.assure.stub.contract.JsonBody;
import lu.lalux.assure.stub.contract.RequestSchema;
import lu.lalux.assure.stub.contract.RequestSchemas;
import lu.lalux.assure.stub.document.scan.Antivirus;
import lu.lalux.assure.stub.document.store.DocumentLimits;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import lu.lalux.assure.stub.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/** Gives the upload operations a request whose file went to disk while it was parsed. */
final class DocumentMessageConverter implements HttpMessageConverter<DepotDocument> {

    private final RequestSchema schema;
    private final FileStore store;
    private final Antivirus antivirus;
    private final LostFiles lost;
    private final CurrentAccount account;
    private final DocumentLimits limits;

    DocumentMessageConverter(
            RequestSchemas schemas,
            FileStore store,
            Antivirus antivirus,
            LostFiles lost,
            CurrentAccount account,
            DocumentLimits limits) {
        this.schema = schemas.of(DepotDocument.class);
        this.store = store;
        this.antivirus = antivirus;
        this.lost = lost;
        this.account = account;
        this.limits = limits;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return type == DepotDocument.class && JsonBody.is(mediaType);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    /**
     * @return the upload; whoever takes it closes its file
     * @throws ProblemException with everything that is wrong with it, whatever the order of its fields
     */
    @Override
    public DepotDocument read(Class<? extends DepotDocument> type, HttpInputMessage message) throws IOException {
        FileIntake intake = new FileIntake(store, antivirus, lost, account.name(), limits.maxBytes());
        try {
            String name = schema.read(JsonBody.of(message), new FileField(intake))
                    .required("fileNameWithExtension")
                    .stringValue();
            return new DepotDocument(name, intake.finish());
        } catch (IOException | RuntimeException refused) {
            intake.discard();
            throw refused;
        }
    }

    @Override
    public void write(DepotDocument value, @Nullable MediaType mediaType, HttpOutputMessage message) {
        throw new UnsupportedOperationException("Requests are only read");
    }
}
