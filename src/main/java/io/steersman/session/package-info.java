/**
 * One trajectory's working memory: steps in, findings and interventions out.
 *
 * <p>Knows nothing of HTTP or storage. Reads no clock, no random number, no network: the same steps give the same
 * findings.
 */
@NullMarked
package io.steersman.session;

import org.jspecify.annotations.NullMarked;
