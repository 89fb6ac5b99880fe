package muster.demo.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StrangerTest {

    private static final DescribedPredicate<JavaClass> INSIDE_OF_THE_APPLICATION = DescribedPredicate.describe(
            "the application's inside",
            type -> type.getPackageName().startsWith("muster")
                    && !type.getPackageName().equals("muster.demo.simulator"));

    @Test
    void the_simulator_knows_nothing_of_the_application() {
        noClasses()
                .that()
                .resideInAPackage("muster.demo.simulator")
                .should()
                .dependOnClassesThat(INSIDE_OF_THE_APPLICATION)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("muster.demo.simulator"));
    }
}
