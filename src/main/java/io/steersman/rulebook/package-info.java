/**
 * DRL files, checked, compiled and immutable: lint, compile, metadata, cases.
 *
 * <p>Knows nothing of HTTP or storage. Only here and in {@code session} is the engine known.
 */
@NullMarked
package io.steersman.rulebook;

import org.jspecify.annotations.NullMarked;
