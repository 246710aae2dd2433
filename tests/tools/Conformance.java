import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Holds files against standards with the library of veraPDF: {@code java Conformance 3a ua1 FILE.pdf…}. What ends in
 * .pdf is a file. Prints the clauses that are broken, each with its first place, and how many checks were made. The status
 * is 0 when there are none, 1 when there are, 2 when a file cannot be read or a standard is not known.
 */
final class Conformance {
    /** So many failures of one clause are looked at; one is told. */
    private static final int MOST = 50;

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        List<String> files = new ArrayList<>();
        List<String> standards = new ArrayList<>();
        for (String argument : arguments) {
            (argument.endsWith(".pdf") ? files : standards).add(argument);
        }
        int status = files.isEmpty() || standards.isEmpty() ? 2 : 0;
        for (String standard : standards) {
            long checks = 0;
            int held = 0;
            for (String file : files) {
                long made = check(new File(file), standard);
                checks += Math.abs(made);
                held += made > 0 ? 1 : 0;
                status = Math.max(status, made > 0 ? 0 : made < 0 ? 1 : 2);
            }
            System.out.printf("%s holds for %d of %d files: %d checks%n", standard, held, files.size(), checks);
        }
        System.exit(status);
    }

    /** The number of checks, negative if a clause is broken, 0 if none could be made. */
    private static long check(File file, String standard) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            System.err.println("no standard " + standard);
            return 0;
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, MOST, false, true, false);
            ValidationResult result = validator.validate(parser);
            TreeMap<String, String> broken = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String clause = assertion.getRuleId().getClause() + ", " + assertion.getRuleId().getTestNumber();
                    broken.putIfAbsent(clause, assertion.getMessage() + " at " + assertion.getLocation().getContext());
                }
            }
            if (!result.isCompliant()) {
                System.out.println(file + ": " + standard + " is broken");
            }
            broken.forEach((clause, words) -> System.out.println("  " + clause + ": " + words));
            long checks = result.getTotalAssertions();
            return result.isCompliant() ? checks : -Math.max(checks, 1);
        } catch (Exception error) {
            System.err.println(file + ": " + error);
            return 0;
        }
    }
}
