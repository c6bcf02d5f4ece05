package coop.talkoot.governance.count

import java.lang.reflect.InvocationTargetException
import java.nio.file.Files
import java.nio.file.Path
import javax.tools.ToolProvider

/** The program of docs/recount, run by itself: it sees no class of ours. */
final class StandAlone {
    static final Path PROGRAM = Path.of('../docs/recount/Recount.java')

    private final Class<?> program

    StandAlone() {
        def folder = Files.createTempDirectory('recount')
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-proc:none', '--release', '25', '-d', "$folder", "$PROGRAM") == 0
        program = new URLClassLoader([folder.toUri().toURL()] as URL[], (ClassLoader) null).loadClass('Recount')
        folder.toFile().deleteOnExit()
    }

    /** What it prints; throws IllegalArgumentException with what is not right. */
    String check(byte[] bytes) {
        def constructor = program.getDeclaredConstructor()
        constructor.accessible = true
        def check = program.getDeclaredMethod('check', byte[])
        check.accessible = true
        try {
            return check.invoke(constructor.newInstance(), [bytes] as Object[])
        } catch (InvocationTargetException e) {
            throw e.cause
        }
    }
}
