package socle.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found on one file. A file is valid only if something was examined and nothing fatal was found. */
final class Verdict {
  String kind = "unknown";
  String profile = "";
  private final Set<String> fatal = new LinkedHashSet<>();
  private final Set<String> warning = new LinkedHashSet<>();
  private final Set<String> information = new LinkedHashSet<>();
  private final List<String> examined = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  void examined(String what) {
    examined.add(what);
  }

  void fail(String id, String text) {
    add("fatal", id, text);
  }

  void add(String level, String id, String text) {
    switch (level) {
      case "fatal", "error" -> fatal.add(id);
      case "warning", "warn" -> warning.add(id);
      default -> information.add(id);
    }
    texts.add(id + ": " + text.strip().replaceAll("\\s+", " "));
  }

  boolean isValid() {
    return fatal.isEmpty() && !examined.isEmpty();
  }

  String toJson(String file) {
    return "{\"file\":" + quoted(file) + ",\"valid\":" + isValid() + ",\"kind\":" + quoted(kind) + ",\"profile\":" + quoted(profile)
        + ",\"fatal\":" + list(fatal) + ",\"warning\":" + list(warning) + ",\"information\":" + list(information) + ",\"examined\":"
        + list(examined) + ",\"texts\":" + list(texts) + "}";
  }

  private static String list(Collection<String> items) {
    List<String> quoted = new ArrayList<>();
    for (String item : items) {
      quoted.add(quoted(item));
    }
    return "[" + String.join(",", quoted) + "]";
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
