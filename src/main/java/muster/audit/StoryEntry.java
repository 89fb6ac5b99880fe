package muster.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of a story, before it is put into words (message key {@code audit.action.<action>}).
 *
 * @param id the entry's number, its permalink
 */
public record StoryEntry(
        long id,
        Instant at,
        String byKind,
        String byName,
        @Nullable String byRole,
        @Nullable String address,
        String action,
        String subjectKind,
        String subject,
        UUID subjectId,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String reason) {}
