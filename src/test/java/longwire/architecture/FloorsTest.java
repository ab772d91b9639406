package longwire.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The floors of the house: a package uses lower floors only, never its own floor or a higher one. */
class FloorsTest {
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("clock", "fault", "message", "text"),
            Set.of("measurement", "network", "process", "settings"),
            Set.of("origin", "edge", "viewer", "results", "witness", "relay"),
            Set.of("proxyconf", "gatling"),
            Set.of("proxy"),
            Set.of("disturbance"),
            Set.of("plan"),
            Set.of("comparison", "index", "live"),
            Set.of("behaviour", "experiment", "report"),
            Set.of("simulations"),
            Set.of("tuning", "fleet", "selftest", "claims", "herd"),
            Set.of("cli"));

    /** Read once: that takes longer than all rules together. */
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("longwire");

    private static final SliceAssignment BY_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return javaClass.getPackageName().startsWith("longwire")
                    ? SliceIdentifier.of(javaClass.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "every package";
        }
    };

    @Test
    void aPackageUsesLowerFloorsOnly() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String room : FLOORS.get(floor)) {
                noClasses()
                        .that(resideInAPackage("longwire." + room + ".."))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(notBelow(floor, room)))
                        .because(room + " is on floor " + floor)
                        .allowEmptyShould(true)
                        .check(PRODUCTION);
            }
        }
    }

    @Test
    void everyPackageHasItsFloor() {
        Set<String> known = FLOORS.stream().flatMap(Set::stream).collect(Collectors.toSet());

        Set<String> strays = PRODUCTION.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.")[1])
                .filter(name -> !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(strays).isEmpty();
    }

    @Test
    void theGroundFloorNeedsNothingButTheJdk() {
        classes()
                .that(resideInAnyPackage(
                        "longwire.clock..", "longwire.message..", "longwire.fault..", "longwire.text.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "longwire.clock..", "longwire.message..", "longwire.fault..", "longwire.text.."))
                .check(PRODUCTION);
    }

    @Test
    void onlyTheRoomsThatCarryGatlingKnowGatling() {
        noClasses()
                .that(resideInAnyPackage(
                        "longwire.clock..",
                        "longwire.measurement..",
                        "longwire.network..",
                        "longwire.process..",
                        "longwire.relay..",
                        "longwire.origin..",
                        "longwire.edge..",
                        "longwire.viewer..",
                        "longwire.results..",
                        "longwire.witness..",
                        "longwire.proxy..",
                        "longwire.proxyconf..",
                        "longwire.disturbance..",
                        "longwire.plan..",
                        "longwire.behaviour..",
                        "longwire.comparison..",
                        "longwire.index..",
                        "longwire.live..",
                        "longwire.report.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.gatling.."))
                .check(PRODUCTION);
    }

    @Test
    void packagesDoNotNeedEachOtherInACircle() {
        slices().matching("longwire.(*)..").should().beFreeOfCycles().check(PRODUCTION);
    }

    /** Sub-packages too, each against its own room's others and the room itself. */
    @Test
    void roomsInsideOfARoomDoNotNeedEachOtherInACircle() {
        slices().assignedFrom(BY_PACKAGE).should().beFreeOfCycles().check(PRODUCTION);
    }

    private static String[] notBelow(int floor, String room) {
        Stream<String> higherAndSame =
                FLOORS.subList(floor, FLOORS.size()).stream().flatMap(Set::stream);
        return higherAndSame
                .filter(other -> !other.equals(room))
                .map(other -> "longwire." + other + "..")
                .toArray(String[]::new);
    }
}
