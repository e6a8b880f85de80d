package io.steersman.bench;

import java.lang.management.ManagementFactory;

/** Processor time of this thread: unlike the clock's, it does not grow with what else the machine does. */
final class Cpu {

    private Cpu() {}

    /** In nanoseconds since the thread began. */
    static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
