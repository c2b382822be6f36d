package lu.lalux.assure.conformance.judge.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.certificate.Verification.State;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CertificateTest {

    private static final Instant LATER = Sessions.DATE.plusSeconds(3_600);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @TempDir
    static Path directory;

    private static Keys lalux;
    private static VerifyingKey laluxPublic;

    @BeforeAll
    static void keys() throws Exception {
        lalux = Keys.of(directory, "lalux");
        laluxPublic = VerifyingKey.read(lalux.publicPem());
    }

    private static Certificate certificate(Issuer issuer) {
        return Certificate.of(Sessions.conforming(), issuer, Certificate.VALIDITY);
    }

    private static String selfTested() {
        return CertificateFiles.sign(certificate(Issuer.SELF_TESTED), SigningKey.fresh());
    }

    private static String attested() throws UnusableFileException {
        return CertificateFiles.sign(certificate(Issuer.ATTESTED), SigningKey.read(lalux.privatePem()));
    }

    private static State state(String jws, Optional<VerifyingKey> key) {
        return Verification.of(jws, key, WithdrawnList.NONE, LATER).state();
    }

    private static State stateByLalux(String jws) {
        return state(jws, Optional.of(laluxPublic));
    }

    private static State stateByItself(String jws) {
        return state(jws, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN", "NOT_SHOWN"})
    void only_a_conforming_software_gets_one(Ruling.State end) {
        assertThatThrownBy(() -> Certificate.of(Sessions.ending(end, true), Issuer.SELF_TESTED, Certificate.VALIDITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Certificate.of(
                        Sessions.ending(Ruling.State.SHOWN, false), Issuer.SELF_TESTED, Certificate.VALIDITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_self_tested_one_says_that_anybody_could_have_made_it() {
        Verification verification = Verification.of(selfTested(), Optional.empty(), WithdrawnList.NONE, LATER);
        assertThat(verification.state()).isEqualTo(State.SELF_TESTED);
        assertThat(verification.state().text().fr()).contains("n'importe qui");
        Certificate read = verification.certificate().orElseThrow();
        assertThat(read.software().name()).isEqualTo("Essai");
        assertThat(read.contractDigest()).hasSize(64);
        assertThat(read.date()).isEqualTo(Sessions.DATE);
        assertThat(read.expires()).isEqualTo(Instant.parse("2027-07-01T10:00:00Z"));
        assertThat(read.scenarios())
                .containsExactly(
                        new Certificate.Entry("jeton.a", "exigence", Ruling.State.SHOWN),
                        new Certificate.Entry("incident.reponse-perdue", "exigence", Ruling.State.SHOWN),
                        new Certificate.Entry("manieres.a", "conseil", Ruling.State.ADVISED));
    }

    @Test
    void what_was_signed_is_read_again_as_it_was() {
        Certificate certificate = certificate(Issuer.ATTESTED);
        assertThat(Certificate.read(certificate.json())).contains(certificate);
    }

    @Test
    void an_attested_one_is_valid_by_lalux_s_key_only() throws Exception {
        String jws = attested();
        assertThat(stateByLalux(jws)).isEqualTo(State.ATTESTED);
        assertThat(stateByItself(jws)).isEqualTo(State.NO_KEY);
        assertThat(state(
                        jws,
                        Optional.of(
                                VerifyingKey.read(Keys.of(directory, "autre").publicPem()))))
                .isEqualTo(State.OTHER_KEY);
        assertThat(stateByLalux(selfTested())).isEqualTo(State.OTHER_KEY);
    }

    @Test
    void nobody_attests_by_writing_so() {
        // The key that comes with it is right, and the payload claims what it cannot.
        assertThat(stateByItself(CertificateFiles.sign(certificate(Issuer.ATTESTED), SigningKey.fresh())))
                .isEqualTo(State.NO_KEY);
    }

    @Test
    void a_key_is_read_as_pem_and_as_jwk() throws Exception {
        OctetKeyPairJsonWebKey made = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        Path whole = Files.writeString(directory.resolve("cle.jwk"), made.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        Path half = Files.writeString(directory.resolve("cle.pub.jwk"), made.toJson());
        SigningKey key = SigningKey.read(whole);
        String jws = CertificateFiles.sign(certificate(key.issuer()), key);
        assertThat(state(jws, Optional.of(VerifyingKey.read(half)))).isEqualTo(State.ATTESTED);
        assertThat(state(jws, Optional.of(VerifyingKey.read(whole)))).isEqualTo(State.ATTESTED);
    }

    @Test
    void what_is_no_key_of_ed25519_is_refused() throws Exception {
        Path nothing = Files.writeString(directory.resolve("rien"), "rien");
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        // Of a safe size it would take a second to find.
        small.initialize(1_024);
        Keys rsa = Keys.of(directory, "rsa", small);
        Keys ed448 = Keys.of(directory, "ed448", "Ed448");
        PublicJsonWebKey x25519 = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_X25519);
        Path foreign = Files.writeString(directory.resolve("x.jwk"), x25519.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        for (Path file : Arrays.asList(
                nothing,
                directory.resolve("absent"),
                lalux.publicPem(),
                rsa.privatePem(),
                ed448.privatePem(),
                foreign)) {
            assertThatThrownBy(() -> SigningKey.read(file)).isInstanceOf(UnusableFileException.class);
        }
        for (Path file : Arrays.asList(nothing, lalux.privatePem(), rsa.publicPem(), ed448.publicPem(), foreign)) {
            assertThatThrownBy(() -> VerifyingKey.read(file)).isInstanceOf(UnusableFileException.class);
        }
        OctetKeyPairJsonWebKey one = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        one.setPrivateKey(OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519)
                .getPrivateKey());
        Path halves =
                Files.writeString(directory.resolve("moities.jwk"), one.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        assertThatThrownBy(() -> SigningKey.read(halves)).isInstanceOf(UnusableFileException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"\"}",
                "{\"kty\": \"RSA\", \"n\": \"\", \"e\": \"\"}"
            })
    void a_key_without_bytes_is_none(String key) throws Exception {
        String[] parts = selfTested().split("\\.");
        ObjectNode header =
                (ObjectNode) JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[0]));
        header.set("jwk", JsonMapper.shared().readTree(key));
        parts[0] = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(header.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(stateByItself(String.join(".", parts))).isEqualTo(State.NO_KEY);
        Path file = Files.writeString(directory.resolve("vide.jwk"), key);
        assertThatThrownBy(() -> VerifyingKey.read(file)).isInstanceOf(UnusableFileException.class);
        assertThatThrownBy(() -> SigningKey.read(file)).isInstanceOf(UnusableFileException.class);
    }

    /**
     * Each byte. Where another letter takes its place, a signature is verified, which takes long: one letter does for a place,
     * and one of the two statements for a byte of the payload. At the ends of each part all bits are tried, since a last letter
     * has some that no byte takes.
     */
    @Test
    void every_altered_byte_is_found() throws Exception {
        String mine = selfTested();
        String theirs = attested();
        assertThat(stateByItself(mine)).isEqualTo(State.SELF_TESTED);
        assertThat(stateByLalux(theirs)).isEqualTo(State.ATTESTED);
        everyAlteration(mine, 0)
                .forEach(other -> assertThat(stateByItself(other).exitCode())
                        .as("self-tested, altered: %s", other)
                        .isPositive());
        everyAlteration(theirs, 1)
                .forEach(other -> assertThat(stateByLalux(other).exitCode())
                        .as("attested, altered: %s", other)
                        .isPositive());
    }

    private static Stream<String> everyAlteration(String jws, int turn) {
        int payload = jws.indexOf('.');
        int signature = jws.lastIndexOf('.');
        return IntStream.range(0, jws.length()).boxed().flatMap(place -> {
            boolean atAnEnd =
                    Stream.of(0, payload, signature, jws.length() - 1).anyMatch(end -> Math.abs(end - place) <= 1);
            boolean elsewhere = place > payload && place < signature && place % 2 != turn;
            int[] letters = IntStream.range(0, 8)
                    .filter(bit -> isLetter(flipped(jws, place, bit).charAt(place)))
                    .toArray();
            return IntStream.range(0, 8)
                    .filter(bit -> atAnEnd
                            || !isLetter(flipped(jws, place, bit).charAt(place))
                            || !elsewhere && bit == letters[place % letters.length])
                    .mapToObj(bit -> flipped(jws, place, bit));
        });
    }

    private static boolean isLetter(char character) {
        return LETTERS.indexOf(character) >= 0;
    }

    private static String flipped(String text, int place, int bit) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        bytes[place] ^= (byte) (1 << bit);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The signature's last character has four bits that no byte takes. */
    @Test
    void no_other_letter_at_the_end_will_do() {
        String jws = selfTested();
        assertThat(LETTERS.chars()
                        .mapToObj(letter -> jws.substring(0, jws.length() - 1) + (char) letter)
                        .filter(other -> stateByItself(other).exitCode() == 0))
                .containsExactly(jws);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "=", "A", ".", "\u0000"})
    void nothing_may_be_put_behind_it_or_before_it(String more) {
        assertThat(stateByItself(selfTested() + more).exitCode()).isPositive();
        assertThat(stateByItself(more + selfTested()).exitCode()).isPositive();
    }

    /** Not even what a reader of Base64 may pass over. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "*", "é"})
    void nothing_may_be_put_into_its_payload(String more) {
        StringBuilder jws = new StringBuilder(selfTested());
        jws.insert(jws.indexOf(".") + 5, more);
        assertThat(stateByItself(jws.toString()).exitCode()).isPositive();
    }

    @Test
    void the_key_that_comes_with_it_is_the_one_that_it_names() throws Exception {
        PublicJsonWebKey key = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        PublicJsonWebKey other = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        assertThat(stateByItself(signedAs(key, key))).isEqualTo(State.SELF_TESTED);
        assertThat(stateByItself(signedAs(key, other))).isEqualTo(State.ALTERED);
    }

    /** By a key that comes with it, and in the name of one that may be another. */
    private static String signedAs(PublicJsonWebKey key, PublicJsonWebKey named) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("EdDSA");
        signature.setHeader("typ", CertificateFiles.TYPE);
        signature.setKeyIdHeaderValue(Jws.thumbprint(named));
        signature.setJwkHeader(key);
        signature.setPayload(certificate(Issuer.SELF_TESTED).json());
        signature.setKey(key.getPrivateKey());
        return signature.getCompactSerialization();
    }

    @Test
    void no_signature_and_no_other_algorithm_will_do() throws Exception {
        String payload = certificate(Issuer.SELF_TESTED).json();
        String none =
                encoded("{\"alg\":\"none\",\"typ\":\"" + CertificateFiles.TYPE + "\"}") + "." + encoded(payload) + ".";
        assertThat(stateByItself(none)).isEqualTo(State.OTHER_ALGORITHM);
        assertThat(stateByLalux(none)).isEqualTo(State.OTHER_ALGORITHM);

        // The old trick: LALUX's public key, which everybody has, as the secret of a symmetric signature.
        JsonWebSignature symmetric = new JsonWebSignature();
        symmetric.setAlgorithmHeaderValue("HS256");
        symmetric.setHeader("typ", CertificateFiles.TYPE);
        symmetric.setPayload(payload);
        symmetric.setKey(new HmacKey(Files.readAllBytes(lalux.publicPem())));
        assertThat(stateByLalux(symmetric.getCompactSerialization())).isEqualTo(State.OTHER_ALGORITHM);

        // EdDSA, but by another curve, with the key of it in the header.
        OctetKeyPairJsonWebKey ed448 = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED448);
        assertThat(stateByItself(Jws.sign(payload, CertificateFiles.TYPE, ed448, true)))
                .isEqualTo(State.NO_KEY);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void its_time_begins_and_ends() {
        String jws = selfTested();
        Instant end = Instant.parse("2027-07-01T10:00:00Z");
        assertThat(at(jws, end.minusSeconds(1))).isEqualTo(State.SELF_TESTED);
        assertThat(at(jws, end)).isEqualTo(State.EXPIRED);
        assertThat(at(jws, Sessions.DATE.minusSeconds(599))).isEqualTo(State.SELF_TESTED);
        assertThat(at(jws, Sessions.DATE.minusSeconds(3_600))).isEqualTo(State.NOT_YET);
        Certificate shorter = Certificate.of(Sessions.conforming(), Issuer.SELF_TESTED, Period.ofDays(30));
        assertThat(at(CertificateFiles.sign(shorter, SigningKey.fresh()), Instant.parse("2026-07-31T10:00:00Z")))
                .isEqualTo(State.EXPIRED);
    }

    private static State at(String jws, Instant now) {
        return Verification.of(jws, Optional.empty(), WithdrawnList.NONE, now).state();
    }

    @Test
    void a_withdrawn_one_is_not_valid() throws Exception {
        String jws = attested();
        Certificate certificate = Verification.of(jws, Optional.of(laluxPublic), WithdrawnList.NONE, LATER)
                .certificate()
                .orElseThrow();
        String list = "{\"format\":1,\"withdrawn\":[{\"id\":\"" + certificate.id() + "\"}]}";
        Path plain = Files.writeString(directory.resolve("retires.json"), list);
        Path signed = Files.writeString(
                directory.resolve("retires.jws"),
                SigningKey.read(lalux.privatePem()).sign(list, WithdrawnList.TYPE) + "\n");
        Path others = Files.writeString(
                directory.resolve("autres.json"), "{\"format\":1,\"withdrawn\":[{\"id\":\"autre\"}]}");
        assertThat(with(jws, plain)).isEqualTo(State.WITHDRAWN);
        assertThat(with(jws, signed)).isEqualTo(State.WITHDRAWN);
        assertThat(with(jws, others)).isEqualTo(State.ATTESTED);
    }

    private static State with(String jws, Path list) throws UnusableFileException {
        Optional<VerifyingKey> key = Optional.of(laluxPublic);
        return Verification.of(jws, key, WithdrawnList.read(list, key), LATER).state();
    }

    @Test
    void a_list_that_cannot_be_trusted_or_read_is_refused_and_not_taken_for_empty() throws Exception {
        String list = "{\"format\":1,\"withdrawn\":[]}";
        Optional<VerifyingKey> key = Optional.of(laluxPublic);
        Path others = Files.writeString(
                directory.resolve("faux.jws"), SigningKey.fresh().sign(list, WithdrawnList.TYPE));
        Path signed = Files.writeString(
                directory.resolve("vide.jws"),
                SigningKey.read(lalux.privatePem()).sign(list, WithdrawnList.TYPE));
        Path certificate = Files.writeString(directory.resolve("certificat.jws"), attested());
        assertThat(WithdrawnList.read(signed, key).ids()).isEmpty();
        assertRefused(others, key);
        assertRefused(signed, Optional.empty());
        assertRefused(certificate, key);
        for (String wrong :
                new String[] {"", "{}", "{\"format\":2,\"withdrawn\":[]}", "{\"format\":1,\"withdrawn\":[\"x\"]}", "{"
                }) {
            assertRefused(Files.writeString(directory.resolve("faux.json"), wrong), key);
        }
        // Nor does a list, or anything else that LALUX's key signed, pass for a certificate.
        assertThat(stateByLalux(Files.readString(signed))).isEqualTo(State.UNREADABLE);
        String other = SigningKey.read(lalux.privatePem())
                .sign(certificate(Issuer.ATTESTED).json(), WithdrawnList.TYPE);
        assertThat(stateByLalux(other)).isEqualTo(State.UNREADABLE);
    }

    private static void assertRefused(Path list, Optional<VerifyingKey> key) {
        assertThatThrownBy(() -> WithdrawnList.read(list, key)).isInstanceOf(UnusableFileException.class);
    }

    @Test
    void no_private_half_leaves_the_key() throws Exception {
        SigningKey key = SigningKey.fresh();
        assertThat(key).hasToString("self-tested");
        String header = new String(
                Base64.getUrlDecoder()
                        .decode(CertificateFiles.sign(certificate(Issuer.SELF_TESTED), key)
                                .split("\\.")[0]),
                StandardCharsets.UTF_8);
        assertThat(header).contains("\"jwk\"").doesNotContain("\"d\"");
    }
}
