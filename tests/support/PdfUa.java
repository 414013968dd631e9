import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Holds PDFs to PDF/UA-1 by veraPDF. For each file it writes a line, and one for each fault. */
class PdfUa {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        for (var file : files) {
            try (var parser = foundry.createParser(new File(file), PDFAFlavour.PDFUA_1);
                    var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
                var result = validator.validate(parser);
                System.out.println("file\t" + file);
                for (var fault : result.getTestAssertions()) {
                    var rule = fault.getRuleId();
                    var where = fault.getLocation().getContext();
                    var said = fault.getMessage().replaceAll("\\s+", " ");
                    var number = rule.getClause() + "-" + rule.getTestNumber();
                    System.out.println(String.join("\t", "fault", number, said, where));
                }
            }
        }
    }
}
