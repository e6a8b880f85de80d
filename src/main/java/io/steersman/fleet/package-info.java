/**
 * Several nodes that share the work: Kafka's log owns the order of what comes for a trajectory and who judges it. Alone knows
 * Kafka.
 *
 * <p>What comes in is put into the log first. Whoever has been given its partition judges it, by the same code as a service that is
 * alone, over a store of steps that lives with the partition: offsets, store and outputs move in one transaction.
 */
@NullMarked
package io.steersman.fleet;

import org.jspecify.annotations.NullMarked;
