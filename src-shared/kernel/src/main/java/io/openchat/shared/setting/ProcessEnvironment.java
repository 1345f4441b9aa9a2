package io.openchat.shared.setting;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;

/**
 * The configuration of this process as {@link LiveSettings} ask it.
 *
 * <p>What stands in the service's own {@code application.properties} is what holds without a record. Whatever comes from outside of
 * the program (the environment, a system property, a file beside it) is meant to hold, and pins.
 */
record ProcessEnvironment(SmallRyeConfig config) implements LiveSettings.Environment {
    /** Of the {@code application.properties} within the program; everything from outside is above. */
    private static final int WITHIN = 250;

    @Override
    public Optional<Said> of(String name) {
        ConfigValue value = config.getConfigValue(name);
        String text = value.getValue();
        return text == null || text.isBlank()
                ? Optional.empty()
                : Optional.of(new Said(text, value.getConfigSourceOrdinal() > WITHIN));
    }
}
