package io.openchat.e2e;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test a {@link Cast} of its own on the one running system. */
final class Stage implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace OURS = Namespace.create(Stage.class);

    /** What came of the start; a system that did not start once is not started again for every test. */
    private record Attempt(
            @Nullable Running running, @Nullable RuntimeException failure) implements AutoCloseable {

        static Attempt make() {
            try {
                return new Attempt(Running.start(), null);
            } catch (RuntimeException e) {
                return new Attempt(null, e);
            }
        }

        Running get() {
            if (running == null) {
                throw new IllegalStateException("the system did not start", failure);
            }
            return running;
        }

        @Override
        public void close() {
            if (running != null) {
                running.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Cast.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(OURS).computeIfAbsent(Cast.class, type -> new Cast(running(test)), Cast.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        Cast cast = test.getStore(OURS).get(Cast.class, Cast.class);
        if (cast == null) {
            return;
        }
        if (test.getExecutionException().isPresent()) {
            cast.photograph(test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName());
        }
        cast.leave();
    }

    private static Running running(ExtensionContext test) {
        return test.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Attempt.class, type -> Attempt.make(), Attempt.class)
                .get();
    }
}
