package io.steersman.bench;

import java.lang.management.ManagementFactory;

/** The memory that is in use when everything that can be thrown away has been. */
final class Heap {

    private Heap() {}

    /** In bytes. */
    static long live() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
