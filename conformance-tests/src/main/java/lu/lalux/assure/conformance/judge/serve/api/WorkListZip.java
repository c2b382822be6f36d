package lu.lalux.assure.conformance.judge.serve.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lu.lalux.assure.conformance.judge.serve.session.SessionArchive;
import lu.lalux.assure.conformance.judge.session.Addresses;
import lu.lalux.assure.conformance.judge.session.ProgramSettings;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.worklist.WorkListWriter;

/** A session's whole work list as one archive. */
final class WorkListZip {

    private WorkListZip() {}

    /**
     * One at a time: the files at the limit are long.
     *
     * @param session whose list it is
     * @param addresses of the judge
     * @param certificate that the software is to trust, as PEM
     */
    static synchronized byte[] of(Session session, Addresses addresses, Optional<String> certificate)
            throws IOException {
        Path folder = Files.createTempDirectory("assure-juge");
        try {
            ProgramSettings settings = new ProgramSettings(session, addresses, folder, Path.of(""));
            int parts = session.list().parts();
            for (int part = 1; part <= parts; part++) {
                new WorkListWriter(session.evidence(false).settlement(), settings.folder(part))
                        .write(session.list(), part);
            }
            settings.write(parts, certificate);
            return zipped(folder);
        } finally {
            SessionArchive.delete(folder);
        }
    }

    private static byte[] zipped(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
