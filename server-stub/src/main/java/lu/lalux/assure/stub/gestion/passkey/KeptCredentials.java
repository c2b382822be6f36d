package lu.lalux.assure.stub.gestion.passkey;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * The passkeys as Spring Security asks for them. What it has verified is kept by whoever asked, together with what that
 * leads to.
 */
final class KeptCredentials implements UserCredentialRepository {

    private final PasskeyTable passkeys;
    private final PublicKeyCredentialUserEntityRepository users;
    private final Consumer<CredentialRecord> verified;

    KeptCredentials(
            PasskeyTable passkeys, PublicKeyCredentialUserEntityRepository users, Consumer<CredentialRecord> verified) {
        this.passkeys = passkeys;
        this.users = users;
        this.verified = verified;
    }

    @Override
    public void save(CredentialRecord key) {
        verified.accept(key);
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return passkeys.find(id).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes id) {
        PublicKeyCredentialUserEntity user = users.findById(id);
        return user == null ? List.of() : passkeys.of(user.getName());
    }

    @Override
    public void delete(Bytes id) {
        throw new IllegalStateException("Passkeys go with what replaces them, or with whoever has them");
    }
}
