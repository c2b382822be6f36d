package lu.lalux.assure.conformance.suite.run;

import java.util.List;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.register.Text;

/** The run could not be made, or would mean nothing: exit code 2, with instructions. */
public final class NotRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Text> lines;

    NotRunException(List<Text> lines) {
        super(lines.get(0).fr());
        this.lines = List.copyOf(lines);
    }

    /** {@return what is wrong, and what to do, in one text} */
    public Text reason() {
        return new Text(
                lines.stream().map(Text::fr).collect(Collectors.joining(" ")),
                lines.stream().map(Text::en).collect(Collectors.joining(" ")));
    }

    /** {@return what is wrong, and what to do} */
    public List<Text> lines() {
        return lines;
    }
}
