package io.steersman.rulebook.compile;

import io.steersman.rulebook.drl.FactImports;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Compiles DRL to executable models with the engine's own compiler, and takes the classes out of it.
 *
 * <p>Each compilation has a release id of its own that is removed again: builds under one id would mix their packages.
 */
public final class DrlCompiler {

    private static final AtomicLong BUILDS = new AtomicLong();
    private static final KieServices KIE = services();

    private DrlCompiler() {}

    /**
     * What came of a compilation.
     *
     * @param classes their code by name, and the names of the models, one per package; empty when there are errors
     * @param errors the compiler's messages, unread
     */
    public record Compilation(RuleClasses classes, List<Message> errors) {}

    /**
     * Compiles files that parse.
     *
     * @param texts DRL by path
     */
    public static Compilation compile(Map<String, String> texts) {
        KieFileSystem files = KIE.newKieFileSystem();
        ReleaseId release = KIE.newReleaseId("io.steersman.rulebook", "build-" + BUILDS.incrementAndGet(), "1");
        files.generateAndWritePomXML(release);
        texts.forEach((path, text) -> files.write(place(path), FactImports.complete(text)));
        try {
            return withOwnLoader(() -> build(files));
        } catch (StackOverflowError e) {
            throw new IllegalStateException(
                    "a condition is nested too deeply, or of a form that the engine cannot read. Maybe write it in another way",
                    e);
        } finally {
            KIE.getRepository().removeKieModule(release);
        }
    }

    /** The engine wants a folder for each package. */
    private static String place(String path) {
        String folder = path.endsWith(".drl") ? path.substring(0, path.length() - ".drl".length()) : path;
        return "src/main/resources/rules/" + folder + "/rules.drl";
    }

    private static Compilation build(KieFileSystem files) {
        KieBuilder builder = KIE.newKieBuilder(files, loader());
        builder.buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        return errors.isEmpty()
                ? new Compilation(RuleClasses.read(((InternalKieModule) builder.getKieModule()).getBytes()), errors)
                : new Compilation(RuleClasses.NONE, errors);
    }

    /** The engine looks services and classes up by the thread's loader, which need not be ours. */
    private static <T> T withOwnLoader(java.util.function.Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The engine keeps what its first caller's loader finds, also nothing: so the first call is made with ours. */
    public static KieServices services() {
        EngineLog.off();
        return withOwnLoader(KieServices::get);
    }

    public static ClassLoader loader() {
        return DrlCompiler.class.getClassLoader();
    }
}
