package coop.talkoot

import org.spockframework.runtime.extension.IGlobalExtension
import org.spockframework.runtime.extension.IMethodInvocation
import org.spockframework.runtime.model.SpecInfo

/**
 * Lets go of what a spec shared, once it is over. The runner keeps the rows of every table to the end, a closure in one
 * of them keeps its spec, and that would keep its instances: before, a gigabyte in the end, and collecting it stopped
 * everything for seconds.
 */
class Forgetting implements IGlobalExtension {
    @Override
    void visitSpec(SpecInfo spec) {
        spec.addInterceptor { IMethodInvocation run ->
            try {
                run.proceed()
            } finally {
                spec.allFields.findAll { it.shared && !it.type.primitive }.each { it.writeValue(run.sharedInstance, null) }
            }
        }
    }
}
