package lu.lalux.assure.conformance.judge.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.suite.SuiteProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LALUX takes a certificate back, and whoever has the list sees it. */
class WithdrawalTest {

    @TempDir
    Path directory;

    private Keys lalux;
    private Path list;

    @BeforeEach
    void keys() throws Exception {
        lalux = Keys.of(directory, "lalux");
        list = directory.resolve("retires.jws");
    }

    @Test
    void a_withdrawn_certificate_is_worth_nothing_and_the_others_stay_valid() throws Exception {
        Path first = certificate("un", SigningKey.read(lalux.privatePem()));
        Path second = certificate("deux", SigningKey.read(lalux.privatePem()));
        Path third = certificate("trois", SigningKey.read(lalux.privatePem()));

        assertThat(withdraw(first).exitCode()).isZero();
        assertThat(verdict(first)).isEqualTo(1);
        assertThat(verdict(second)).isZero();

        SuiteProcess more = withdraw(second);
        assertThat(more.exitCode()).isZero();
        assertThat(more.out()).contains("retiré");
        assertThat(verdict(first)).isEqualTo(1);
        assertThat(verdict(second)).isEqualTo(1);
        assertThat(verdict(third)).isZero();
    }

    @Test
    void a_list_that_was_altered_or_is_somebody_else_s_is_neither_believed_nor_written_over() throws Exception {
        Path certificate = certificate("un", SigningKey.read(lalux.privatePem()));
        Keys other = Keys.of(directory, "autre");
        Files.writeString(list, WithdrawnList.NONE.signed(SigningKey.read(other.privatePem())));
        String before = Files.readString(list);

        SuiteProcess run = withdraw(certificate);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("retires.jws");
        assertThat(list).hasContent(before);
        assertThat(verdict(certificate)).isEqualTo(2);
    }

    /** What this key has not attested is not its own to take back: the wrong file was named. */
    @Test
    void only_what_the_key_has_attested_is_withdrawn() throws Exception {
        Path attested = certificate("un", SigningKey.read(lalux.privatePem()));
        Path selfTested = certificate("deux", SigningKey.fresh());

        SuiteProcess run = withdraw(attested, selfTested);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("deux");
        assertThat(list).doesNotExist();
        assertThat(directory.toFile().list()).noneMatch(name -> name.startsWith("withdrawn"));
    }

    @Test
    void a_list_of_many_years_can_still_be_read() throws Exception {
        List<String> ids = new ArrayList<>(
                IntStream.range(0, 5_000).mapToObj(i -> "certificat-" + i).toList());
        Files.writeString(
                list, new WithdrawnList(java.util.Set.copyOf(ids)).signed(SigningKey.read(lalux.privatePem())));
        Path certificate = certificate("un", SigningKey.read(lalux.privatePem()));

        assertThat(withdraw(certificate).exitCode()).isZero();

        assertThat(WithdrawnList.read(list, Optional.of(VerifyingKey.read(lalux.publicPem())))
                        .ids())
                .hasSize(5_001)
                .containsAll(ids);
    }

    private SuiteProcess withdraw(Path... certificates) {
        return SuiteProcess.run(
                Map.of(),
                Stream.concat(
                                Stream.of(
                                        "withdraw-certificate",
                                        "--signing-key",
                                        lalux.privatePem().toString(),
                                        "--withdrawn",
                                        list.toString()),
                                Stream.of(certificates).map(Path::toString))
                        .toArray(String[]::new));
    }

    private int verdict(Path certificate) {
        return SuiteProcess.run(
                        Map.of(),
                        "verify-certificate",
                        certificate.toString(),
                        "--key",
                        lalux.publicPem().toString(),
                        "--withdrawn",
                        list.toString())
                .exitCode();
    }

    private Path certificate(String name, SigningKey key) throws Exception {
        CertificateFiles.write(
                directory.resolve(name),
                Sessions.ending(State.SHOWN, true, Instant.now()),
                key,
                Certificate.VALIDITY,
                Optional.empty(),
                Language.FR);
        return directory.resolve(name).resolve(CertificateFiles.FILE);
    }
}
