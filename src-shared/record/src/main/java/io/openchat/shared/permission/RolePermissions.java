package io.openchat.shared.permission;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Permission;

/** Has Quarkus ask the table where an endpoint says {@code @PermissionsAllowed} with the name of an {@link Act}. */
@ApplicationScoped
public class RolePermissions implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        identity.isAnonymous()
                                ? identity
                                : QuarkusSecurityIdentity.builder(identity)
                                        .addPermissionChecker(
                                                asked -> Uni.createFrom().item(permits(identity, asked)))
                                        .build());
    }

    private static boolean permits(SecurityIdentity identity, Permission asked) {
        return Act.of(asked.getName())
                .filter(act -> Permissions.may(identity.getRoles(), act))
                .isPresent();
    }
}
