import org.spockframework.runtime.model.parallel.ExecutionMode

// Three specs at a time, each of them from top to bottom: most of their time they wait. Those that measure time or change what
// all of the machine sees are @Isolated or share a @ResourceLock. No thread more than that: whoever waits for an answer over
// HTTP counts as blocked, and the pool would begin another spec for each that waits.
runner {
    parallel {
        enabled true
        custom(3, 0, 3, 3, 30)
        defaultSpecificationExecutionMode ExecutionMode.CONCURRENT
        defaultExecutionMode ExecutionMode.SAME_THREAD
    }
}
