package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A form that came in after its session had ended, kept in the new session until its person has signed in again.
 * Passwords and files are never kept, nor is a form that another site sent.
 *
 * @param owner whose it was, where the session is known; nobody else gets it
 */
record InterruptedForm(
        String path,
        LinkedHashMap<String, ArrayList<String>> fields,
        @Nullable UUID owner) implements Serializable {

    static final String ATTRIBUTE = "muster.interrupted";

    /** Whose the session was that stood in this browser before: {@link UUID}. */
    static final String LAST = "muster.last-person";

    private static final Set<String> UNSEEN = Set.of("version", "key", "sure");

    /** Marks a form that is sent once more. */
    static final String RESUMED = "_resumed";

    /** Keeps the fields of a request for its person. */
    static void keep(HttpServletRequest request, @Nullable UserId owner) {
        var fields = new LinkedHashMap<String, ArrayList<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!isSecret(name) && !name.startsWith("_")) {
                fields.put(name, new ArrayList<>(List.of(values)));
            }
        });
        request.getSession()
                .setAttribute(
                        ATTRIBUTE,
                        new InterruptedForm(LocalPath.of(request), fields, owner == null ? null : owner.value()));
    }

    static @Nullable InterruptedForm in(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof InterruptedForm form ? form : null;
    }

    /** Somebody signed in: a form of somebody else is dropped. */
    static void leaveTo(UserId person, HttpSession session) {
        session.removeAttribute(LAST);
        var form = in(session);
        if (form != null && form.owner != null && !form.owner.equals(person.value())) {
            forget(session);
        }
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** What the person typed, without what only the page knew. */
    Map<String, ArrayList<String>> typed() {
        var typed = new LinkedHashMap<>(fields);
        typed.keySet().removeAll(UNSEEN);
        typed.values().removeIf(values -> values.stream().allMatch(value -> value.isBlank() || isId(value)));
        return typed;
    }

    /** Chosen from a list, or brought by the page: nobody reads it. */
    private static boolean isId(String value) {
        return value.length() == 36 && value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private static boolean isSecret(String name) {
        var folded = name.toLowerCase(Locale.ROOT);
        return folded.contains("password") || folded.contains("secret");
    }
}
