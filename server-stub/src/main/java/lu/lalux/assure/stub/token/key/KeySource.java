package lu.lalux.assure.stub.token.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

/** Where the keys that sign the tokens are kept; every instance has the same. */
interface KeySource {

    /**
     * Reads them.
     *
     * @return at least one key, that which signs first
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     * @throws IllegalStateException when there is no usable key, or only in a file that must not be read; the message
     *     quotes no secret
     */
    JWKSet read();

    /** A key with its public half, named by its thumbprint (RFC 7638): wherever it is kept, it has one name. */
    static JWK named(RSAPrivateCrtKey secret) throws GeneralSecurityException, JOSEException {
        RSAPublicKey open = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        return new RSAKey.Builder(open)
                .privateKey(secret)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint()
                .build();
    }
}
