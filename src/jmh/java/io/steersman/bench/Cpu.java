package io.steersman.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Processor time: unlike the clock's, it does not grow with what else the machine does. */
final class Cpu {

    private Cpu() {}

    /** Of this thread, in nanoseconds since it began. */
    static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Of all threads that live, but those of the compiler and the collector, in nanoseconds. */
    static long spentByAll() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(nanoseconds -> nanoseconds > 0)
                .sum();
    }
}
