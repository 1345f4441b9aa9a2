package io.openchat.testkit.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class that has a proxy before the store: left out when a given one has several hosts or TLS, which no proxy of ours plays. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BehindProxy.Condition.class)
public @interface BehindProxy {

    /** Whether one can stand there. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            Optional<GivenStore> elsewhere = GivenStore.find()
                    .filter(given -> given.freshDatabase().host().isEmpty());
            return elsewhere.isEmpty()
                    ? ConditionEvaluationResult.enabled("a proxy can stand before the store")
                    : ConditionEvaluationResult.disabled("no proxy before a store with several hosts or TLS");
        }
    }
}
