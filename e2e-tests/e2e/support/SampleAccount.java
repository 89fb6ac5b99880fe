package e2e.support;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** An account of the sample fleet, as the block at the start names it. */
record SampleAccount(String email, String password) {

    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");
    private static final Pattern PASSWORD = Pattern.compile("password:? (\\S+)");

    /** Finds the line that names the role; the password stands on it, or once for all on a line of its own. */
    static SampleAccount of(Portal.Role role, List<String> lines) {
        var line = lines.stream()
                .filter(text ->
                        text.toLowerCase(Locale.ROOT).contains(role.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sample account for " + role + " in " + lines));
        var email = EMAIL.matcher(line);
        var password = PASSWORD.matcher(PASSWORD.matcher(line).find() ? line : String.join("\n", lines));
        if (!email.find() || !password.find()) {
            throw new IllegalStateException("no account to read in " + lines);
        }
        return new SampleAccount(email.group(), Objects.requireNonNull(password.group(1)));
    }
}
