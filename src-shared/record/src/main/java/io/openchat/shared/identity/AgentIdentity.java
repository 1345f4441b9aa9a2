package io.openchat.shared.identity;

import io.openchat.shared.permission.Act;
import io.openchat.shared.permission.Permissions;
import io.openchat.shared.text.SingleLine;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the identity provider describes them in a token, read in one way by all services.
 *
 * @param id the token's {@code sub}
 * @param name the claim {@code name}, or else {@code preferred_username}, or else the id; as people can see it
 * @param agency the claim {@code agency}, a text or a list of which the first counts; {@link #DEFAULT_AGENCY} without one
 * @param supervisor whether they may read along in the chats of others
 */
public record AgentIdentity(String id, String name, String agency, boolean supervisor) {
    /** The agency of those for whom the identity provider names none. */
    public static final String DEFAULT_AGENCY = "default";

    /** Who a token is about, of somebody who has these roles. */
    public static AgentIdentity of(JsonWebToken token, Set<String> roles) {
        String id = token.getSubject();
        return new AgentIdentity(
                id,
                name(token.getClaim("name"), token.getClaim("preferred_username"), id),
                agency(token.getClaim("agency")),
                Permissions.may(roles, Act.WATCH));
    }

    /** Colleagues and visitors see it, and at some identity providers people write it themselves. */
    static String name(@Nullable Object name, @Nullable Object login, String id) {
        return Stream.of(text(name), text(login))
                .map(SingleLine::cleaned)
                .filter(shown -> !shown.isEmpty())
                .findFirst()
                .orElse(id);
    }

    static String agency(@Nullable Object claim) {
        String agency = text(claim);
        return agency.isEmpty() ? DEFAULT_AGENCY : agency;
    }

    /** A user attribute is a text or a list of texts, depending on how the identity provider maps it. */
    private static String text(@Nullable Object claim) {
        return switch (claim) {
            case String string -> string.strip();
            case JsonString json -> json.getString().strip();
            case Collection<?> list when !list.isEmpty() -> text(list.iterator().next());
            case null, default -> "";
        };
    }
}
