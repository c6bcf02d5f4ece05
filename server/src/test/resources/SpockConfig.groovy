import org.spockframework.runtime.model.parallel.ExecutionMode

// Two specs at a time, each of them from top to bottom: most of their time they wait. Those that measure time or change what
// all of the machine sees are @Isolated or share a @ResourceLock.
runner {
    parallel {
        enabled true
        fixed(2)
        defaultSpecificationExecutionMode ExecutionMode.CONCURRENT
        defaultExecutionMode ExecutionMode.SAME_THREAD
    }
}
