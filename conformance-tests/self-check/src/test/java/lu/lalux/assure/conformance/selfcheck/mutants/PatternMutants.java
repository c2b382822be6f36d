package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The ways in which a pattern is got slightly wrong: an anchor forgotten, a bound off by one, a dot unescaped, a range
 * lost.
 */
final class PatternMutants {

    private static final Pattern BOUND = Pattern.compile("\\{(\\d+)(?:,(\\d+))?}");
    private static final Pattern RANGE = Pattern.compile("\\[(?!\\^)[^\\]]*?((?:[0-9A-Za-z]-[0-9A-Za-z])+)]");

    private final String pattern;
    private final Map<String, String> found = new LinkedHashMap<>();

    private PatternMutants(String pattern) {
        this.pattern = pattern;
    }

    /** {@return by a name, each pattern that differs from the given one in one place} */
    static Map<String, String> of(String pattern) {
        PatternMutants mutants = new PatternMutants(pattern);
        mutants.anchors();
        mutants.bounds();
        mutants.each("dot-unescaped", "\\\\\\.", ".");
        mutants.each("dot-optional", "\\\\\\.", "\\\\.?");
        mutants.each("dash-optional", "(?<=[}\\]])-", "-?");
        mutants.each("group-demanded", "\\)\\?", ")");
        mutants.each("group-refused", "\\([^()]*\\)\\?", "");
        mutants.each("none-allowed", "(?<=])\\+", "*");
        mutants.ranges();
        mutants.exclusions();
        return mutants.found;
    }

    private void anchors() {
        if (pattern.startsWith("^")) {
            found.put("start-unanchored", pattern.substring(1));
        }
        if (pattern.endsWith("$")) {
            found.put("end-unanchored", pattern.substring(0, pattern.length() - 1));
        }
    }

    private void bounds() {
        Matcher bound = BOUND.matcher(pattern);
        int number = 0;
        while (bound.find()) {
            number++;
            int least = Integer.parseInt(bound.group(1));
            if (bound.group(2) == null) {
                put(bound, "count-" + number + "-one-less", "{" + (least - 1) + "}");
                put(bound, "count-" + number + "-one-more", "{" + (least + 1) + "}");
            } else {
                int most = Integer.parseInt(bound.group(2));
                put(bound, "least-" + number + "-one-less", "{" + (least - 1) + "," + most + "}");
                put(bound, "least-" + number + "-one-more", "{" + (least + 1) + "," + most + "}");
                put(bound, "most-" + number + "-one-less", "{" + least + "," + (most - 1) + "}");
                put(bound, "most-" + number + "-one-more", "{" + least + "," + (most + 1) + "}");
            }
        }
    }

    /** A class of characters that loses one of its ranges refuses what it should take. */
    private void ranges() {
        Matcher matcher = RANGE.matcher(pattern);
        int number = 0;
        while (matcher.find()) {
            number++;
            String ranges = matcher.group(1);
            for (int at = 0; at < ranges.length() && ranges.length() > 3; at += 3) {
                String range = ranges.substring(at, at + 3);
                found.put(
                        "class-" + number + "-without-" + range,
                        pattern.substring(0, matcher.start(1))
                                + ranges.replace(range, "")
                                + pattern.substring(matcher.end(1)));
            }
        }
    }

    /** An exclusion that forgets one of its members takes what it should refuse. */
    private void exclusions() {
        Matcher matcher = Pattern.compile("\\[\\^((?:\\\\.|[^\\]\\\\])+)]").matcher(pattern);
        if (!matcher.find()) {
            return;
        }
        Matcher member = Pattern.compile("(\\\\x[0-9A-F]{2}|\\\\.|.)(?:-(\\\\x[0-9A-F]{2}))?")
                .matcher(matcher.group(1));
        while (member.find()) {
            found.put(
                    "exclusion-without-" + member.group(),
                    pattern.substring(0, matcher.start(1) + member.start())
                            + pattern.substring(matcher.start(1) + member.end()));
        }
    }

    private void put(Matcher where, String name, String replacement) {
        try {
            String mutated = pattern.substring(0, where.start()) + replacement + pattern.substring(where.end());
            Pattern.compile(mutated);
            found.put(name, mutated);
        } catch (PatternSyntaxException e) {
            // A bound below zero, or below the other one, is no pattern.
            return;
        }
    }

    private void each(String name, String what, String replacement) {
        Matcher matcher = Pattern.compile(what).matcher(pattern);
        int number = 0;
        while (matcher.find()) {
            number++;
            StringBuilder mutated = new StringBuilder(pattern.substring(0, matcher.start()));
            mutated.append(replacement.replace("\\\\", "\\")).append(pattern.substring(matcher.end()));
            found.put(name + (number > 1 ? "-" + number : ""), mutated.toString());
        }
    }
}
