package org.neuraxon.connect.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows from this room; those of the others are guarded in {@code cli}, which must not see Flink. */
class ConnectorArchitectureTest {

    private static final JavaClasses ROOM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.neuraxon.connect.flink");

    @Test
    void theConnectorKnowsCoreLearnAndFlink() {
        classes()
                .that()
                .resideInAPackage("org.neuraxon.connect.flink..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "org.apache.flink..",
                        "org.neuraxon.core..",
                        "org.neuraxon.learn..",
                        "org.neuraxon.connect.flink..")
                .check(ROOM);
    }

    @Test
    void onlyTheExamplePrintsAndNothingOfTheLibraryKnowsIt() {
        noClasses()
                .that()
                .resideInAPackage("org.neuraxon.connect.flink")
                .should(ACCESS_STANDARD_STREAMS)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.neuraxon.connect.flink.example..")
                .check(ROOM);
    }
}
