package io.openchat.shared.record;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The one list of what the client of the store reads and writes by reflection, for native programs. */
@RegisterForReflection(
        targets = {
            AgencyRecord.class,
            AgentRecord.class,
            AgentRef.class,
            AuditRecord.class,
            BlockRecord.class,
            ConfiguredRecord.class,
            ConfiguredRecord.Configured.class,
            ConversationRecord.class,
            ConversationRecord.Ended.class,
            ConversationRecord.Owed.class,
            ConversationRecord.Rating.class,
            ConversationRecord.Seen.class,
            ConversationRecord.Status.class,
            DepartmentRecord.class,
            FeedRecord.class,
            FeedRecord.Taken.class,
            FiguresRecord.class,
            MessageRecord.class,
            MessageRecord.Author.class,
            MessageRecord.Details.class,
            Person.class,
            SessionRecord.class,
            SessionRecord.Client.class,
            SettingsRecord.class,
            SettingsRecord.Value.class
        })
final class Reflection {
    private Reflection() {}
}
