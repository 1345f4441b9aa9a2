package io.openchat.shared.setting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.openchat.shared.mongo.Indexed;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.record.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;

/** The collections {@code settings} and {@code configured}. */
@ApplicationScoped
class MongoSettings implements SettingsStore {
    private static final int MOST_SERVICES = 100;
    private static final String VERSION = "_id";

    private final Indexed<SettingsRecord> settings;
    private final Indexed<ConfiguredRecord> configured;

    MongoSettings(MongoDatabase store) {
        this.settings = new Indexed<>(store, Collections.SETTINGS, SettingsRecord.class, ascending("changed", VERSION));
        this.configured = new Indexed<>(store, Collections.CONFIGURED, ConfiguredRecord.class);
    }

    @Override
    public List<Found> newest(int most) {
        // numbers only: a document with a word for its version is none of ours
        return find(gte(VERSION, 0L), most);
    }

    @Override
    public Optional<Found> version(long number) {
        return find(eq(VERSION, number), 1).stream().findFirst();
    }

    @Override
    public List<SettingsRecord> history(String setting, long before, int most) {
        return find(and(eq("changed", setting), lt(VERSION, before)), most).stream()
                .flatMap(found -> found.sound().stream())
                .toList();
    }

    @Override
    public boolean add(SettingsRecord next) {
        return settings.add(next);
    }

    @Override
    public List<ConfiguredRecord> configured() {
        return configured.get().find().limit(MOST_SERVICES).into(new ArrayList<>());
    }

    @Override
    public void configured(ConfiguredRecord record) {
        configured.get().replaceOne(eq(VERSION, record.service()), record, new ReplaceOptions().upsert(true));
    }

    /** Read as they are, and then each for itself: one that somebody broke keeps nobody from reading the others. */
    private List<Found> find(Bson which, int most) {
        MongoCollection<SettingsRecord> all = settings.get();
        List<Found> found = new ArrayList<>();
        all.withDocumentClass(BsonDocument.class)
                .find(which)
                .sort(descending(VERSION))
                .limit(most)
                .forEach(document -> found.add(read(all, document)));
        return found;
    }

    private static Found read(MongoCollection<SettingsRecord> all, BsonDocument document) {
        long version = document.getNumber(VERSION).longValue();
        try {
            return new Found.Sound(all.getCodecRegistry()
                    .get(SettingsRecord.class)
                    .decode(document.asBsonReader(), DecoderContext.builder().build()));
        } catch (RuntimeException e) {
            // whatever codecs and records have against it
            return new Found.Broken(version, String.valueOf(e.getMessage()));
        }
    }
}
