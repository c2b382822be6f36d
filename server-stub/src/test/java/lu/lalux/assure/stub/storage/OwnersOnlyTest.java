package lu.lalux.assure.stub.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The part of it that Windows needs and every system can run. */
class OwnersOnlyTest {

    @Test
    @DisplayName("on Windows, everybody who may read is found, in the languages of the country")
    void everybody() {
        assertThat(OwnersOnly.everybody(List.of(
                        reads("MACHINE\\Anne"),
                        reads("BUILTIN\\Administrators"),
                        reads("AUTORITE NT\\Utilisateurs authentifiés"),
                        reads("\\Jeder"),
                        reads("BUILTIN\\Users"))))
                .containsExactly("AUTORITE NT\\Utilisateurs authentifiés", "\\Jeder", "BUILTIN\\Users");
    }

    @Test
    @DisplayName("what is denied, or is not reading, opens nothing")
    void nothing() {
        assertThat(OwnersOnly.everybody(List.of(
                        entry("Everyone", AclEntryType.DENY, AclEntryPermission.READ_DATA),
                        entry("Everyone", AclEntryType.ALLOW, AclEntryPermission.READ_ATTRIBUTES))))
                .isEmpty();
    }

    private static AclEntry reads(String name) {
        return entry(name, AclEntryType.ALLOW, AclEntryPermission.READ_DATA);
    }

    private static AclEntry entry(String name, AclEntryType type, AclEntryPermission permission) {
        UserPrincipal principal = new UserPrincipal() {
            @Override
            public String getName() {
                return name;
            }
        };
        return AclEntry.newBuilder()
                .setType(type)
                .setPrincipal(principal)
                .setPermissions(permission)
                .build();
    }
}
