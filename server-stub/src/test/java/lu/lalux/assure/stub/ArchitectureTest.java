package lu.lalux.assure.stub;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.servlet.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import lu.lalux.assure.stub.http.Chain;
import lu.lalux.assure.stub.sandbox.InSandbox;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.web.servlet.RegistrationBean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The house rules of the stub, in words. */
@AnalyzeClasses(
        packages = "lu.lalux.assure",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutPreparedBeans.class})
class ArchitectureTest {

    /** What an earlier build prepared out of our classes is beside them until the next {@code ./mvnw clean}. */
    static final class WithoutPreparedBeans implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("__");
        }
    }

    private static final String STUB = "lu.lalux.assure.stub..";

    private static final long MOST_CLASSES = 24;

    @ArchTest
    static final ArchRule directions = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(STUB)
            .layer("application")
            .definedBy("lu.lalux.assure.stub")
            .layer("problem")
            .definedBy("..stub.problem..")
            .layer("contract")
            .definedBy("..stub.contract..")
            .layer("storage")
            .definedBy("..stub.storage..")
            .layer("http")
            .definedBy("..stub.http..")
            .layer("document")
            .definedBy("..stub.document..")
            .layer("reglement")
            .definedBy("..stub.reglement..")
            .layer("token")
            .definedBy("..stub.token..")
            .layer("docs")
            .definedBy("..stub.docs..")
            .layer("clock")
            .definedBy("..stub.clock..")
            .layer("tolerance")
            .definedBy("..stub.tolerance..")
            .layer("registry")
            .definedBy("..stub.registry..")
            .layer("gestion")
            .definedBy("..stub.gestion..")
            .layer("sandbox")
            .definedBy("..stub.sandbox..")
            .layer("exchange")
            .definedBy("..stub.exchange..")
            .layer("journal")
            .definedBy("..stub.journal..")
            .whereLayer("exchange")
            .mayNotAccessAnyLayer()
            .whereLayer("journal")
            .mayOnlyAccessLayers(
                    "problem", "contract", "storage", "http", "reglement", "clock", "tolerance", "registry", "exchange")
            .whereLayer("tolerance")
            .mayOnlyAccessLayers("exchange")
            .whereLayer("http")
            .mayOnlyAccessLayers("problem", "contract", "tolerance", "exchange")
            .whereLayer("problem")
            .mayOnlyAccessLayers("exchange")
            .whereLayer("storage")
            .mayOnlyAccessLayers("problem")
            .whereLayer("contract")
            .mayOnlyAccessLayers("problem", "tolerance")
            .whereLayer("document")
            .mayOnlyAccessLayers("problem", "contract", "storage", "clock", "exchange")
            .whereLayer("reglement")
            .mayOnlyAccessLayers("problem", "http", "contract", "storage", "exchange", "document", "clock")
            .whereLayer("token")
            .mayOnlyAccessLayers("problem", "http", "contract", "storage", "clock", "tolerance", "registry", "exchange")
            .whereLayer("registry")
            .mayOnlyAccessLayers("storage", "exchange", "clock")
            .whereLayer("gestion")
            .mayOnlyAccessLayers(
                    "problem",
                    "http",
                    "contract",
                    "storage",
                    "clock",
                    "registry",
                    "token",
                    "exchange",
                    "journal",
                    "reglement")
            .whereLayer("docs")
            .mayOnlyAccessLayers("problem")
            .whereLayer("clock")
            .mayNotAccessAnyLayer()
            .whereLayer("sandbox")
            .mayOnlyAccessLayers(
                    "problem",
                    "http",
                    "storage",
                    "document",
                    "reglement",
                    "clock",
                    "token",
                    "tolerance",
                    "registry",
                    "exchange")
            .whereLayer("application")
            .mayOnlyAccessLayers("problem", "token", "sandbox", "storage", "gestion", "registry")
            .as("packages depend on each other in the named directions only")
            .because("a feature can then be read, changed and removed by itself");

    @ArchTest
    static final ArchRule noCycles = slices().matching("lu.lalux.assure.stub.(**)")
            .should()
            .beFreeOfCycles()
            .as("no two packages need each other")
            .because("of two such packages neither can be understood alone");

    @ArchTest
    static void noHalls(JavaClasses all) {
        Map<String, Long> sizes = all.stream()
                .filter(resideInAPackage(STUB).and(JavaClass.Predicates.TOP_LEVEL_CLASSES))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes)
                .as("no package has more than %d classes: a listing shows what happens there", MOST_CLASSES)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    @ArchTest
    static final ArchRule orderOfTheFilters = noClasses()
            .that()
            .resideInAPackage(STUB)
            .and()
            .doNotBelongToAnyOf(Chain.class)
            .should()
            .callMethodWhere(target(owner(assignableTo(RegistrationBean.class))).and(target(name("setOrder"))))
            .orShould(new ArchCondition<>("be a filter with an order of its own") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean ordered = type.isAssignableTo(Filter.class)
                            && (type.isAnnotatedWith(Order.class) || type.isAssignableTo(Ordered.class));
                    events.add(new SimpleConditionEvent(type, ordered, type.getName() + " orders itself"));
                }
            })
            .as("in which order filters stand is said by " + Chain.class.getSimpleName() + " only")
            .because("what comes before what has to be read in one place");

    @ArchTest
    static final ArchRule httpKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage("..stub.http..")
            .should()
            .dependOnClassesThat(resideInAPackage(STUB)
                    .and(not(resideInAnyPackage(
                            "..stub.http..",
                            "..stub.problem..",
                            "..stub.contract..",
                            "..stub.tolerance..",
                            "..stub.exchange.."))))
            .as("http knows no feature: who has a filter registers it at its place")
            .because("every request passes there, whatever it is for");

    @ArchTest
    static final ArchRule controllersOfTheContract = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .and()
            .resideOutsideOfPackages("..stub.docs..", "..stub.sandbox..", "..stub.gestion.page..")
            .should()
            .implement(resideInAnyPackage("lu.lalux.assure.api", "lu.lalux.assure.api.gestion")
                    .and(simpleNameEndingWith("Api")))
            .as("controllers implement the interfaces generated from the contract")
            .because("what can be seen on the wire begins in the contract, and a missing operation does not compile");

    @ArchTest
    static final ArchRule everyInterfaceHasItsController = classes()
            .that()
            .resideInAPackage("lu.lalux.assure.api")
            .and()
            .areInterfaces()
            .and(simpleNameEndingWith("Api"))
            .should(new ArchCondition<>("be implemented by a controller") {
                @Override
                public void check(JavaClass api, ConditionEvents events) {
                    boolean implemented = api.getSubclasses().stream()
                            .anyMatch(type -> type.isAnnotatedWith(RestController.class)
                                    || type.isAnnotatedWith(Controller.class));
                    events.add(new SimpleConditionEvent(
                            api, implemented, api.getName() + (implemented ? " has" : " has not") + " a controller"));
                }
            })
            .because("interfaceOnly compiles without them");

    @ArchTest
    static final ArchRule generatedCodeKnowsOnlyTwoTypes = noClasses()
            .that()
            .resideInAPackage("lu.lalux.assure.api..")
            .should()
            .dependOnClassesThat(resideInAPackage(STUB)
                    .and(not(describe(
                            "Montant or Fichier",
                            type -> type.getSimpleName().equals("Montant")
                                    || type.getSimpleName().equals("Fichier")))))
            .because("generated code is made from the contract and from nothing else");

    @ArchTest
    static final ArchRule classesArePrivateToTheirPackage = classes()
            .that()
            .resideInAnyPackage("lu.lalux.assure.stub", "..stub.docs..")
            .and()
            .doNotBelongToAnyOf(AssureStub.class)
            .and()
            .areTopLevelClasses()
            .should()
            .notHaveModifier(JavaModifier.PUBLIC)
            .as("packages that nobody uses have no public class")
            .because("what is public is a promise");

    @ArchTest
    static final ArchRule dates = noClasses()
            .that()
            .resideInAPackage(STUB)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar")
            .because("java.time says what it means");

    @ArchTest
    static final ArchRule clocks = noClasses()
            .that()
            .resideInAPackage(STUB)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .because("time comes from the injected clock, which tests and the sandbox can move");

    @ArchTest
    static final ArchRule console = noClasses()
            .that()
            .resideInAPackage(STUB)
            .and()
            .doNotHaveSimpleName("Welcome")
            .and()
            .doNotHaveSimpleName("BareReport")
            .and()
            .doNotHaveSimpleName("AssureStub")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("the console is for the welcome, and for why there is none; everything else is logged");

    @ArchTest
    static final ArchRule accounts = noClasses()
            .that()
            .resideInAnyPackage("..stub.document..", "..stub.reglement..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.security..")
            .because("features learn who sends a request from " + CurrentAccount.class.getSimpleName());

    @ArchTest
    static final ArchRule roomsOfDocuments = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("lu.lalux.assure.stub.document..")
            .layer("document")
            .definedBy("..stub.document")
            .layer("store")
            .definedBy("..stub.document.store")
            .layer("scan")
            .definedBy("..stub.document.scan")
            .whereLayer("store")
            .mayNotAccessAnyLayer()
            .whereLayer("scan")
            .mayOnlyAccessLayers("store")
            .whereLayer("document")
            .mayOnlyAccessLayers("store", "scan")
            .because("what files are kept in and scanned by knows nothing of uploads");

    @ArchTest
    static final ArchRule conditions = noClasses()
            .that()
            .resideInAPackage(STUB)
            .and()
            .doNotBelongToAnyOf(InSandbox.class)
            .should()
            .implement(Condition.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.boot.autoconfigure.condition..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Profile.class)
            .as("which beans there are depends on the settings by " + InSandbox.class.getSimpleName() + " only")
            .because("the build prepares the beans, and a start must know that it would find the same");

    @ArchTest
    static final ArchRule noMutableState = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(STUB)
            .and()
            .areStatic()
            .should()
            .notBeFinal()
            .because("state that everybody can change belongs to nobody");

    @ArchTest
    static void packagesSayWhatTheyAreFor(JavaClasses classes) {
        assertThat(classes)
                .filteredOn(type -> type.getPackageName().startsWith("lu.lalux.assure.stub"))
                .extracting(JavaClass::getPackage)
                .as("each package has a sentence, and says of null what it means, in its package-info")
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }

    @ArchTest
    static void classesHaveNamesOfTheirOwn(JavaClasses classes) {
        assertThat(classes)
                .filteredOn(type -> type.getPackageName().startsWith("lu.lalux.assure.stub"))
                .filteredOn(
                        type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .as("whoever reads a class's name in its feature knows which one is meant")
                .hasSizeGreaterThan(100)
                .noneMatch(type -> isOfJava("java.lang." + type.getSimpleName())
                        || isOfJava("java.util.function." + type.getSimpleName()))
                .extracting(type -> feature(type) + ' ' + type.getSimpleName())
                .doesNotHaveDuplicates();
    }

    /** The first name below the stub's own: what is read together. */
    private static String feature(JavaClass type) {
        return type.getPackageName()
                .replaceFirst("^lu\\.lalux\\.assure\\.stub\\.?", "")
                .replaceFirst("\\..*", "");
    }

    private static boolean isOfJava(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    @ArchTest
    static final ArchRule constantsKeepNoClassLoader = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(assignableTo(Resource.class))
            .because(
                    "a class may be loaded by a request, whose class loader ends with its server and not with this Java");

    @ArchTest
    static final ArchRule names = noClasses()
            .that()
            .resideInAPackage(STUB)
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("such names say nothing of what a class is for");
}
