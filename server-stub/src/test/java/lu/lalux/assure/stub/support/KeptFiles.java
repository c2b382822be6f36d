package lu.lalux.assure.stub.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a store of files holds, seen from beside the stub. */
public interface KeptFiles {

    Duration OLD = Duration.ofHours(2);

    /** The bytes under a key, if there are any. */
    Optional<byte[]> content(String key) throws Exception;

    /** How many files are kept. */
    long kept() throws Exception;

    /** How many files are there that are not, or not yet, kept. */
    long arriving() throws Exception;

    /** Makes all that is there, and not or not yet kept, older than any upload. */
    void age() throws Exception;

    /** Loses a part of all that is arriving, as a crash of what keeps it can. */
    void tear() throws Exception;

    /** Waits until so many files are arriving. */
    default void awaitArriving(long files) throws Exception {
        while (arriving() != files) {
            Thread.sleep(20);
        }
    }

    /** In a folder. */
    record InFolder(Path folder) implements KeptFiles {

        @Override
        public Optional<byte[]> content(String key) throws IOException {
            Path file = folder.resolve("gardes").resolve(key.substring(0, 2)).resolve(key);
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        }

        @Override
        public long kept() throws IOException {
            return files("gardes");
        }

        @Override
        public long arriving() throws IOException {
            return files("en-cours");
        }

        @Override
        public void age() throws IOException {
            FileTime old = FileTime.from(Instant.now().minus(OLD));
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.setLastModifiedTime(file, old);
                }
            }
        }

        @Override
        public void tear() throws IOException {
            try (Stream<Path> files = Files.list(folder.resolve("en-cours"))) {
                for (Path file : files.toList()) {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.truncate(channel.size() / 2);
                    }
                }
            }
        }

        private long files(String part) throws IOException {
            AtomicLong count = new AtomicLong();
            Files.walkFileTree(folder.resolve(part), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    count.addAndGet(attributes.isRegularFile() ? 1 : 0);
                    return FileVisitResult.CONTINUE;
                }

                /** It is gone since its name was read. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
            return count.get();
        }
    }

    /** In PostgreSQL. */
    record InPostgres(Callable<Connection> database) implements KeptFiles {

        @Override
        public Optional<byte[]> content(String key) throws Exception {
            return with(client -> {
                List<byte[]> slices = client.sql("select octets from morceaux where fichier = ? order by numero")
                        .param(key.substring(0, 36))
                        .query(byte[].class)
                        .list();
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                slices.forEach(content::writeBytes);
                return slices.isEmpty() ? Optional.empty() : Optional.of(content.toByteArray());
            });
        }

        @Override
        public long kept() throws Exception {
            return count("select count(*) from fichiers where sans_document_depuis is null");
        }

        @Override
        public long arriving() throws Exception {
            return count("select count(*) from fichiers where sans_document_depuis is not null");
        }

        @Override
        public void age() throws Exception {
            with(client -> client.sql("update fichiers set sans_document_depuis = sans_document_depuis - ?")
                    .param(OLD.toMillis())
                    .update());
        }

        @Override
        public void tear() throws Exception {
            with(client -> client.sql("delete from morceaux where numero = 0 and fichier in"
                            + " (select id from fichiers where sans_document_depuis is not null)")
                    .update());
        }

        private long count(String sql) throws Exception {
            return with(client -> client.sql(sql).query(Long.class).single());
        }

        private <T> T with(Function<JdbcClient, T> question) throws Exception {
            try (Connection connection = database.call()) {
                return question.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            }
        }
    }

    /**
     * In an object store, which keeps each object as a file of its folder.
     *
     * @param objects that folder, which begins to be there with the first object
     * @param onTheirWay where files wait until they are whole
     * @param database what knows of them
     */
    record InBucket(Path objects, Path onTheirWay, Callable<Connection> database) implements KeptFiles {

        private static final int ID = 36;

        @Override
        public Optional<byte[]> content(String key) throws IOException {
            Path file = objects.resolve(key.substring(0, ID));
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        }

        @Override
        public long kept() throws Exception {
            return rows().kept();
        }

        /** On the local disk, and in the store. */
        @Override
        public long arriving() throws Exception {
            try (Stream<Path> files = Files.list(onTheirWay)) {
                return files.count() + rows().arriving();
            }
        }

        @Override
        public void age() throws Exception {
            rows().age();
            FileTime old = FileTime.from(Instant.now().minus(OLD));
            try (Stream<Path> files = Files.list(onTheirWay)) {
                for (Path file : files.toList()) {
                    Files.setLastModifiedTime(file, old);
                }
            }
        }

        @Override
        public void tear() throws IOException {
            try (Stream<Path> files = Files.list(onTheirWay)) {
                for (Path file : files.toList()) {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.truncate(channel.size() / 2);
                    }
                }
            }
        }

        /** The same table as in PostgreSQL, but for the bytes. */
        private InPostgres rows() {
            return new InPostgres(database);
        }
    }
}
