package id.binamutu;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulesTest {
    private final ApplicationModules modules = ApplicationModules.of(BinaMutu.class);

    @Test
    void everyPackageKnowsOnlyWhatItsPackageInfoAllows() {
        modules.verify();
    }

    /** Leaves the diagrams in target/spring-modulith-docs. */
    @Test
    void theMapOfThePackagesCanBeDrawn() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
