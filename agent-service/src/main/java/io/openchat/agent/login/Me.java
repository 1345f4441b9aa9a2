package io.openchat.agent.login;

import io.openchat.shared.Roles;
import io.openchat.shared.text.SingleLine;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The person who is logged in, as the identity provider describes them. */
public record Me(String id, String name, String agency, boolean supervisor) {
    /** The agency of those for whom the identity provider names none. */
    public static final String DEFAULT_AGENCY = "default";

    static Me of(JsonWebToken token, Set<String> roles) {
        String id = token.getSubject();
        String login = nameOf(token.getClaim("preferred_username"), id);
        return new Me(
                id,
                nameOf(token.getClaim("name"), login),
                firstText(token.getClaim("agency"), DEFAULT_AGENCY),
                roles.contains(Roles.SUPERVISOR));
    }

    // colleagues and visitors see it, and at some identity providers people write it themselves
    static String nameOf(@Nullable Object claim, String otherwise) {
        String name = SingleLine.cleaned(firstText(claim, otherwise));
        return name.isEmpty() ? otherwise : name;
    }

    // a user attribute is a text or a list of texts, depending on how the identity provider maps it
    static String firstText(@Nullable Object claim, String otherwise) {
        String text = switch (claim) {
            case String string -> string;
            case JsonString json -> json.getString();
            case Collection<?> list
            when !list.isEmpty() -> firstText(list.iterator().next(), otherwise);
            case null, default -> "";
        };
        return text.isBlank() ? otherwise : text.strip();
    }
}
