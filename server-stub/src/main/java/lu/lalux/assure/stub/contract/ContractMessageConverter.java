package lu.lalux.assure.stub.contract;

import java.io.IOException;
import java.util.List;
import lu.lalux.assure.stub.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/** Gives the generated interfaces' methods a request that the contract's schema has found valid. */
final class ContractMessageConverter implements HttpMessageConverter<Object> {

    private final RequestSchemas schemas;

    ContractMessageConverter(RequestSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return schemas.has(type) && !schemas.of(type).hasFile() && JsonBody.is(mediaType);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    /** @throws ProblemException with everything that is wrong with the request */
    @Override
    public Object read(Class<?> type, HttpInputMessage message) throws IOException {
        return RequestJson.MAPPER.treeToValue(schemas.of(type).read(JsonBody.of(message)), type);
    }

    @Override
    public void write(Object value, @Nullable MediaType mediaType, HttpOutputMessage message) {
        throw new UnsupportedOperationException("Requests are only read");
    }
}
