package io.openchat.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.openchat.chat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theCoreIsPlainJava = classes()
            .that()
            .resideInAPackage("io.openchat.chat.conversation..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.openchat.shared..", "org.jspecify..", "io.openchat.chat.conversation..");

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
            .resideInAnyPackage("io.openchat.chat.conversation..", "io.openchat.chat.transcript..")
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
     * Whatever they have in common is the core's, or the settings'. The two doors stand on what sockets have in common and on who is
     * admitted; who watches and who wires knows everybody.
     */
    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther = slices().matching("io.openchat.chat.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(JavaClass.Predicates.resideInAPackage(".."), in("conversation"))
            .ignoreDependency(JavaClass.Predicates.resideInAPackage(".."), in("settings"))
            .ignoreDependency(in("visitor").or(in("agent")), in("socket").or(in("admission")))
            .ignoreDependency(in("admission"), in("socket"))
            .ignoreDependency(in("telemetry").or(in("wiring")), JavaClass.Predicates.resideInAPackage(".."));

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.openchat.chat.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesAreNamedForWhatTheyAreAbout = noClasses()
            .should()
            .resideInAnyPackage("..utils..", "..util..", "..common..", "..impl..", "..dto..", "..helper..");

    private static DescribedPredicate<JavaClass> in(String feature) {
        return JavaClass.Predicates.resideInAPackage("io.openchat.chat." + feature + "..");
    }
}
