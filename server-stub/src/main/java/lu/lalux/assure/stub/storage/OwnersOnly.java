package lu.lalux.assure.stub.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.stub.problem.StartRefusedException;

/**
 * What no other user of the machine may read: whoever has the signing key can write tokens. What is made here is the
 * owner's from its first moment, whatever the process's umask is. What is found may be the group's too, as a mounted
 * volume is; it is refused when it is open to everybody, and never changed: whose it is, its owner decides.
 *
 * <p>A folder is looked at, and not all that is in it: where others cannot get into the folder, they reach nothing in
 * it, whatever its own permissions are. Only what lies elsewhere, and is linked to from directly in it, is looked at
 * too.
 */
public final class OwnersOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("------rwx");

    /** Windows names its groups of everybody in its own language. */
    private static final Set<String> EVERYBODY = Set.of(
            "everyone",
            "users",
            "authenticated users",
            "tout le monde",
            "utilisateurs",
            "utilisateurs authentifiés",
            "jeder",
            "benutzer",
            "authentifizierte benutzer");

    private OwnersOnly() {}

    /**
     * Makes a folder, and those above it that are missing; leaves one that is there as it is.
     *
     * @return the folder
     */
    public static Path folder(Path folder) throws IOException {
        // A link to a folder is one too.
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            folder(parent);
        }
        try {
            Files.createDirectory(folder, attributes(folder, FOLDER));
        } catch (FileAlreadyExistsException another) {
            if (!Files.isDirectory(folder)) {
                throw new FileAlreadyExistsException(
                        folder.toString(), null, "a file, or a link that leads nowhere, is where a folder should be");
            }
        }
        return folder;
    }

    /**
     * Makes a folder that nobody has made before, and those above it that are missing.
     *
     * @return the folder
     * @throws FileAlreadyExistsException when anything is there, be it another user's link
     */
    static Path newFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            folder(parent);
        }
        return Files.createDirectory(folder, attributes(folder, FOLDER));
    }

    /**
     * Makes an empty file that nobody has made before.
     *
     * @return the file
     * @throws FileAlreadyExistsException when anything is there
     */
    static Path newFile(Path file) throws IOException {
        return Files.createFile(file, attributes(file, FILE));
    }

    /**
     * Makes an empty file; leaves one that is there as it is.
     *
     * @return the file
     */
    static Path file(Path file) throws IOException {
        if (Files.notExists(file)) {
            FileChannel.open(
                            file,
                            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            attributes(file, FILE))
                    .close();
        }
        return file;
    }

    /**
     * Before anything is read there.
     *
     * @param path a folder or a file
     * @throws IllegalStateException when others than its owner and its group get at it; it says what would mend that
     */
    public static void require(Path path) throws IOException {
        requireClosed(path.toRealPath());
        if (Files.isDirectory(path)) {
            requireLinks(path);
        }
    }

    /**
     * Before anything is read in a folder that is itself in one that was looked at.
     *
     * @throws IllegalStateException when what is linked to from directly in it is open to others
     */
    public static void requireLinks(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
                // One that leads nowhere is nobody's way in.
                if (Files.exists(link)) {
                    requireClosed(link.toRealPath());
                }
            }
        }
    }

    private static void requireClosed(Path path) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix != null) {
            Set<PosixFilePermission> granted = posix.readAttributes().permissions();
            if (granted.stream().anyMatch(OTHERS::contains)) {
                throw open(path, PosixFilePermissions.toString(granted), "chmod -R go-rwx " + path);
            }
            return;
        }
        AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (acl != null) {
            List<String> readers = everybody(acl.getAcl());
            if (!readers.isEmpty()) {
                throw open(
                        path,
                        String.join(", ", readers),
                        "icacls \"" + path + "\" /inheritance:r /grant:r \"%USERNAME%:(OI)(CI)F\"");
            }
        }
    }

    private static IllegalStateException open(Path path, String permissions, String remedy) {
        return new StartRefusedException(
                Files.isDirectory(path) ? "start.folder.open" : "start.file.open", path, permissions, remedy);
    }

    /** Of those who are everybody on Windows, whoever may read. */
    static List<String> everybody(List<AclEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .filter(entry -> entry.permissions().contains(AclEntryPermission.READ_DATA))
                .map(entry -> entry.principal().getName())
                .filter(name -> EVERYBODY.contains(
                        name.substring(name.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** On Windows an entry for the owner alone, which all that is made in a folder inherits. */
    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) throws IOException {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
        }
        if (views.contains("acl")) {
            return new FileAttribute<?>[] {new OwnersEntry(path)};
        }
        return new FileAttribute<?>[0];
    }

    /** The attribute {@code acl:acl} of what is to be made. */
    private record OwnersEntry(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {

        OwnersEntry(Path path) throws IOException {
            this(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(user(path))
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                    .build()));
        }

        private static UserPrincipal user(Path path) throws IOException {
            return path.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"));
        }

        @Override
        public String name() {
            return "acl:acl";
        }
    }
}
