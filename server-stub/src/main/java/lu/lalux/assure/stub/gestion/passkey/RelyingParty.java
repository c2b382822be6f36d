package lu.lalux.assure.stub.gestion.passkey;

import com.webauthn4j.WebAuthnManager;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import lu.lalux.assure.stub.gestion.access.PublicAddress;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server asks of passkeys and makes of their answers. A passkey is all that an administrator shows: so it must
 * verify who holds it, and is found without a name.
 */
@Component
@Lazy
final class RelyingParty {

    private static final String SIGNING_IN = "connexion";
    private static final String REGISTERING = "enregistrement ";
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final Challenges challenges;
    private final PasskeyTable passkeys;
    private final AdministratorEntities administrators;
    private final PublicAddress address;
    private final WebAuthnManager verification = WebAuthnManager.createNonStrictWebAuthnManager();

    RelyingParty(
            Challenges challenges, PasskeyTable passkeys, AdministratorEntities administrators, PublicAddress address) {
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.administrators = administrators;
        this.address = address;
    }

    /**
     * An answer that was verified.
     *
     * @param name whose it is
     * @param key the passkey, with what the answer made of it
     * @param challenge which it answered, and which nobody may answer again
     */
    record Verified(String name, CredentialRecord key, byte[] challenge) {}

    String optionsToRegister(String name) {
        return JSON.writeValueAsString(creation(name, challenges.next(REGISTERING + name)));
    }

    String optionsToSignIn() {
        return JSON.writeValueAsString(request(challenges.next(SIGNING_IN)));
    }

    /** @throws ProblemException {@code non-authentifie} when it is no answer to what was asked */
    Verified registered(String name, String answer) {
        return verified(() -> {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    JSON.readValue(answer, new TypeReference<>() {});
            byte[] challenge = challenge(credential.getResponse(), REGISTERING + name);
            CredentialRecord key = operations(challenge, saved -> {})
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            creation(name, challenge), new RelyingPartyPublicKey(credential, name)));
            return new Verified(name, key, challenge);
        });
    }

    /**
     * @throws ProblemException {@code non-authentifie} when it is no answer to what was asked, or of nobody who may do
     * something
     */
    Verified signedIn(String answer) {
        return verified(() -> {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    JSON.readValue(answer, new TypeReference<>() {});
            byte[] challenge = challenge(credential.getResponse(), SIGNING_IN);
            AtomicReference<CredentialRecord> key = new AtomicReference<>();
            PublicKeyCredentialUserEntity user = operations(challenge, key::set)
                    .authenticate(new RelyingPartyAuthenticationRequest(request(challenge), credential));
            return user == null ? null : new Verified(user.getName(), key.get(), challenge);
        });
    }

    /** Whose passkey it is that an answer names, or whom it names itself; whether that is true was not verified. */
    Optional<String> claimed(String answer) {
        try {
            JsonNode said = JSON.readTree(answer);
            return passkeys.owner(said.path("id").asString(""))
                    .or(() ->
                            administrators.named(said.at("/response/userHandle").asString("")));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    static ProblemException refused() {
        return Refused.unauthenticated("gestion.passkey-wrong");
    }

    private PublicKeyCredentialCreationOptions creation(String name, byte[] challenge) {
        return operations(challenge, saved -> {})
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        UsernamePasswordAuthenticationToken.authenticated(name, "", List.of())));
    }

    private PublicKeyCredentialRequestOptions request(byte[] challenge) {
        return operations(challenge, saved -> {})
                .createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(new AnonymousAuthenticationToken(
                                SIGNING_IN, SIGNING_IN, AuthorityUtils.createAuthorityList(SIGNING_IN))));
    }

    private Webauthn4JRelyingPartyOperations operations(byte[] challenge, Consumer<CredentialRecord> saved) {
        URI here = address.get();
        PublicKeyCredentialRpEntity party = PublicKeyCredentialRpEntity.builder()
                .id(here.getHost())
                .name("Assure")
                .build();
        Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(
                administrators, new KeptCredentials(passkeys, administrators, saved), party, Set.of(here.toString()));
        operations.setWebAuthnManager(verification);
        operations.setCustomizeCreationOptions(options -> options.challenge(new Bytes(challenge))
                .timeout(Challenges.LIFE)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(options -> options.challenge(new Bytes(challenge))
                .timeout(Challenges.LIFE)
                .userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    /** The one that it says it answers, if that is ours. */
    private byte[] challenge(AuthenticatorResponse response, String purpose) {
        String said = JSON.readTree(response.getClientDataJSON().getBytes())
                .path("challenge")
                .asString();
        byte[] challenge = Base64.getUrlDecoder().decode(said);
        if (!challenges.isGood(challenge, purpose)) {
            throw refused();
        }
        return challenge;
    }

    /**
     * What is wrong with an answer is told by many exceptions of two libraries; a database that is out is none of them.
     */
    private static Verified verified(Answer answer) {
        @Nullable Verified verified;
        try {
            verified = answer.verify();
        } catch (ProblemException | DataAccessException other) {
            throw other;
        } catch (RuntimeException wrong) {
            throw refused();
        }
        if (verified == null) {
            throw refused();
        }
        return verified;
    }

    private interface Answer {
        @Nullable
        Verified verify();
    }
}
