package io.github.keycloakpersonas;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long files, methods and lists of parameters may be, and how many types are hidden. The compiler's own parser counts. */
class SizesTest {

    private static final int LINES_OF_A_FILE = 300;
    private static final int LINES_OF_A_METHOD = 40;
    private static final int PARAMETERS = 5;
    private static final double SHARE_OF_HIDDEN_TYPES = 0.40;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "persona-spi",
                "persona-api-page",
                "persona-calendar-files",
                "persona-reports",
                "testkit",
                "benchmark",
                "clients/java"
            })
    void areWithinTheirBounds(String module) throws IOException {
        assertThat(excesses(sourcesOf(module, "main"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"persona-spi", "testkit"})
    void ofFilesBindTestsToo(String module) throws IOException {
        List<String> excesses = new ArrayList<>();
        for (CompilationUnitTree file : parse(sourcesOf(module, "test")).files()) {
            excessOfLines(file).ifPresent(excesses::add);
        }
        assertThat(excesses).isEmpty();
    }

    @Test
    void leaveFourOfTenTypesHidden() throws IOException {
        List<Tree> types = new ArrayList<>();
        parse(sourcesOf("persona-spi", "main")).files().forEach(file -> types.addAll(file.getTypeDecls()));
        assertThat(types).hasSizeGreaterThan(200);
        assertThat(types).filteredOn(SizesTest::isHidden).hasSizeGreaterThanOrEqualTo((int)
                Math.ceil(SHARE_OF_HIDDEN_TYPES * types.size()));
    }

    @Nested
    class AnExcess {

        @ParameterizedTest
        @CsvSource({"300, 0", "301, 1"})
        void isALineOfAFile(int lines, int excesses) throws IOException {
            assertThat(in("class A {" + "\n".repeat(lines - 1) + "}")).hasSize(excesses);
        }

        @ParameterizedTest
        @CsvSource({"40, 0", "41, 1"})
        void isALineOfAMethod(int lines, int excesses) throws IOException {
            assertThat(in("class A { void a() {" + "\n".repeat(lines - 1) + "} }"))
                    .hasSize(excesses);
        }

        @ParameterizedTest
        @CsvSource({
            "'class A { void a(int a, int b, int c, int d, int e) {} }', 0",
            "'class A { void a(int a, int b, int c, int d, int e, int f) {} }', 1",
            "'class A { A(int a, int b, int c, int d, int e, int f) {} }', 1",
            "'class A { @Override public void a(int a, int b, int c, int d, int e, int f) {} }', 0",
            "'record A(int a, int b, int c, int d, int e, int f) { A {} }', 0",
            "'record A(int a) { A(int a, int b, int c, int d, int e, int f) { this(a); } }', 1"
        })
        void isAParameterOfAMethodThatIsOurs(String source, int excesses) throws IOException {
            assertThat(in(source)).hasSize(excesses);
        }

        private static List<String> in(String source) throws IOException {
            return excesses(
                    List.of(new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    }));
        }
    }

    private record Parsed(Iterable<? extends CompilationUnitTree> files, Trees trees) {}

    private static Parsed parse(Iterable<? extends JavaFileObject> sources) throws IOException {
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, sources);
        return new Parsed(task.parse(), Trees.instance(task));
    }

    private static Iterable<? extends JavaFileObject> sourcesOf(String module, String kind) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", kind, "java"))) {
            return ToolProvider.getSystemJavaCompiler()
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromPaths(
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .toList());
        }
    }

    private static List<String> excesses(Iterable<? extends JavaFileObject> sources) throws IOException {
        List<String> excesses = new ArrayList<>();
        Parsed parsed = parse(sources);
        for (CompilationUnitTree file : parsed.files()) {
            excessOfLines(file).ifPresent(excesses::add);
            new TreePathScanner<@Nullable Void, String>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, String name) {
                    long length = lines(file, method, parsed.trees());
                    if (length > LINES_OF_A_METHOD) {
                        excesses.add(name + ": " + method.getName() + " has " + length + " lines");
                    }
                    int parameters = method.getParameters().size();
                    if (parameters > PARAMETERS
                            && !isPrescribed(method, (ClassTree)
                                    getCurrentPath().getParentPath().getLeaf())) {
                        excesses.add(name + ": " + method.getName() + " has " + parameters + " parameters");
                    }
                    return super.visitMethod(method, name);
                }
            }.scan(file, name(file));
        }
        return excesses;
    }

    private static Optional<String> excessOfLines(CompilationUnitTree file) throws IOException {
        long lines =
                file.getSourceFile().getCharContent(true).toString().lines().count();
        return lines > LINES_OF_A_FILE ? Optional.of(name(file) + " has " + lines + " lines") : Optional.empty();
    }

    private static String name(CompilationUnitTree file) {
        return Path.of(file.getSourceFile().getName()).getFileName().toString();
    }

    private static long lines(CompilationUnitTree file, Tree tree, Trees trees) {
        long start = trees.getSourcePositions().getStartPosition(file, tree);
        long end = trees.getSourcePositions().getEndPosition(file, tree);
        return file.getLineMap().getLineNumber(end) - file.getLineMap().getLineNumber(start) + 1;
    }

    /** Keycloak says what a method has that overrides one of it, and a record's components say what its own constructor has. */
    private static boolean isPrescribed(MethodTree method, ClassTree type) {
        return method.getModifiers().getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().equals("Override"))
                || (type.getKind() == Tree.Kind.RECORD
                        && types(method.getParameters()).equals(types(components(type))));
    }

    private static List<? extends VariableTree> components(ClassTree record) {
        return record.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .toList();
    }

    private static List<String> types(List<? extends VariableTree> variables) {
        return variables.stream().map(variable -> variable.getType().toString()).toList();
    }

    private static boolean isHidden(Tree type) {
        return !((ClassTree) type).getModifiers().getFlags().contains(Modifier.PUBLIC);
    }
}
