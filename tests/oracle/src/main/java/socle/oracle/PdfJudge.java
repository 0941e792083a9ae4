package socle.oracle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.LogManager;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A hybrid invoice: PDF/A-3b by veraPDF, the Factur-X container by what veraPDF does not look at, the XML by XmlJudge. */
final class PdfJudge {
  private static final String FACTURX_NAMESPACE = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
  private final XmlJudge xml;
  private boolean ready = false;

  PdfJudge(XmlJudge xml) {
    this.xml = xml;
  }

  void judge(byte[] pdf, Verdict verdict) {
    container(pdf, verdict);
    archive(pdf, verdict);
    verdict.kind = "pdf";
  }

  private void container(byte[] pdf, Verdict verdict) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      if (document.isEncrypted()) {
        verdict.fail("PDF-ENCRYPTED", "");
      }
      COSDictionary file = attachment(catalog, "factur-x.xml");
      if (file == null) {
        verdict.fail("FX-NO-ATTACHMENT", "factur-x.xml is not attached");
        return;
      }
      specification(file, catalog, verdict);
      metadata(catalog, verdict);
      COSStream stream = embedded(file);
      if (stream == null) {
        verdict.fail("FX-NO-STREAM", "");
        return;
      }
      expect("FX-SUBTYPE", "text/xml", stream.getNameAsString(COSName.SUBTYPE), verdict);
      COSDictionary parameters = stream.getCOSDictionary(COSName.PARAMS);
      if (parameters == null || parameters.getString("ModDate") == null) {
        verdict.fail("FX-NO-MODDATE", "");
      }
      xml.judge(bytes(stream), true, verdict);
      if (!verdict.kind.equals("cii") || !verdict.profile.equals("urn:cen.eu:en16931:2017")) {
        verdict.fail("FX-PROFILE", verdict.kind + " " + verdict.profile);
      }
      verdict.examined("Factur-X container");
    } catch (IOException e) {
      verdict.fail("PDF-UNREADABLE", e.toString());
    }
  }

  private static void specification(COSDictionary file, COSDictionary catalog, Verdict verdict) {
    expect("FX-AFRELATIONSHIP", "Alternative", file.getNameAsString("AFRelationship"), verdict);
    expect("FX-F", "factur-x.xml", file.getString("F"), verdict);
    expect("FX-UF", "factur-x.xml", file.getString("UF"), verdict);
    boolean associated = false;
    if (catalog.getDictionaryObject("AF") instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        associated |= array.getObject(i) == file;
      }
    }
    if (!associated) {
      verdict.fail("FX-NOT-IN-AF", "the catalog's AF does not name the attachment");
    }
  }

  private static void metadata(COSDictionary catalog, Verdict verdict) throws IOException {
    if (!(catalog.getDictionaryObject(COSName.METADATA) instanceof COSStream stream)) {
      verdict.fail("FX-NO-XMP", "");
      return;
    }
    try {
      Document document = XmlJudge.parse(bytes(stream));
      Map<String, String> found = new HashMap<>();
      NodeList nodes = document.getElementsByTagNameNS(FACTURX_NAMESPACE, "*");
      for (int i = 0; i < nodes.getLength(); i++) {
        found.put(nodes.item(i).getLocalName(), nodes.item(i).getTextContent());
      }
      for (int i = 0; i < document.getElementsByTagNameNS("*", "Description").getLength(); i++) {
        var attributes = document.getElementsByTagNameNS("*", "Description").item(i).getAttributes();
        for (int k = 0; k < attributes.getLength(); k++) {
          if (FACTURX_NAMESPACE.equals(attributes.item(k).getNamespaceURI())) {
            found.put(attributes.item(k).getLocalName(), attributes.item(k).getNodeValue());
          }
        }
      }
      expect("FX-XMP-TYPE", "INVOICE", found.get("DocumentType"), verdict);
      expect("FX-XMP-FILE", "factur-x.xml", found.get("DocumentFileName"), verdict);
      expect("FX-XMP-VERSION", "1.0", found.get("Version"), verdict);
      expect("FX-XMP-LEVEL", "EN 16931", found.get("ConformanceLevel"), verdict);
    } catch (SAXException | ParserConfigurationException e) {
      verdict.fail("FX-XMP-UNREADABLE", e.toString());
    }
  }

  private static void expect(String id, String wanted, String found, Verdict verdict) {
    if (!wanted.equals(found)) {
      verdict.fail(id, "is " + found + ", must be " + wanted);
    }
  }

  private void archive(byte[] pdf, Verdict verdict) {
    if (!ready) {
      LogManager.getLogManager().reset();
      VeraGreenfieldFoundryProvider.initialise();
      ready = true;
    }
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_B);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
      ValidationResult result = validator.validate(parser);
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          verdict.fail("PDFA-" + assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(), assertion.getMessage());
        }
      }
      if (!result.isCompliant()) {
        verdict.fail("PDFA-NOT-COMPLIANT", "");
      }
      if (result.getTotalAssertions() == 0) {
        verdict.fail("PDFA-NOTHING-EXAMINED", "");
      }
      verdict.examined("veraPDF 3b");
    } catch (Exception e) { // veraPDF declares nothing narrower
      verdict.fail("PDFA-FAILED", e.toString());
    }
  }

  private static COSDictionary attachment(COSDictionary catalog, String name) {
    COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
    COSDictionary tree = names == null ? null : names.getCOSDictionary(COSName.getPDFName("EmbeddedFiles"));
    return find(tree, name, 0);
  }

  private static COSDictionary find(COSDictionary node, String name, int depth) {
    if (node == null || depth > 8) {
      return null;
    }
    if (node.getDictionaryObject("Names") instanceof COSArray pairs) {
      for (int i = 1; i < pairs.size(); i += 2) {
        if (pairs.getObject(i) instanceof COSDictionary file && name.equals(file.getString("UF", file.getString("F", "")))) {
          return file;
        }
      }
    }
    if (node.getDictionaryObject("Kids") instanceof COSArray kids) {
      for (int i = 0; i < kids.size(); i++) {
        COSDictionary found = kids.getObject(i) instanceof COSDictionary kid ? find(kid, name, depth + 1) : null;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static COSStream embedded(COSDictionary file) {
    COSDictionary ef = file.getCOSDictionary(COSName.EF);
    COSBase stream = ef == null ? null : ef.getDictionaryObject("F");
    return stream instanceof COSStream found ? found : null;
  }

  private static byte[] bytes(COSStream stream) throws IOException {
    try (InputStream in = stream.createInputStream()) {
      return in.readAllBytes();
    }
  }
}
