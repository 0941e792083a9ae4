package socle.oracle;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Judges e-invoices by the official rules: one JSON object a line, for every file named on the command line or, with --stdin, on
 * standard input (one name a line; the engines stay warm). Exit 0: all valid; 1: some are not; 2: usage.
 */
public final class Oracle {
  private final XmlJudge xml = new XmlJudge();
  private final PdfJudge pdf = new PdfJudge(xml);
  private final PrintStream out;

  private Oracle(PrintStream out) {
    this.out = out;
  }

  private boolean judge(String name) {
    Verdict verdict = new Verdict();
    try {
      byte[] bytes = Files.readAllBytes(Path.of(name));
      if (isPdf(bytes)) {
        pdf.judge(bytes, verdict);
      } else {
        xml.judge(bytes, false, verdict);
      }
    } catch (IOException e) {
      verdict.fail("UNREADABLE", e.toString());
    }
    out.println(verdict.toJson(name));
    out.flush();
    return verdict.isValid();
  }

  private static boolean isPdf(byte[] bytes) {
    return bytes.length > 5 && new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-");
  }

  public static void main(String[] arguments) throws IOException {
    Oracle oracle = new Oracle(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
    if (arguments.length == 0) {
      System.err.println("usage: oracle (--stdin | FILE...)");
      System.exit(2);
    }
    boolean allValid = true;
    if (arguments[0].equals("--stdin")) {
      BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        if (!name.isBlank()) {
          allValid &= oracle.judge(name);
        }
      }
    } else {
      for (String name : arguments) {
        allValid &= oracle.judge(name);
      }
    }
    System.exit(allValid ? 0 : 1);
  }
}
