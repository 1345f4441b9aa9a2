package io.openchat.view.search;

import io.openchat.shared.setting.Settings;
import io.openchat.shared.setting.UsedSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Says that this service obeys the settings of searches, which administrators change while it runs. */
@ApplicationScoped
class SearchSettings {
    @Produces
    @Singleton
    UsedSettings used() {
        return new UsedSettings("view-service", Settings.OF_SEARCHES);
    }
}
