package lu.lalux.assure.stub.gestion.passkey;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.gestion.access.OpaqueValues;
import lu.lalux.assure.stub.registry.store.UserTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * The administrators who can do something, as passkeys know them: by a handle that says nothing of who it is (Web
 * Authentication, section 14.6.1). They are few, and made by the interface only.
 */
@Component
final class AdministratorEntities implements PublicKeyCredentialUserEntityRepository {

    private final JdbcClient reader;

    AdministratorEntities(JdbcClient reader) {
        this.reader = reader;
    }

    static Bytes handle(String name) {
        return new Bytes(OpaqueValues.sha256(name));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return all().stream()
                .filter(entity -> entity.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return all().stream()
                .filter(entity -> entity.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Who has a handle, as passkeys write it: in Base64 for URLs. */
    Optional<String> named(String handle) {
        return all().stream()
                .filter(entity -> entity.getId().toBase64UrlString().equals(handle))
                .map(PublicKeyCredentialUserEntity::getName)
                .findFirst();
    }

    private List<PublicKeyCredentialUserEntity> all() {
        return UserTable.administrators(reader).stream()
                .map(AdministratorEntities::entity)
                .toList();
    }

    private static PublicKeyCredentialUserEntity entity(String name) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(name)
                .displayName(name)
                .id(handle(name))
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new IllegalStateException("No passkey makes an administrator");
    }

    @Override
    public void delete(Bytes id) {
        throw new IllegalStateException("No passkey removes an administrator");
    }
}
