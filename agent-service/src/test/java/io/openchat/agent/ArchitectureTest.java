package io.openchat.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.openchat.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyTheStoreKnowsTheDriver = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bson..", "com.mongodb..", "io.quarkus.mongodb..", "io.quarkus.panache..");

    @ArchTest
    static final ArchRule nobodyDependsOnTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..agent.store..");

    @ArchTest
    static final ArchRule packagesAreNamedForWhatTheyAreAbout = noClasses()
            .should()
            .resideInAnyPackage("..utils..", "..util..", "..common..", "..impl..", "..dto..", "..helper..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.openchat.agent.(*)..").should().beFreeOfCycles();
}
