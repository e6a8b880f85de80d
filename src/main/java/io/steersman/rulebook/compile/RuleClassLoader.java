package io.steersman.rulebook.compile;

import java.util.Map;
import org.drools.model.Model;

/** Defines the classes of one rulebook, so that they go when the rulebook goes. */
public final class RuleClassLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    public RuleClassLoader(ClassLoader parent, Map<String, byte[]> classes) {
        super(parent);
        this.classes = classes;
    }

    /** Makes the model of this class name. */
    public Model model(String name) {
        try {
            return (Model) loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The compiled model %s cannot be made.".formatted(name), e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = classes.remove(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }
}
