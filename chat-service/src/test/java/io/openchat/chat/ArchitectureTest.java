package io.openchat.chat;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.openchat.chat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] CORE = {
        "io.openchat.chat.conversation..",
        "io.openchat.chat.queue..",
        "io.openchat.chat.presence..",
        "io.openchat.chat.desk..",
        "io.openchat.chat.reception..",
        "io.openchat.chat.quota..",
        "io.openchat.chat.core.."
    };

    @ArchTest
    static final ArchRule theCoreIsPlainJava = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(CORE)
                    .or(JavaClass.Predicates.resideInAnyPackage("java..", "io.openchat.shared..", "org.jspecify..")));

    @ArchTest
    static final ArchRule onlyTheDoorsKnowSockets = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.openchat.chat.visitor..",
                    "io.openchat.chat.agent..",
                    "io.openchat.chat.socket..",
                    "io.openchat.chat.admission..",
                    "io.openchat.chat.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.websockets..", "io.vertx.core.http..");

    @ArchTest
    static final ArchRule onlyTheBusKnowsRedis = noClasses()
            .that()
            .resideOutsideOfPackages("io.openchat.chat.bus..", "io.openchat.chat.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.redis..", "io.quarkus.redis..");

    @ArchTest
    static final ArchRule onlyTheRimKnowsVertx = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .or()
            .resideInAPackage("io.openchat.chat.transcript..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..");

    @ArchTest
    static final ArchRule onlyTheTranscriptKnowsTheDriver = noClasses()
            .that()
            .resideOutsideOfPackage("io.openchat.chat.transcript..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "io.quarkus.mongodb..", "io.quarkus.panache..");

    /**
     * Every door between two rooms, the core's first: all that is not listed is refused. Whoever watches and whoever wires knows
     * everybody, and the configuration may be asked by everybody.
     */
    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther = slices().matching("io.openchat.chat.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(in("queue"), in("conversation"))
            .ignoreDependency(in("quota"), in("conversation"))
            .ignoreDependency(in("presence"), in("conversation", "queue"))
            .ignoreDependency(in("desk"), in("conversation", "presence"))
            .ignoreDependency(in("reception"), in("conversation", "queue", "presence", "quota"))
            .ignoreDependency(in("core"), in("conversation", "queue", "presence", "desk", "reception", "quota"))
            .ignoreDependency(in("visitor"), in("socket", "admission", "reception"))
            .ignoreDependency(in("agent"), in("socket", "admission", "desk", "conversation"))
            .ignoreDependency(in("socket"), in("conversation"))
            .ignoreDependency(in("admission"), in("socket", "reception", "conversation"))
            .ignoreDependency(in("transcript"), in("conversation", "desk", "reception"))
            .ignoreDependency(in("bus"), in("conversation"))
            .ignoreDependency(in("jobs"), in("conversation", "presence", "reception"))
            .ignoreDependency(in("telemetry", "wiring"), not(in("core")))
            .ignoreDependency(in("wiring"), in("core"))
            .ignoreDependency(JavaClass.Predicates.resideInAPackage(".."), in("config"));

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.openchat.chat.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesAreNamedForWhatTheyAreAbout = noClasses()
            .should()
            .resideInAnyPackage("..utils..", "..util..", "..common..", "..impl..", "..dto..", "..helper..");

    private static DescribedPredicate<JavaClass> in(String... rooms) {
        return JavaClass.Predicates.resideInAnyPackage(
                Stream.of(rooms).map(room -> "io.openchat.chat." + room + "..").toArray(String[]::new));
    }
}
