package lu.lalux.assure.stub.gestion.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessablePasswordsTest {

    private static final List<String> NAMES = List.of("m.weber", "Garage de la Gare");

    private final GuessablePasswords guessable = new GuessablePasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motdepassemotdepasse",
                "Mot de passe 2026!",
                "P@ssw0rd-P@ssw0rd",
                "correct horse battery staple",
                "aaaaaaaaaaaaaaa",
                "abc12 abc12 abc12",
                "azertyuiopqsdfgh",
                "1q2w3e4r5t6y7u8i",
                "123456789012345",
                "987654321 987654321",
                "abcdefghijklmnopq",
                "Garage de la Gare 1",
                "weber.weber.2026",
                "Lalux-Assure-2026",
                "ééééééééééééééé",
                "!!!!!!!!!!!!!!!!!",
                "Été-soleil-bonjour"
            })
    void isGuessed(String password) {
        assertThat(guessable.contain(password, NAMES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "une phrase que personne ne dit",
                "tulipe Vianden grue 1839 pâté",
                "le mot de passe du garage est violet",
                "8305719264850173",
                "Ich gehe heute Schwimmen",
                "пароль из четырёх слов",
                "正しい馬電池ホチキスではない言葉です",
                "🐎🔋📎🚲🌧🎻🧂🪑🦉🛶🍋🧵🔭🥨🎈"
            })
    void isNotGuessed(String password) {
        assertThat(guessable.contain(password, NAMES)).isFalse();
    }
}
