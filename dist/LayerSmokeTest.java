import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The smoke test runs this file on the Java of the runtime, with the jars of the layer in the class path. Arguments: the file with the jars
 * to load, one per line, and the file for the results, one line for each.
 */
public class LayerSmokeTest {
    public static void main(String[] args) throws IOException {
        List<String> jars = Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8);
        for (int index = 0; index < jars.size(); index++) {
            report(args[1], "{\"index\":" + index + "}");
            String text = errorOf(jars.get(index));
            String state = text == null ? "\"loaded\"" : "\"failed\",\"text\":" + quoted(text) + ",\"message\":" + quoted(text);
            report(args[1], "{\"index\":" + index + ",\"state\":" + state + "}");
        }
        Runtime.getRuntime().halt(0);
    }

    /** Returns why no class of a jar can be loaded. Null if one can, or if the jar has none. Optional dependencies of the others can be missing. */
    private static String errorOf(String path) {
        String error = null;
        try (JarFile jar = new JarFile(path)) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                String name = entries.nextElement().getName();
                if (!name.endsWith(".class") || name.startsWith("META-INF/") || name.endsWith("-info.class")) {
                    continue;
                }
                try {
                    String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
                    Class.forName(type, false, LayerSmokeTest.class.getClassLoader());
                    return null;
                } catch (Throwable failure) {
                    error = failure.toString();
                    if (failure instanceof UnsupportedClassVersionError) {
                        return error;
                    }
                }
            }
        } catch (Throwable failure) {
            return failure.toString();
        }
        return error;
    }

    private static void report(String file, String line) throws IOException {
        try (Writer writer = new FileWriter(file, true)) {
            writer.write(line + "\n");
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            quoted.append(character >= ' ' && character < 127 && character != '"' && character != '\\'
                ? String.valueOf(character)
                : String.format("\\u%04x", (int) character));
        }
        return quoted.append('"').toString();
    }
}
