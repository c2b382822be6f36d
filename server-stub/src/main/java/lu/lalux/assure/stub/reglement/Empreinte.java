package lu.lalux.assure.stub.reglement;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lu.lalux.assure.stub.contract.Montant;
import lu.lalux.assure.stub.contract.RequestJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A fingerprint (SHA-256, hexadecimal) that tells whether a request that comes again is the same as before (D19). */
final class Empreinte {

    private static final JsonMapper CANONICAL = RequestJson.MAPPER
            .rebuild()
            .addModule(new SimpleModule().addSerializer(Montant.class, new ByValue()))
            .build();

    private Empreinte() {}

    /** Of the whole content, amounts compared by value. */
    static String of(Demande request) {
        return sha256(CANONICAL.writeValueAsBytes(request.content()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static final class ByValue extends ValueSerializer<Montant> {

        @Override
        public void serialize(Montant amount, JsonGenerator generator, SerializationContext context) {
            generator.writeString(amount.value().stripTrailingZeros().toPlainString());
        }
    }
}
