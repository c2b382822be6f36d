package lu.lalux.assure.conformance;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A schema for who reads what suite and judge write, or writes what they read. */
public record PublishedSchema(String text) {

    public static PublishedSchema of(String file) throws IOException {
        try (InputStream resource = PublishedSchema.class.getResourceAsStream(file)) {
            return new PublishedSchema(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public List<Error> errors(String document) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON)
                .validate(document, InputFormat.JSON);
    }
}
