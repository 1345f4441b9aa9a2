package io.openchat.view.search;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Has each {@link Search} wait for its turn. It runs where the page does, which is a worker thread. */
@Search
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class SearchInterceptor {
    private final Searches searches;
    private final SecurityIdentity viewer;

    SearchInterceptor(Searches searches, SecurityIdentity viewer) {
        this.searches = searches;
        this.viewer = viewer;
    }

    @AroundInvoke
    @Nullable
    Object inTurn(InvocationContext page) throws Exception {
        String name = viewer.getPrincipal().getName();
        searches.begin(name);
        try {
            return page.proceed();
        } finally {
            searches.end(name);
        }
    }
}
