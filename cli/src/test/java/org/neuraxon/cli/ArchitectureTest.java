package org.neuraxon.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms, and the rules of determinism that a machine can read off the classes. */
class ArchitectureTest {

    private static final String CORE = "org.neuraxon.core..";
    private static final String EXCHANGE = "org.neuraxon.exchange..";
    private static final String LEARN = "org.neuraxon.learn..";
    private static final String EVOLVE = "org.neuraxon.evolve..";
    private static final String LAB = "org.neuraxon.lab..";
    private static final String UPOW = "org.neuraxon.upow..";
    private static final String LIVE = "org.neuraxon.live..";
    private static final String QUERY = "org.neuraxon.query..";
    private static final String LEDGER = "org.neuraxon.ledger..";
    private static final String RAFT = "org.neuraxon.ledger.raft..";
    private static final String CLI = "org.neuraxon.cli..";
    private static final String ALL = "org.neuraxon..";
    private static final String ANNOTATIONS = "org.jspecify.annotations..";

    /** Math methods whose bits differ between JDKs or CPUs; + - * / sqrt fma min max floor are exact everywhere. */
    private static final Set<String> INEXACT = Set.of(
            "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot", "sin", "cos", "tan", "asin", "acos",
            "atan", "atan2", "sinh", "cosh", "tanh");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.neuraxon");

    @Test
    void everyRoomIsSeen() {
        assertThat(PRODUCT.stream().map(c -> c.getPackageName()))
                .contains(
                        "org.neuraxon.core",
                        "org.neuraxon.exchange",
                        "org.neuraxon.learn",
                        "org.neuraxon.evolve",
                        "org.neuraxon.lab",
                        "org.neuraxon.upow",
                        "org.neuraxon.live",
                        "org.neuraxon.query",
                        "org.neuraxon.ledger",
                        "org.neuraxon.ledger.raft",
                        "org.neuraxon.cli");
    }

    @Test
    void coreKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ANNOTATIONS, CORE)
                .check(PRODUCT);
    }

    @Test
    void exchangeKnowsCore() {
        classes()
                .that()
                .resideInAPackage(EXCHANGE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        // Part of the JDK: the figures of the machine that a live watch reads.
                        "com.sun.management..",
                        ANNOTATIONS,
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        CORE,
                        EXCHANGE)
                .check(PRODUCT);
    }

    @Test
    void learnKnowsCore() {
        classes()
                .that()
                .resideInAPackage(LEARN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ANNOTATIONS, CORE, LEARN)
                .check(PRODUCT);
    }

    @Test
    void evolveKnowsCore() {
        classes()
                .that()
                .resideInAPackage(EVOLVE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ANNOTATIONS, CORE, EVOLVE)
                .check(PRODUCT);
    }

    @Test
    void labKnowsCoreLearnAndEvolve() {
        classes()
                .that()
                .resideInAPackage(LAB)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ANNOTATIONS, CORE, LEARN, EVOLVE, LAB)
                .check(PRODUCT);
    }

    @Test
    void usefulWorkKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(UPOW)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jdk.incubator.vector..", ANNOTATIONS, UPOW)
                .check(PRODUCT);
    }

    @Test
    void liveKnowsCoreLearnAndLab() {
        classes()
                .that()
                .resideInAPackage(LIVE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        ANNOTATIONS,
                        "tools.jackson..",
                        "io.javalin..",
                        "org.eclipse.jetty..",
                        "jakarta.servlet..",
                        // Javalin's own language shows in its signatures.
                        "kotlin..",
                        CORE,
                        LEARN,
                        "org.neuraxon.exchange",
                        "org.neuraxon.exchange.recording",
                        // The figures of the machine, which its page Stream shows live.
                        "org.neuraxon.exchange.stream",
                        QUERY,
                        LAB,
                        LIVE)
                .check(PRODUCT);
    }

    @Test
    void queriesKnowRecordings() {
        classes()
                .that()
                .resideInAPackage(QUERY)
                .should()
                .onlyDependOnClassesThat()
                // Its database is reached through java.sql and nothing else, so that it may be absent.
                .resideInAnyPackage(
                        "java..",
                        ANNOTATIONS,
                        "org.neuraxon.core.state",
                        "org.neuraxon.exchange",
                        "org.neuraxon.exchange.recording",
                        QUERY)
                .check(PRODUCT);
    }

    @Test
    void onlyTheCommandKnowsTheLiveLab() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LIVE, CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LIVE)
                .check(PRODUCT);
    }

    @Test
    void theLedgerKnowsUsefulWorkAndEvolution() {
        classes()
                .that()
                .resideInAPackage(LEDGER)
                .and()
                .resideOutsideOfPackage(RAFT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        // The JDK's own HTTP server.
                        "com.sun.net.httpserver..",
                        ANNOTATIONS,
                        "tools.jackson..",
                        // What is evolved, and so the engine.
                        CORE,
                        EVOLVE,
                        UPOW,
                        "org.neuraxon.ledger",
                        "org.neuraxon.ledger.file..",
                        "org.neuraxon.ledger.node..")
                .check(PRODUCT);
    }

    @Test
    void onlyReplicationKnowsTheConsensusLibrary() {
        classes()
                .that()
                .resideInAPackage(RAFT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ANNOTATIONS, "org.apache.ratis..", UPOW, LEDGER)
                .check(PRODUCT);
    }

    @Test
    void theRulesOfTheLedgerKnowNoFileAndNoClock() {
        noClasses()
                .that()
                .resideInAPackage("org.neuraxon.ledger")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.time..", "java.net..", "org.neuraxon.ledger.file..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(PRODUCT);
    }

    @Test
    void nobodyKnowsTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI)
                .check(PRODUCT);
    }

    @Test
    void onlyTheCommandPrints() {
        noClasses()
                .that()
                .resideInAPackage(ALL)
                .and()
                .resideOutsideOfPackage(CLI)
                .should(ACCESS_STANDARD_STREAMS)
                .check(PRODUCT);
    }

    @Test
    void onlyTheCommandExits() {
        noClasses()
                .that()
                .resideInAPackage(ALL)
                .and()
                .resideOutsideOfPackage(CLI)
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(PRODUCT);
    }

    @Test
    void noMathWhoseBitsDependOnTheJvm() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, EXCHANGE, LEARN, EVOLVE, LAB, UPOW, LEDGER)
                .should()
                .callMethodWhere(describe(
                        "an inexact java.lang.Math method is called",
                        (JavaCall<?> call) ->
                                call.getTargetOwner().isEquivalentTo(Math.class) && INEXACT.contains(call.getName())))
                .check(PRODUCT);
    }

    @Test
    void chanceComesFromOurOwnNumbers() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, EXCHANGE, LEARN, EVOLVE, LAB, UPOW, LEDGER)
                .and()
                // Takes a SecureRandom that gives what it is given, the JDK's only way from a private key to its public
                // one.
                // Lots draws what nobody must be able to foresee.
                .haveNameNotMatching(".*MinerKey.*|org.neuraxon.ledger.node.Lots")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(PRODUCT);
    }
}
