package socle.oracle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.Xslt30Transformer;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Schema, EN 16931 schematron, and XRechnung's or Factur-X's on top, by what the invoice says it follows (BT-24). */
final class XmlJudge {
  private static final String XRECHNUNG = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
  private static final String EN16931 = "urn:cen.eu:en16931:2017";
  private static final String UBL_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
  private static final String CII_NAMESPACE = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
  private static final String UBL_SCHEMA = "/schema/UBL_21/maindoc/UBL-Invoice-2.1.xsd";
  private static final String CII_SCHEMA = "/external/schemas/d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd";
  private static final String FACTURX_SCHEMA = "/schema/ZF_250/EN16931/FACTUR-X_EN16931.xsd";
  private static final String FACTURX_RULES = "/xslt/ZF_250/FACTUR-X_EN16931.xslt";
  private static final Pattern RULE_ID = Pattern.compile("\\[?((?:BR|CII|UBL|FX|PEPPOL)[A-Z0-9-]*-[A-Za-z0-9-]+)\\]?");
  private static final QName ID = new QName("id");
  private static final QName FLAG = new QName("flag");
  private static final QName ROLE = new QName("role");

  private final Processor processor = new Processor(false);
  private final Map<String, XsltExecutable> stylesheets = new HashMap<>();
  private final Map<String, Schema> schemas = new HashMap<>();

  void judge(byte[] xml, boolean inPdf, Verdict verdict) {
    try {
      Document document = parse(xml);
      String namespace = document.getDocumentElement().getNamespaceURI();
      if (UBL_NAMESPACE.equals(namespace)) {
        verdict.kind = "ubl";
        verdict.profile = first(document, "CustomizationID");
        schema(xml, UBL_SCHEMA, verdict);
      } else if (CII_NAMESPACE.equals(namespace)) {
        verdict.kind = "cii";
        verdict.profile = first(document, "GuidelineSpecifiedDocumentContextParameter");
        schema(xml, CII_SCHEMA, verdict);
      } else {
        verdict.fail("UNSUPPORTED-ROOT", namespace + " " + document.getDocumentElement().getLocalName());
        return;
      }
      rules(xml, inPdf, verdict);
    } catch (SAXParseException e) {
      verdict.fail("XML-NOT-WELL-FORMED", e.getMessage());
    } catch (SAXException | IOException | ParserConfigurationException | SaxonApiException e) {
      verdict.fail("ORACLE-FAILED", e.toString());
    }
  }

  private void rules(byte[] xml, boolean inPdf, Verdict verdict) throws SAXException, IOException, ParserConfigurationException, SaxonApiException {
    String upper = verdict.kind.toUpperCase();
    schematron(xml, "/external/schematron/1.3.16/" + verdict.kind + "/EN16931-" + upper + "-validation.xslt", "EN16931-1.3.16", verdict);
    if (verdict.profile.equals(XRECHNUNG)) {
      schematron(xml, "/external/schematron/3.0.2/XRechnung-" + upper + "-validation.xslt", "XRechnung-3.0.2", verdict);
    } else if (verdict.profile.equals(EN16931) && inPdf) {
      schema(xml, FACTURX_SCHEMA, verdict);
      schematron(xml, FACTURX_RULES, "Factur-X-EN16931", verdict);
    } else if (!verdict.profile.equals(EN16931)) {
      verdict.fail("UNKNOWN-PROFILE", verdict.profile);
    }
  }

  private void schematron(byte[] xml, String resource, String label, Verdict verdict) throws SAXException, IOException, ParserConfigurationException, SaxonApiException {
    XdmNode document = processor.newDocumentBuilder().build(source(xml));
    Xslt30Transformer transformer = stylesheet(resource).load30();
    transformer.setGlobalContextItem(document, true);
    XdmDestination report = new XdmDestination();
    transformer.applyTemplates(document, report);
    XPathCompiler xpath = processor.newXPathCompiler();
    xpath.declareNamespace("s", "http://purl.oclc.org/dsdl/svrl");
    if (xpath.evaluate("//s:fired-rule", report.getXdmNode()).isEmpty()) {
      verdict.fail("NO-RULE-FIRED:" + label, "no rule found anything to look at");
    }
    for (XdmItem item : xpath.evaluate("//s:failed-assert | //s:successful-report", report.getXdmNode())) {
      XdmNode node = (XdmNode) item;
      String id = id(node, label);
      verdict.add(level(id, node, verdict), id, node.getStringValue());
    }
    verdict.examined(label);
  }

  private static String id(XdmNode node, String label) {
    String id = node.getAttributeValue(ID);
    if (id != null) {
      return id;
    }
    Matcher named = RULE_ID.matcher(node.getStringValue());
    return named.find() ? named.group(1) : label + ":unnamed";
  }

  /** The severity, with those that KoSIT's scenarios for XRechnung give otherwise. */
  private static String level(String id, XdmNode node, Verdict verdict) {
    if (verdict.profile.equals(XRECHNUNG)) {
      switch (id) {
        case "BR-CL-21", "BR-CL-23" -> {
          return "warning";
        }
        case "UBL-CR-646", "CII-SR-452", "CII-SR-453", "CII-SR-454" -> {
          return "error";
        }
        default -> { }
      }
    }
    String flag = node.getAttributeValue(FLAG) != null ? node.getAttributeValue(FLAG) : node.getAttributeValue(ROLE);
    return flag == null ? "fatal" : flag.toLowerCase();
  }

  private XsltExecutable stylesheet(String resource) throws SaxonApiException {
    XsltExecutable found = stylesheets.get(resource);
    if (found == null) {
      XsltCompiler compiler = processor.newXsltCompiler();
      compiler.setErrorReporter(ignored -> { });
      found = compiler.compile(new StreamSource(url(resource)));
      stylesheets.put(resource, found);
    }
    return found;
  }

  private void schema(byte[] xml, String resource, Verdict verdict) throws SAXException, IOException, ParserConfigurationException {
    Schema schema = schemas.get(resource);
    if (schema == null) {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI, "com.sun.org.apache.xerces.internal.jaxp.validation.XMLSchemaFactory", null);
      schema = factory.newSchema(new StreamSource(url(resource)));
      schemas.put(resource, schema);
    }
    Validator validator = schema.newValidator();
    validator.setErrorHandler(new ErrorHandler() {
      @Override public void warning(SAXParseException e) {
        verdict.add("warning", "XSD", e.getMessage());
      }

      @Override public void error(SAXParseException e) {
        verdict.fail("XSD", e.getMessage());
      }

      @Override public void fatalError(SAXParseException e) {
        error(e);
      }
    });
    validator.validate(source(xml));
    verdict.examined("XSD " + resource.substring(resource.lastIndexOf('/') + 1));
  }

  static Document parse(byte[] xml) throws SAXException, IOException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance("com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl", null);
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    javax.xml.parsers.DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new ByteArrayInputStream(xml));
  }

  private static SAXSource source(byte[] xml) throws SAXException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newInstance("com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl", null);
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return new SAXSource(factory.newSAXParser().getXMLReader(), new InputSource(new ByteArrayInputStream(xml)));
  }

  private static String first(Document document, String name) {
    NodeList found = document.getElementsByTagNameNS("*", name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  private static String url(String resource) {
    URL url = XmlJudge.class.getResource(resource);
    if (url == null) {
      throw new IllegalStateException("the archive lacks " + resource);
    }
    return url.toString();
  }
}
