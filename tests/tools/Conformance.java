import java.io.File;
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
 * Holds a file against standards with the library of veraPDF: {@code java Conformance FILE.pdf 3a ua1}. Prints the clauses
 * that are broken, each with its first place. The status is 0 when there are none, 1 when there are, 2 when the file
 * cannot be read or a standard is not known.
 */
final class Conformance {
    /** So many failures of one clause are looked at; one is told. */
    private static final int MOST = 50;

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        int status = arguments.length < 2 ? 2 : 0;
        for (int index = 1; index < arguments.length; index++) {
            status = Math.max(status, check(new File(arguments[0]), arguments[index]));
        }
        System.exit(status);
    }

    private static int check(File file, String standard) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            System.err.println("no standard " + standard);
            return 2;
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, MOST, false, true, false);
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s %s: %d checks%n", standard, result.isCompliant() ? "holds" : "is broken", result.getTotalAssertions());
            TreeMap<String, String> broken = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String clause = assertion.getRuleId().getClause() + ", " + assertion.getRuleId().getTestNumber();
                    broken.putIfAbsent(clause, assertion.getMessage() + " at " + assertion.getLocation().getContext());
                }
            }
            broken.forEach((clause, words) -> System.out.println("  " + clause + ": " + words));
            return result.isCompliant() ? 0 : 1;
        } catch (Exception error) {
            System.err.println(file + ": " + error);
            return 2;
        }
    }
}
